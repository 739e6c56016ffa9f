namespace TaskSpec.Measurement;

/// <summary>The forecast error of a design, and the floor that no choice of metric, samples or tasks gets below.</summary>
/// <remarks>
/// A Bayes risk, E[(Y − E[Y | data])²], by a mixture over the prior's nodes within which only the misfit is Gaussian. Pure,
/// remembered by the design's value, and safe to call from any thread. docs/model.md §6 to §9.
/// </remarks>
public static class ForecastError
{
    // Samples of 10^(k/2) an outcome: 100, 1,000 and 10,000 are among them, and between them the risk is smooth.
    private const double StepsPerDecade = 2;

    // The data hang on the sum of the shares only, so designs that differ in what is shared have one computation.
    private static readonly Memo<Design, BayesRisk> Risks = new(
        4096,
        design => BayesRisk.Of(new NodeSystem(design, exact: false))
    );
    private static readonly Memo<Design, Forecast> Floors = new(1024, ComputeFloor);

    /// <summary>The forecast error of one metric. Of several, the least counts: their noise is not independent.</summary>
    public static Forecast Of(Design design) => Forecast.Of(design, Risks[AtTotal(design, Total(design))]);

    /// <summary>The same to four digits, from the designs of round sample sizes around it, which many designs have in common.</summary>
    public static Forecast Near(Design design)
    {
        var place = StepsPerDecade * Math.Log10(Math.Max(1e-9, Total(design)));
        if (place > 0 || Math.Abs(place - Math.Round(place)) < 1e-6)
            return Of(design);
        // Four points, moved so that none has more variance than one attempt.
        var first = Math.Min(-3, (int)Math.Floor(place) - 1);
        var risks = new BayesRisk[4];
        var weights = new double[4];
        for (var i = 0; i < 4; i++)
        {
            weights[i] = 1;
            for (var other = 0; other < 4; other++)
            {
                if (other != i)
                    weights[i] *= (place - first - other) / (i - other);
            }
            risks[i] = Risks[AtTotal(design, Math.Pow(10, (first + i) / StepsPerDecade))];
        }
        return Forecast.Of(design, BayesRisk.Mix(risks, weights));
    }

    /// <summary>The error if the headline's own latents were seen exactly at the same ladder, one curve or many, whichever is less.</summary>
    public static Forecast Floor(Design design) => Floors[Bare(design)];

    private static double Total(Design design) => design.Sharing.ModelShare + design.Sharing.AttemptShare;

    private static Design AtTotal(Design design, double total) => design with { Sharing = new(0, total) };

    private static Forecast ComputeFloor(Design bare)
    {
        var single = Exact(bare with { MidpointSpread = 0 });
        if (bare.MidpointSpread == 0)
            return single;
        var spread = Exact(bare);
        return spread.Error < single.Error ? spread : single;
    }

    private static Forecast Exact(Design bare) => Forecast.Of(bare, BayesRisk.Of(new NodeSystem(bare, exact: true)));

    // Metric, samples and overlap do not enter the floor; equal floors are then found again under one key.
    private static Design Bare(Design design) => design with { Observed = design.Headline, Linked = false, Sharing = new(0, 1) };
}
