using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Measurement;

/// <summary>How the curves of one kind of metric turned out in the tables that beliefs were learnt from.</summary>
/// <param name="Tasks">How many tasks; one counts once, in however many recipes it was run.</param>
/// <param name="Curves">How many curves.</param>
/// <param name="MedianExponent">The middle exponent, with a 95 % interval over tasks.</param>
/// <param name="MedianMisfit">The middle misfit, in u.</param>
/// <param name="MisfitDecades">Over how many decades of compute a misfit stays alike.</param>
public sealed record LearntCurves(int Tasks, int Curves, Estimate MedianExponent, Estimate MedianMisfit, double MisfitDecades)
{
    /// <summary>How likely each exponent b is.</summary>
    public EquatableArray<Believed> Exponents { get; init; }

    /// <summary>How likely each misfit is: standard deviations in u.</summary>
    public EquatableArray<Believed> Misfits { get; init; }

    /// <summary>How likely each share of y(1 − y) is that no number of items averages out.</summary>
    public EquatableArray<Believed> Shares { get; init; }

    /// <summary>How likely each deviation of chance from where it is said to be is: standard deviations in score.</summary>
    public EquatableArray<Believed> Floors { get; init; }

    /// <summary>How likely each response is where several are possible: that of K choices, guess or know.</summary>
    public EquatableArray<Believed> Responses { get; init; }

    /// <summary>What of it a forecast error goes by.</summary>
    public CurveBeliefs Beliefs => new CurveBeliefs(Exponents, Misfits, MisfitDecades).Condensed();

    internal static LearntCurves Map(Fields fields, LearntCurves? x) =>
        new(
            fields.Required("tasks", fields.Count("tasks", x?.Tasks)),
            fields.Required("curves", fields.Count("curves", x?.Curves)),
            fields.Required("medianExponent", fields.Object<Estimate>("medianExponent", x?.MedianExponent, CatalogJson.Map)),
            fields.Required("medianMisfit", fields.Object<Estimate>("medianMisfit", x?.MedianMisfit, CatalogJson.Map)),
            fields.Required("misfitDecades", fields.Number("misfitDecades", x?.MisfitDecades))
        )
        {
            Exponents = fields.List<Believed>("exponents", x?.Exponents ?? [], Map),
            Misfits = fields.List<Believed>("misfits", x?.Misfits ?? [], Map),
            Shares = fields.List<Believed>("shares", x?.Shares ?? [], Map),
            Floors = fields.List<Believed>("floors", x?.Floors ?? [], Map),
            Responses = fields.List<Believed>("responses", x?.Responses ?? [], Map),
        };

    private static Believed Map(Fields fields, Believed? x) =>
        new(
            fields.Required("value", fields.Number("value", x?.Value)),
            fields.Required("weight", fields.Number("weight", x?.Weight))
        );
}
