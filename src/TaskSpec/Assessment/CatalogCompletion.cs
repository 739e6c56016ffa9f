using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>Adds to a catalog what follows from its declarations: forecasts and overlaps.</summary>
public static class CatalogCompletion
{
    // A step that a thousand families share makes half a million pairs; nothing but people reads them.
    private const int MostPairs = 10_000;

    /// <summary>The catalog with the forecast of each family, and the pairs that have something in common, those that share most.</summary>
    public static Catalog Complete(Catalog catalog)
    {
        var context = new CatalogContext(catalog);
        return context.Catalog with
        {
            Overlaps = context
                .Overlaps.Strongest(MostPairs)
                .OrderBy(pair => pair.A, StringComparer.Ordinal)
                .ThenBy(pair => pair.B, StringComparer.Ordinal)
                .ToEquatableArray(),
            Families = catalog
                .Families.AsParallel()
                .AsOrdered()
                .Select(family =>
                    family with
                    {
                        Headline = Described(family.Headline),
                        Records = family.Records.Select(use => Described(use)!).ToEquatableArray(),
                        Steps = family
                            .Steps.Select(step =>
                                step with
                                {
                                    Records = step.Records.Select(use => Described(use)!).ToEquatableArray(),
                                }
                            )
                            .ToEquatableArray(),
                        Forecast = Assessor.Of(context, family, double.PositiveInfinity).Forecast,
                    }
                )
                .ToEquatableArray(),
        };

        static MetricUse? Described(MetricUse? use) => use is null ? null : use with { Traits = FormTable.Of(use.Form).Traits };
    }
}
