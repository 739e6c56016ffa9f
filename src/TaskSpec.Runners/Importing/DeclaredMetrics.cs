using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>The metrics that a catalog declares, by all that results call them: the catalog's own name, else those of lm-evaluation-harness and Inspect.</summary>
public sealed class DeclaredMetrics
{
    private readonly Dictionary<(string Task, string Metric), MetricUse> uses = [];

    /// <summary>Those of a catalog.</summary>
    public DeclaredMetrics(Catalog catalog)
    {
        Func<MetricUse, string?>[] names = [use => use.ResultName(), use => use.LmEval, use => use.Inspect];
        foreach (var name in names)
        foreach (var family in catalog.Families)
        foreach (var use in family.Records.Prepend(family.Headline).OfType<MetricUse>())
        {
            if (name(use) is { } called)
                uses.TryAdd((family.Id, called), use);
        }

        foreach (var family in catalog.Families)
        foreach (var step in family.Steps)
        foreach (var use in step.Records)
            uses.TryAdd((family.Id, use.ResultName(step)), use);
    }

    /// <summary>All of them, each by every name.</summary>
    public IReadOnlyDictionary<(string Task, string Metric), MetricUse> All => uses;

    /// <summary>What a result's metric is; null where the catalog declares none of that name.</summary>
    public MetricUse? Of(string task, string metric) => uses.GetValueOrDefault((task, metric));
}
