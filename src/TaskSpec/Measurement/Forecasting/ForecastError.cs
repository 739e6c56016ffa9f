namespace TaskSpec.Measurement;

/// <summary>The forecast error of a design, and the floor that no choice of metric, samples or tasks gets below.</summary>
/// <remarks>
/// A Bayes risk, E[(Y − E[Y | data])²], by a mixture over the prior's nodes within which only the misfit is Gaussian. Pure,
/// remembered by the design's value, and safe to call from any thread. docs/model.md §6 to §9.
/// </remarks>
public static class ForecastError
{
    private static readonly Memo<Design, Forecast> Errors = new(4096, design => Compute(design, exact: false));
    private static readonly Memo<Design, Forecast> Floors = new(1024, ComputeFloor);

    /// <summary>The forecast error of one metric. Of several, the least counts: their noise is not independent.</summary>
    public static Forecast Of(Design design) => Errors[design];

    /// <summary>The error if the headline's own latents were seen exactly at the same ladder, one curve or many, whichever is less.</summary>
    public static Forecast Floor(Design design) => Floors[Bare(design)];

    internal static Forecast Compute(Design design, bool exact) =>
        Forecast.Of(design.Prior.Nodes, BayesRisk.Of(new NodeSystem(design, exact)));

    private static Forecast ComputeFloor(Design bare)
    {
        var single = Compute(bare with { MidpointSpread = 0 }, exact: true);
        if (bare.MidpointSpread == 0)
            return single;
        var spread = Compute(bare, exact: true);
        return spread.Error < single.Error ? spread : single;
    }

    // Metric, samples and overlap do not enter the floor; equal floors are then found again under one key.
    private static Design Bare(Design design) => design with { Observed = design.Headline, Linked = false, Sharing = new(0, 1) };
}
