namespace TaskSpec.Scaling.Correlations;

/// <summary>Series that resemble each other.</summary>
/// <param name="Name">What their names begin with alike, else the name of the one that is most like the others.</param>
/// <param name="Members">Their numbers, rising.</param>
/// <param name="Mean">The mean correlation within.</param>
public sealed record Block(string Name, IReadOnlyList<int> Members, double Mean)
{
    private const int TellingPrefix = 4;

    /// <summary>
    /// Blocks of two or more by average linkage: the two most alike are joined as long as their mean correlation is above a limit. Larger blocks
    /// first.
    /// </summary>
    /// <param name="table">The correlations; one that is not known counts as 0.</param>
    /// <param name="names">The series' names.</param>
    /// <param name="above">The limit, in (−1, 1).</param>
    /// <param name="stop">Ends the work early.</param>
    public static IReadOnlyList<Block> Of(
        CorrelationTable table,
        IReadOnlyList<string> names,
        double above,
        CancellationToken stop = default
    )
    {
        var linkage = new AverageLinkage(table.Count);
        foreach (var row in table.Rows(stop))
            linkage.Add(row);
        return Of(linkage, table, names, above, stop);
    }

    internal static IReadOnlyList<Block> Of(
        AverageLinkage linkage,
        CorrelationTable table,
        IReadOnlyList<string> names,
        double above,
        CancellationToken stop
    ) =>
        [
            .. linkage
                .Above(above, stop)
                .Select(members => Named(members, table.MeansWithin(members, stop), names))
                .OrderByDescending(block => block.Members.Count)
                .ThenBy(block => block.Name, StringComparer.Ordinal),
        ];

    private static Block Named(int[] members, double[] means, IReadOnlyList<string> names)
    {
        var prefix = members
            .Select(i => names[i])
            .Aggregate((one, other) => one[..one.AsSpan().CommonPrefixLength(other)])
            .TrimEnd('-', '_', '.', '/', ':', ' ');
        return new(
            prefix.Length >= TellingPrefix ? prefix : names[members[Array.IndexOf(means, means.Max())]],
            members,
            means.Average()
        );
    }
}
