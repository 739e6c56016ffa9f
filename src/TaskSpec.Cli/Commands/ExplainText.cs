using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>explain</c> shows to people.</summary>
internal static class ExplainText
{
    private const int BarWidth = 30;

    public static void Write(Screen screen, Assessment assessment)
    {
        var family = assessment.Family;
        screen.WriteLine(new($"{family.Id} {family.Version}", Tone.Title), family.Title is { } title ? "  " + title : "");
        screen.WriteLine(
            $"{Figure.Of(assessment.Items, "item")} worth {Figure.Count(assessment.EffectiveItems)};"
                + $" {MetricNames.Of(family)}; {PlanText.Of(assessment.Plan)}"
        );
        screen.WriteLine();
        if (assessment.Forecast is not { } forecast)
        {
            screen.WriteLine($"There is no forecast: the family {NoForecast(family)}.");
            return;
        }

        Figures(screen, assessment, forecast);
        Metrics(screen, assessment);
        Curve(screen, assessment);
        InferenceText.Write(screen, assessment);
        Alternatives(
            screen,
            "what costs how much",
            assessment,
            assessment.Causes.Select(cause => cause with { Name = $"without {cause.Name}" })
        );
        Alternatives(screen, "what would help", assessment, assessment.Remedies);
        if (assessment.Assumptions.IsEmpty)
            return;
        screen.WriteLine(new Span(assessment.Measured is null ? "assumed" : "assumed and measured", Tone.Title));
        foreach (var line in assessment.Assumptions.SelectMany(text => Wrapped.Lines(text, screen.Width, 4, "    ")))
            screen.WriteLine(line.StartsWith(' ') ? line : "  - " + line);
    }

    /// <summary>Why a family has no forecast, as what it does, and what to do.</summary>
    public static string NoForecast(Family family) =>
        family.Headline is { } headline
            ? $"has the headline {MetricNames.Of(headline)}, a {FormTable.Of(headline.Form).Title}, which follows from no capability; make what it is computed from the headline, and record this"
            : "declares no headline metric, so there is nothing to forecast; add [Headline<…>] to it";

    private static void Figures(Screen screen, Assessment assessment, ForecastSummary forecast)
    {
        var table = new TextTable(new("forecast"), new(""), new(""));
        table.Add(
            "error",
            "±" + Figure.Points(forecast.Error),
            $"from {Figure.Points(forecast.Low)} to {Figure.Points(forecast.High)}, by how hard it turns out"
        );
        table.Add("floor", " " + Figure.Points(forecast.Floor), "left even if the scores of the ladder were known exactly");
        table.Add(
            "excess",
            new(" " + Figure.Points(forecast.Excess), CheckText.ToneOf(assessment)),
            $"{(assessment.Exceeds ? "above" : "within")} {Text.Limit(assessment)}"
                + (assessment.IsSolved ? $"; {assessment.Cause}: nothing left to forecast" : "")
        );
        table.Add("penalty", " " + Figure.Factor(assessment.Penalty), "error over floor");
        table.Add("length", " " + Figure.Count(forecast.EffectiveLength), "independent outcomes in one scored output");
        table.Write(screen);
        screen.WriteLine();
    }

    private static void Metrics(Screen screen, Assessment assessment)
    {
        var table = new TextTable(new("metric"), new("form"), new("expected"), new("variance"), new(""));
        foreach (var metric in assessment.Metrics)
        {
            var form = FormTable.Of(metric.Use.Form);
            var traits = metric.Parameters.Concat(form.Traits).Concat(metric.Linked ? ["linked"] : Array.Empty<string>());
            table.Add(metric.Name, form.Title, form.Mean, form.Variance, string.Join(", ", traits));
        }

        table.Write(screen);
        screen.WriteLine();
    }

    private static void Curve(Screen screen, Assessment assessment)
    {
        var table = new TextTable(
            new("FLOP", Right: true),
            new("score", Right: true),
            new("sampling error", Right: true),
            new(""),
            new("")
        );
        for (var i = 0; i < assessment.Curve.Count; i++)
        {
            var point = assessment.Curve[i];
            var target = i == assessment.Curve.Count - 1;
            table.Add(
                Figure.Flop(point.Flop),
                Figure.Points(point.Expected),
                "±" + Figure.Points(point.StandardError),
                new(Bar(point.Expected), target ? Tone.Notice : Tone.Good),
                target ? $"the target, forecast to ±{Figure.Points(assessment.Forecast!.Error)}" : ""
            );
        }

        table.Write(screen);
        screen.WriteLine();
    }

    /// <summary>A bar of eighths of a character.</summary>
    private static string Bar(double share)
    {
        var eighths = (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth * 8);
        var rest = eighths % 8;
        var bar = new string('█', eighths / 8) + (rest == 0 ? "" : "▏▎▍▌▋▊▉"[rest - 1].ToString());
        return bar.PadRight(BarWidth, '·');
    }

    // Without a chance floor or a ceiling the score has another range, and points are no measure: what is compared is the share of it.
    private static void Alternatives(Screen screen, string title, Assessment assessment, IEnumerable<Alternative> alternatives)
    {
        var (forecast, all) = (assessment.Forecast!, alternatives.ToArray());
        if (all.Length == 0)
            return;
        var declared = new Alternative("as declared", forecast.Error, forecast.Excess, !assessment.Exceeds)
        {
            Range = assessment.Range,
        };
        var table = new TextTable(
            new(title),
            new("error", Right: true),
            new("excess", Right: true),
            new("of range", Right: true),
            new("share", Right: true),
            new("")
        );
        foreach (var alternative in all.Prepend(declared))
        {
            table.Add(
                "  " + alternative.Name,
                "±" + Figure.Points(alternative.Error),
                Figure.Points(alternative.Excess),
                Figure.Points(alternative.Range),
                new(Figure.Points(alternative.Share), alternative.Suffices ? Tone.Good : Tone.Bad),
                alternative.Suffices && assessment.Exceeds ? "enough" : ""
            );
        }

        table.Write(screen);
        screen.WriteLine();
    }
}
