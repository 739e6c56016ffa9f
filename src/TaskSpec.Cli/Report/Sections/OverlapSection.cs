using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>What families have in common, as a matrix and as groups.</summary>
internal static class OverlapSection
{
    private const int MostPairs = 2000;
    private const int ShownPairs = 50;
    private const int ShownMembers = 100;

    public static Section Of(CheckedCatalog catalog) =>
        new("overlap", "Overlap", Body(CatalogOverlap.Of(catalog.Catalog, MostPairs), catalog));

    private static Html Body(CatalogOverlap overlap, CheckedCatalog catalog)
    {
        var totals = overlap.Totals;
        Html body =
            $"<p>{Figure.Of(totals.Items, "item")} in {Figure.Of(overlap.Families.Count, "family", "families")} are worth {Figure.Count(totals.Effective)} independent ones.</p>\n";
        if (overlap.PairCount == 0)
            return body.Add(Html.Raw("<p>No two families share a step, a skill that carries over, or samples.</p>\n"));
        var links = catalog
            .Families.Index()
            .DistinctBy(one => one.Item.Family.Id)
            .ToDictionary(one => one.Item.Family.Id, one => one.Index, StringComparer.Ordinal);
        return body.Add(Html.Join(OverlapPlots.Of(catalog.Catalog), FigureBlock.Of))
            .Add(Groups(overlap, links))
            .Add(Pairs(overlap, links));
    }

    private static Html? Groups(CatalogOverlap overlap, Dictionary<string, int> links)
    {
        if (overlap.Clusters.Count == 0)
            return null;
        return $"""
            <h3>Groups</h3><p>Families whose outcomes correlate by {Figure.Factor(
                Assessments.Overlaps.ClusterPhi
            )} or more, directly or through others.</p>
            {Html.Join(overlap.Clusters.OrderByDescending(group => group.Count), group => Group(group, links))}

            """;
    }

    private static Html Group(IReadOnlyList<string> ids, Dictionary<string, int> links)
    {
        var rest = ids.Count > ShownMembers ? $" and {Figure.Count(ids.Count - ShownMembers)} more" : "";
        return $"<details{(ids.Count <= 8 ? Html.Raw(" open=\"\"") : null)}><summary>{Figure.Of(ids.Count, "family", "families")}: {Shown.Name(ids[0])} and others</summary><p>{Html.Join(ids.Take(ShownMembers), id => Link(id, links), ", ")}{rest}</p></details>\n";
    }

    private static Html Link(string id, Dictionary<string, int> links)
    {
        if (links.TryGetValue(id, out var row) && row < FamiliesSection.Most)
            return $"<a href=\"#f{row}\">{Shown.Name(id)}</a>";
        return Shown.Name(id);
    }

    private static Html Pairs(CatalogOverlap overlap, Dictionary<string, int> links)
    {
        Html pairs = $"<h3>Pairs</h3>";
        if (overlap.PairCount > ShownPairs)
            pairs.Add(
                $"<p class=\"note\">The {Figure.Count(ShownPairs)} that share most, of {Figure.Count(overlap.PairCount)}; taskspec overlap has all.</p>"
            );
        return pairs.Add(
            DataTable.Of(
                "Pairs of families that have something in common",
                [new("a"), new("b"), new("shared", true), new("correlation", true), new("because of")],
                overlap
                    .Pairs.Take(ShownPairs)
                    .Select(pair =>
                        (IReadOnlyList<Html>)
                            [
                                Link(pair.A, links),
                                Link(pair.B, links),
                                $"{Figure.Points(pair.Jaccard)}",
                                $"{Figure.Points(pair.Phi)}",
                                $"{Shown.Text(OverlapText.Because(pair))}",
                            ]
                    )
            )
        );
    }
}
