using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>The data sets that families take their samples from: two families on one have its samples in common.</summary>
internal static class DataSets
{
    /// <summary>The data set as people call it; null where the family's samples are its own.</summary>
    public static string? NameOf(Family family) => family.Samples is { } samples ? samples.HuggingFace ?? samples.File : null;

    /// <summary>Whether two families have the same data set, configuration and split.</summary>
    public static bool IsOne(Family a, Family b) => SetOf(a) is { } set && set == SetOf(b) && SplitOf(a) == SplitOf(b);

    /// <summary>Whether any two families are of one data set.</summary>
    public static bool Any(EquatableArray<Family> families)
    {
        var seen = new HashSet<(string, string?)>();
        return families.Any(family => SetOf(family) is { } set && !seen.Add(set));
    }

    /// <summary>
    /// The pairs of families on one data set, the earlier first: on the same split they have its samples, wholly; on two splits nothing but
    /// where the samples come from.
    /// </summary>
    public static IEnumerable<(int First, int Second, bool IsWhole)> Shared(OverlapMember[] members) =>
        from set in members
            .Select((member, at) => (Set: SetOf(member.Family), Split: SplitOf(member.Family), At: at))
            .Where(member => member.Set is not null)
            .GroupBy(member => member.Set!.Value)
        from first in set
        from second in set
        where first.At < second.At
        select (first.At, second.At, first.Split == second.Split);

    // Of a family whose tasks have their own configurations, and of one that has code of its own, nobody knows which samples it takes.
    private static (string Source, string? Config)? SetOf(Family family) =>
        family.Samples is { Kind: SampleKind.HuggingFace or SampleKind.File } samples
        && NameOf(family) is { } name
        && family.Tasks.All(task => task.Config is null)
            ? ($"{samples.Kind} {name}", samples.Config)
            : null;

    private static string? SplitOf(Family family) => family.Samples?.Split;
}
