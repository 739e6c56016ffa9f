using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Commands;

/// <summary>What a family measures, in a few words: the headline first, then what is recorded beside it.</summary>
internal static class MetricNames
{
    public static string Of(Family family)
    {
        var recorded = family.Records.Concat(family.Steps.SelectMany(step => step.Records));
        var all = family.Headline is { } headline ? recorded.Prepend(headline) : recorded;
        return string.Join(", ", all.Select(Of).Distinct(StringComparer.Ordinal));
    }

    public static string Of(MetricUse metric) => metric.Name ?? ClassName.Of(metric.Type);
}
