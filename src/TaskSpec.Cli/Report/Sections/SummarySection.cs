using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>What the report is about, in figures, and what the rules found.</summary>
internal static class SummarySection
{
    public static Section Of(ReportInput input) => new("summary", "Summary", Body(input));

    private static Html Body(ReportInput input)
    {
        var body = new Html();
        body.Add(
            $"<dl class=\"figures\">{Html.Join(Figures(input), figure => $"<div><dt>{figure.Name}</dt><dd>{figure.Value}</dd></div>")}</dl>\n"
        );
        foreach (var sentence in Sentences(input))
            body.Add($"<p>{sentence}</p>\n");
        if (input.Catalog is { } catalog)
            body.Add(Findings(catalog));
        return body;
    }

    private static IEnumerable<(string Name, string Value)> Figures(ReportInput input)
    {
        if (input.Catalog is { } catalog)
        {
            var families = catalog.Families;
            yield return ("families", Figure.Count(families.Count));
            yield return ("items", Figure.Count(families.Sum(one => one.Family.Items ?? one.Items)));
            yield return ("above the limit of the excess", Figure.Count(families.Count(one => one.Exceeds)));
            foreach (var severity in SeverityName.Said.Reverse())
                yield return (
                    SeverityName.Of(severity) + "s",
                    Figure.Count(catalog.Findings.Count(one => one.Severity == severity))
                );
        }

        if (input.Scores is { } scores)
        {
            yield return ("models with scores", Figure.Count(scores.Models));
            yield return ("tasks with scores", Figure.Count(scores.Tasks));
        }

        if (input.Runs is { } runs)
        {
            yield return ("agents", Figure.Count(runs.Agents.Count));
            yield return ("runs", Figure.Count(runs.Agents.Sum(agent => agent.Runs)));
        }

        if (input.Samples is { } samples)
            yield return ("scores of samples", Figure.Count(samples.Rows));
    }

    private static IEnumerable<Html> Sentences(ReportInput input)
    {
        if (input.Catalog?.Catalog is { } catalog)
            yield return catalog.Families.IsEmpty
                ? (Html)$"The catalog of {Shown.Name(catalog.Assembly)} has no families, so there is nothing to judge."
                : (Html)
                    $"The catalog of {Shown.Name(catalog.Assembly)}; scaling plan: {PlanText.Of(catalog.Plan ?? Catalogs.ScalingPlan.Default)}{(catalog.Plan is null ? ", which is assumed as none is declared" : "")}.";
        if (input.Scores is { } scores)
        {
            yield return $"Of the scores the metric {Shown.Name(scores.Metric)} is shown{(scores.Metrics.Count == 1 ? "" : $", one of {Figure.Count(scores.Metrics.Count)}; another is named with --metric")}.";
            if (scores.KeptTasks < scores.Tasks)
                yield return $"Figures of scores are over {Figure.Count(scores.KeptTasks)} of the {Figure.Count(scores.Tasks)} tasks: those that were scored for the most models, and of them those whose scores differ most.";
            foreach (var other in scores.OtherVersions)
                yield return $"Of another version, {Shown.Text(other)}.";
        }
    }

    private static Html Findings(CheckedCatalog catalog)
    {
        if (catalog.Findings.Count == 0)
            return Html.Raw("<p class=\"good\">The rules found nothing.</p>\n");
        var byRule = catalog
            .Findings.GroupBy(finding => (finding.Id, finding.Severity))
            .OrderByDescending(rule => rule.Key.Severity)
            .ThenBy(rule => rule.Key.Id, StringComparer.Ordinal);
        var table = DataTable.Of(
            "What the rules found",
            [new("rule"), new("what it says"), new("severity"), new("times", Number: true)],
            byRule.Select(rule =>
                (IReadOnlyList<Html>)
                    [
                        RuleLink.Of(rule.Key.Id),
                        $"{RuleBook.All.FirstOrDefault(known => known.Id == rule.Key.Id)?.Title}",
                        RuleLink.Word(rule.Key.Severity),
                        $"{Figure.Count(rule.Count())}",
                    ]
            )
        );
        LocatedFinding[] whole = [.. catalog.Findings.Where(finding => finding.Family is null)];
        if (whole.Length == 0)
            return table;
        return table.Add($"<h3>Of the catalog as a whole</h3>{RuleLink.List(whole)}");
    }
}
