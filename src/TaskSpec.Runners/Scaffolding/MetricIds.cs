using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Gives different metrics of one project different ids, so that none stands for another in the catalog and in results.</summary>
internal static class MetricIds
{
    // The digits of what is still alike fit behind it.
    private const int Longest = 100;

    /// <summary>The draft, in which metrics that are alike in their ids alone have longer ones. TaskSpec's own keep theirs.</summary>
    public static ProjectDraft Settle(ProjectDraft draft)
    {
        var metrics = draft
            .Suites.SelectMany(suite => suite.Families)
            .SelectMany(family => family.Records.Prepend(family.Headline))
            .OfType<MetricDraft>()
            .Distinct()
            .OrderBy(metric => metric.Use.Type.Length == 0)
            .ThenBy(metric => metric.Use.Metric, StringComparer.Ordinal)
            .ThenBy(metric => metric.Summary, StringComparer.Ordinal)
            .ToArray();
        var alike = metrics.ToLookup(metric => metric.Use.Metric, StringComparer.OrdinalIgnoreCase);
        var (ids, settled) = (new SafeIds(), new Dictionary<MetricDraft, MetricDraft>());
        foreach (var metric in metrics)
        {
            var id = metric.Use.Type.Length > 0 ? metric.Use.Metric : Id(metric, alike[metric.Use.Metric]);
            if (!ids.IsFree(id))
                id = $"{(id.Length > Longest ? id[..Longest] : id)}-{ConditionText.Digest(metric.Summary)}";
            settled[metric] = metric with { Use = metric.Use with { Metric = ids.Of(id) } };
        }

        return draft with
        {
            Suites =
            [
                .. draft.Suites.Select(suite =>
                    suite with
                    {
                        Families = [.. suite.Families.Select(family => Of(family, settled))],
                    }
                ),
            ],
        };
    }

    private static string Id(MetricDraft metric, IEnumerable<MetricDraft> alike) =>
        string.Join(
            '-',
            metric
                .Apart.Where((own, i) => own.Length > 0 && alike.Any(other => other.Apart.ElementAtOrDefault(i) != own))
                .Prepend(metric.Use.Metric)
        );

    private static FamilyDraft Of(FamilyDraft family, Dictionary<MetricDraft, MetricDraft> settled) =>
        family with
        {
            Headline = family.Headline is { } headline ? settled[headline] : null,
            Records = [.. family.Records.Select(record => settled[record])],
        };
}
