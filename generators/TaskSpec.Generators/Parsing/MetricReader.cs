using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads a metric where it is used: its own facts from its class, those of the use from the attribute that names it.</summary>
internal static class MetricReader
{
    public static MetricUse? Read(AttributeReader use)
    {
        if (use.TypeArgument is not { } type)
            return null;
        var metric = AttributeSet.Of(type).Single(WellKnownNames.Metric) ?? new AttributeReader([]);
        return new(metric[0].Text ?? TypeName.Kebab(type.Name), TypeName.Full(type), metric[1].Word<Form>() ?? Form.Unknown)
        {
            Name = use["Name"].Text,
            Floor = metric["Floor"].Number,
            // An infinite bound is none.
            Best = metric["Best"].IsPresent ? metric["Best"].Number : 1,
            Worst = metric["Worst"].IsPresent ? metric["Worst"].Number : 0,
            By = metric["By"].Word<By>(),
            K = metric["K"].Count,
            Threshold = metric["Threshold"].Number,
            Edits = metric["Edits"].Count,
            Order = metric["Order"].Count,
            FromOrder = metric["FromOrder"].Count,
            Averaging = metric["Averaging"].Word<Averaging>(),
            Levels = metric["Levels"].Count,
            LmEval = metric["LmEval"].Text,
            Inspect = metric["Inspect"].Text,
            Extract = use["Extract"].Text,
            Ceiling = use["Ceiling"].Number,
            Link = use["Link"].Word<Link>(),
            TokenCorrelation = use["TokenCorrelation"].Number,
        };
    }

    /// <summary>The recorded metrics; what a suite records is not recorded again where it is the family's headline.</summary>
    public static EquatableArray<MetricUse> Records(AttributeSet attributes, MetricUse? headline = null) =>
        attributes
            .List(
                WellKnownNames.Records,
                Read,
                use => (use.Type, use.Name),
                use => use.Type != headline?.Type || use.Name is not null || use.Extract != headline.Extract
            )
            .OrderBy(use => use.Metric, StringComparer.Ordinal)
            .ThenBy(use => use.Name, StringComparer.Ordinal)
            .ThenBy(use => use.Type, StringComparer.Ordinal)
            .ThenBy(use => use.Extract, StringComparer.Ordinal)
            .ToEquatableArray();
}
