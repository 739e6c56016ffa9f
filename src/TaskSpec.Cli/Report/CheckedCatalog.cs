using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Sources;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Report;

/// <summary>A catalog with all that is said of it.</summary>
/// <param name="Catalog">The catalog.</param>
/// <param name="Context">The catalog as families are judged in it.</param>
/// <param name="Findings">The findings, as <c>check</c> shows them.</param>
/// <param name="Families">One assessment a family with all causes and remedies, those of the largest excess first.</param>
internal sealed record CheckedCatalog(
    Catalog Catalog,
    CatalogContext Context,
    IReadOnlyList<LocatedFinding> Findings,
    IReadOnlyList<Assessment> Families
)
{
    public static CheckedCatalog Of(CatalogSource source, CancellationToken stop)
    {
        var options = RuleOptions.Default;
        var checkup = Checkup.Of(source.Catalog, options);
        var context = new CatalogContext(source.Catalog);
        return new(
            source.Catalog,
            context,
            source.Findings ?? [.. checkup.Findings.Select(LocatedFinding.Of)],
            [
                .. context
                    .Catalog.Families.AsParallel()
                    .AsOrdered()
                    .WithCancellation(stop)
                    .Select(family => Assessor.Of(context, family, options.ExcessLimit, Detail.Remedies))
                    .AsEnumerable()
                    .OrderByDescending(assessment => assessment.Forecast?.Excess ?? -1)
                    .ThenBy(assessment => assessment.Family.Id, StringComparer.Ordinal),
            ]
        );
    }
}
