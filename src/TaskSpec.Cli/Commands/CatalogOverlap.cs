using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Commands;

/// <summary>A tool and the families that call it. It makes two tasks no more alike by itself.</summary>
internal sealed record SharedTool(string Id, IReadOnlyList<string> Families);

/// <summary>What a whole catalog's families have in common.</summary>
/// <param name="Pairs">The families that have something in common, those that share most first.</param>
/// <param name="PairCount">How many there are, shown or not.</param>
/// <param name="Families">Each family by itself.</param>
/// <param name="Clusters">The families whose outcomes mostly go together, directly or through others.</param>
/// <param name="Tools">The tools of two and more families.</param>
/// <param name="Totals">What all items are worth together.</param>
/// <param name="Suites">Each suite by itself.</param>
internal sealed record CatalogOverlap(
    EquatableArray<OverlapPair> Pairs,
    long PairCount,
    IReadOnlyList<OverlapMember> Families,
    IReadOnlyList<IReadOnlyList<string>> Clusters,
    IReadOnlyList<SharedTool> Tools,
    OverlapTotals Totals,
    IReadOnlyList<SuiteOverlap> Suites
)
{
    public static CatalogOverlap Of(Catalog catalog, int most)
    {
        var context = new CatalogContext(catalog);
        var overlaps = context.Overlaps;
        return new(
            overlaps.Strongest(most),
            overlaps.Count,
            overlaps.Members,
            overlaps.Clusters(),
            ToolsOf(catalog),
            overlaps.Totals(),
            SuiteOverlap.Of(context)
        );
    }

    private static IReadOnlyList<SharedTool> ToolsOf(Catalog catalog) =>
        [
            .. catalog
                .Families.SelectMany(family =>
                    family.Steps.SelectMany(step => step.Calls).Select(call => (call.Tool, Family: family.Id)).Distinct()
                )
                .GroupBy(use => use.Tool, use => use.Family, StringComparer.Ordinal)
                .Select(tool => new SharedTool(tool.Key, [.. tool]))
                .Where(tool => tool.Families.Count > 1)
                .OrderBy(tool => tool.Id, StringComparer.Ordinal),
        ];
}
