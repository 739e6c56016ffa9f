using TaskSpec.Assessments;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>check</c> shows to people: the families, the findings, and one line that sums up.</summary>
internal static class CheckText
{
    public static void Write(Invocation run, IReadOnlyList<LocatedFinding> findings, IReadOnlyList<Assessment> assessments)
    {
        if (!run.Quiet && assessments.Count > 0)
            Families(assessments).Write(run.Screen);
        var first = run.Quiet;

        foreach (var group in findings.GroupBy(finding => finding.File ?? finding.Family))
        {
            if (!first)
                run.Screen.WriteLine();
            first = false;
            foreach (var finding in group)
                Write(run.Screen, finding);
        }

        if (run.Quiet)
            return;
        run.Screen.WriteLine();
        Summarise(run.Screen, findings, assessments);
    }

    /// <summary>Groups of families in place of each, and findings by rule.</summary>
    public static void WriteGroups(
        Invocation run,
        IReadOnlyList<LocatedFinding> findings,
        IReadOnlyList<Assessment> assessments,
        IReadOnlyList<string> keys,
        IReadOnlyList<CheckGroup> groups
    )
    {
        CheckGroups.Write(run.Screen, keys, groups);
        if (run.Quiet)
            return;
        run.Screen.WriteLine();
        foreach (
            var rule in findings
                .GroupBy(finding => (finding.Id, finding.Severity))
                .OrderBy(rule => rule.Key.Id, StringComparer.Ordinal)
        )
            run.Screen.WriteLine(
                new Span($"{SeverityName.Of(rule.Key.Severity)} {rule.Key.Id}", ToneOf(rule.Key.Severity)),
                $": {Figure.Of(rule.Count(), "time")}"
            );
        Summarise(run.Screen, findings, assessments);
    }

    private static TextTable Families(IEnumerable<Assessment> assessments)
    {
        var table = new TextTable(
            new Column("family", Fold: Fold.Above),
            new Column("items", Right: true),
            new Column("effective", Right: true),
            new Column("metrics", Fold: Fold.Above),
            new Column("error"),
            new Column("floor", Right: true),
            new Column("excess", Right: true),
            new Column("limit", Right: true),
            new Column("penalty", Right: true),
            new Column("cause", Fold: Fold.Below),
            new Column("remedy", Fold: Fold.Below)
        );
        foreach (var assessment in assessments)
            table.Add(Row(assessment));
        return table;
    }

    private static Span[] Row(Assessment assessment)
    {
        var forecast = assessment.Forecast;
        return
        [
            new(assessment.Family.Id, Tone.Title),
            Figure.Count(assessment.Items),
            Figure.Count(assessment.EffectiveItems),
            MetricNames.Of(assessment.Family),
            forecast is null ? "unknown" : $"±{Figure.Points(forecast.Error)} ({Figure.Points(forecast.Low, forecast.High)})",
            forecast is null ? "" : Figure.Points(forecast.Floor),
            forecast is null ? "" : new Span(Figure.Points(forecast.Excess), ToneOf(assessment)),
            forecast is null ? "" : new Span(Figure.Points(assessment.Limit), Tone.Faint),
            forecast is null ? "" : Figure.Factor(assessment.Penalty),
            assessment.Cause ?? "",
            assessment.Remedy ?? "",
        ];
    }

    private static void Write(Screen screen, LocatedFinding finding)
    {
        var origin =
            finding.File is null ? finding.Family ?? "catalog"
            : finding.Line is { } line ? $"{finding.File}({line})"
            : finding.File;
        var severity = SeverityName.Of(finding.Severity);
        var head = $"{origin}: {severity} {finding.Id}: ";
        var lines = Wrapped.Lines(finding.Message, screen.Width, Printable.Width(head), "    ").ToArray();
        screen.WriteLine(origin + ": ", new($"{severity} {finding.Id}", ToneOf(finding.Severity)), ": ", lines[0]);
        foreach (var further in lines.Skip(1))
            screen.WriteLine(further);
    }

    private static void Summarise(Screen screen, IReadOnlyList<LocatedFinding> findings, IReadOnlyList<Assessment> assessments)
    {
        // Families that are judged together have the items of all of them behind their figures: each counts its own here.
        var items = assessments.Sum(assessment => assessment.Family.Items ?? assessment.Items);
        var exceeding = assessments.Count(assessment => assessment.Exceeds);
        var counts = Enum.GetValues<Severity>()
            .Reverse()
            .Select(severity => (Severity: severity, Count: findings.Count(finding => finding.Severity == severity)))
            .Where(found => found.Count > 0)
            .Select(found => Figure.Of(found.Count, SeverityName.Of(found.Severity)));
        screen.WriteLine(
            $"{Figure.Of(assessments.Count, "family", "families")}, {Figure.Of(items, "item")}; ",
            $"{exceeding} above the limit of the excess; ",
            new(
                findings.Count == 0 ? "no findings" : string.Join(", ", counts),
                findings.Count == 0 ? Tone.Good : ToneOf(findings.Max(finding => finding.Severity))
            )
        );
    }

    /// <summary>How an excess is shown: one that is small because models have solved the family is nothing good.</summary>
    public static Tone ToneOf(Assessment assessment) =>
        assessment.Exceeds ? Tone.Bad
        : assessment.IsSolved ? Tone.Notice
        : Tone.Good;

    private static Tone ToneOf(Severity severity) =>
        severity switch
        {
            Severity.Error => Tone.Bad,
            Severity.Warning => Tone.Notice,
            _ => Tone.Faint,
        };
}
