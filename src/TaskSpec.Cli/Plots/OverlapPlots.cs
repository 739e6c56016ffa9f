using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Plots;

/// <summary>What families have in common: as a matrix, and as groups that are worth fewer items than they have.</summary>
internal static class OverlapPlots
{
    private const int MostGroups = 30;

    // Enough pairs to name more families than are shown, and not all of a catalog in which everything overlaps.
    private const int PairsRead = 4000;

    public static IEnumerable<Plot> Of(Catalog catalog)
    {
        var overlaps = new Overlaps(catalog);
        return [Matrix(catalog, overlaps), Groups(overlaps)];
    }

    /// <summary>Correlations of the families that share most.</summary>
    public static Plot Matrix(Catalog catalog, Overlaps overlaps)
    {
        var alike = overlaps.Strongest(PairsRead).SelectMany(pair => new[] { pair.A, pair.B }).Distinct().ToArray();
        string[] shown = [.. alike.Take(MatrixPlot.Most).Order(StringComparer.Ordinal)];
        var among = shown.ToHashSet(StringComparer.Ordinal);
        var phi = new Overlaps(
            catalog with
            {
                Families = catalog.Families.Where(family => among.Contains(family.Id)).ToEquatableArray(),
            }
        )
            .Pairs.DistinctBy(pair => (pair.A, pair.B))
            .ToDictionary(pair => (pair.A, pair.B), pair => pair.Phi);
        double Phi(string a, string b) => phi.GetValueOrDefault(string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a));
        string[] names = [.. Linkage.Order(shown.Length, (i, j) => Phi(shown[i], shown[j])).Select(i => shown[i])];
        var clusters = overlaps.Clusters().Select(cluster => cluster.ToHashSet(StringComparer.Ordinal)).ToArray();
        var groups = new List<int>();
        for (var i = 0; i < names.Length; i += groups[^1])
        {
            var cluster = clusters.FirstOrDefault(cluster => cluster.Contains(names[i]));
            groups.Add(Math.Max(1, names.Skip(i).TakeWhile(name => cluster?.Contains(name) == true).Count()));
        }

        var left = catalog.Families.Count - names.Length;
        return MatrixPlot.Of(
            "overlap-matrix",
            "Families by what they have in common",
            "Correlation of the outcomes of two families, from the steps, skills and samples that they share; families that are alike stand beside each other, and clusters are framed."
                + (alike.Length > names.Length ? $" The {names.Length} families of the pairs that share most." : "")
                + (left > 0 ? $" {Figure.Of(left, "family", "families")} more not shown." : ""),
            names,
            (i, j) => Phi(names[i], names[j]),
            groups
        );
    }

    /// <summary>Clusters and all families together: items, and what they are worth.</summary>
    public static Plot Groups(Overlaps overlaps)
    {
        var clusters = overlaps.Clusters().OrderByDescending(cluster => cluster.Count).ToArray();
        var inCluster = clusters.SelectMany(cluster => cluster).ToHashSet(StringComparer.Ordinal);
        var rest = overlaps.Members.Select(member => member.Family.Id).Where(id => !inCluster.Contains(id)).ToArray();
        var groups = new List<(string Name, IReadOnlyCollection<string> Families)>
        {
            ("all families", [.. overlaps.Members.Select(member => member.Family.Id)]),
        };
        groups.AddRange(
            clusters
                .Take(MostGroups)
                .Select(cluster =>
                    ($"{Words.Short(cluster[0], 24)} and {cluster.Count - 1} more", (IReadOnlyCollection<string>)cluster)
                )
        );
        if (rest.Length > 0 && clusters.Length > 0)
            groups.Add(($"the other {rest.Length}", rest));
        var rows = groups
            .Select(group =>
            {
                var members = group.Families.ToHashSet(StringComparer.Ordinal);
                var totals = overlaps.Totals(member => members.Contains(member.Family.Id));
                return (group.Name, group.Families, totals.Items, totals.Effective);
            })
            .ToArray();
        const string title = "What items are worth, by groups of families that go together";
        var caption =
            "For each cluster of families whose outcomes correlate by a half or more: how many items it has, and how many independent ones they are worth."
            + (clusters.Length > MostGroups ? $" The {MostGroups} largest of {clusters.Length} clusters." : "");
        var chart = new Chart(
            title,
            caption,
            new("items", LogScale.Around(rows.SelectMany(row => new[] { row.Items, row.Effective }))),
            new("", new NameScale([.. rows.Select(row => row.Name)], Falling: true))
        )
        {
            Depth = Math.Max(60, 22 * rows.Length),
        };
        chart
            .Spans(null, 6, [.. rows.Select((row, i) => ((double)i, row.Effective, row.Items))])
            .Dots("items", 6, [.. rows.Select((row, i) => (row.Items, (double)i))])
            .Dots(
                "independent items that they are worth",
                1,
                [.. rows.Select((row, i) => (row.Effective, (double)i))],
                "ts-square"
            );
        return new(
            "overlap-groups",
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["group", "families", "items", "worth", "which"],
                rows.Select(row =>
                    new object?[] { row.Name, row.Families.Count, row.Items, row.Effective, string.Join(' ', row.Families) }
                )
            )
        );
    }
}
