using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>What the report is about, in figures.</summary>
internal static class SummarySection
{
    private const int MostMetrics = 20;

    public static Section Of(ReportInput input) => new("summary", "What it is made of", Body(input));

    private static Html Body(ReportInput input)
    {
        var body = new Html();
        body.Add(
            $"<dl class=\"figures\">{Html.Join(Figures(input), figure => $"<div><dt>{figure.Name}</dt><dd>{figure.Value}</dd></div>")}</dl>\n"
        );
        foreach (var sentence in Sentences(input))
            body.Add($"<p>{sentence}</p>\n");
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
            var all = scores.AllMetrics > scores.Metrics.Count ? $", of {Figure.Count(scores.AllMetrics)} in the table" : "";
            yield return $"Of the scores {(scores.Metrics.Count == 1 ? "the metric" : $"{Figure.Count(scores.Metrics.Count)} metrics are shown, of each task one:")} {Html.Join(scores.Metrics.Take(MostMetrics), Shown.Name, ", ")}{(scores.Metrics.Count > MostMetrics ? ", …" : "")}{(scores.Metrics.Count == 1 ? " is shown" : "")}{all}.";
            if (scores.KeptTasks < scores.Tasks)
                yield return $"Figures of scores are over {Figure.Count(scores.KeptTasks)} of the {Figure.Count(scores.Tasks)} tasks: those that were scored for the most models, and of them those whose scores differ most.";
            foreach (var other in scores.OtherVersions)
                yield return $"Of another version, {Shown.Text(other)}.";
        }
    }
}
