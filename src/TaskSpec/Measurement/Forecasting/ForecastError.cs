namespace TaskSpec.Measurement;

/// <summary>The forecast error of a design, and the floor that no choice of metric, samples or tasks gets below.</summary>
/// <remarks>
/// A Bayes risk, E[(Y − E[Y | data])²], by a mixture over the prior's nodes within which only the misfit is Gaussian. Pure,
/// remembered by the design's value, and safe to call from any thread. docs/model.md §6 to §9.
/// </remarks>
public static class ForecastError
{
    // Samples of 10^(k/4) an outcome: 100, 1,000 and 10,000 are among them, and between two the risk is all but a straight line.
    private const double StepsPerDecade = 4;

    // Without a ceiling the data hang on the sum of the shares only, so designs that differ in what is shared have one computation.
    private static readonly Memo<Design, BayesRisk> Risks = new(
        4096,
        design => BayesRisk.Of(new NodeSystem(design, exact: false))
    );

    // Families that were measured have a belief each, and so a design: of a few thousand of them an edit computes none anew.
    private static readonly Memo<Design, Forecast> Nearby = new(16_384, ComputeNear);
    private static readonly Memo<Design, double> Least = new(4096, ComputeLeastExcess);
    private static readonly Memo<Design, Forecast> Floors = new(4096, ComputeFloor);
    private static readonly Memo<Design, BayesRisk> Unseen = new(1024, bare => BayesRisk.Of(new NodeSystem(bare, exact: true)));

    /// <summary>The forecast error of one metric. Of several, the least counts: their noise is not independent.</summary>
    public static Forecast Of(Design design) => With(design, Over(design, known => Risks[AtTotal(known, Total(design))]));

    /// <summary>The same to three digits, from the designs of round sample sizes around it, which many designs have in common.</summary>
    public static Forecast Near(Design design) => Nearby[design];

    private static Forecast ComputeNear(Design design)
    {
        var place = StepsPerDecade * Math.Log10(Math.Max(1e-9, Total(design)));
        var low = Math.Floor(place + 1e-6);
        var share = place - low;
        if (place > 0 || share < 1e-6)
            return Of(design);
        return With(design, BayesRisk.Mean([(At(low), 1 - share), (At(low + 1), share)]));

        BayesRisk At(double step) => Over(design, known => Risks[AtTotal(known, Math.Pow(10, step / StepsPerDecade))]);
    }

    /// <summary>The error if the headline's own latents were seen exactly at the same ladder, one curve or many, whichever is less.</summary>
    public static Forecast Floor(Design design) => Floors[Bare(design)];

    /// <summary>
    /// The least excess over this ladder's floor that any metric of these samples could leave: what a model fixes once for them is part of
    /// the headline score at the target, even where each latent of the ladder is seen exactly. 0 where a model fixes nothing.
    /// </summary>
    public static double LeastExcess(Design design) => Least[design with { Observed = design.Headline, Linked = false }];

    private static double ComputeLeastExcess(Design design)
    {
        var outcome = Forecast.Of(design.Prior, Over(Bare(design), known => Unseen[known]).Outcome).Error;
        return Math.Sqrt(AtTarget(design)) * outcome;
    }

    // How large a task's misfit is nobody knows before its ladder is seen: a mean over what is held possible.
    private static BayesRisk Over(Design design, Func<Design, BayesRisk> of)
    {
        var departures = design.Departures;
        if (departures.Misfits.Count == 1)
            return of(design);
        return BayesRisk.Mean([
            .. departures.Misfits.Select(misfit =>
                (of(design with { Departures = departures with { Misfits = [misfit with { Weight = 1 }] } }), misfit.Weight)
            ),
        ]);
    }

    private static double Total(Design design) => design.Sharing.ModelShare + design.Sharing.AttemptShare;

    private static Forecast With(Design design, BayesRisk risk) => Forecast.Of(design.Prior, risk.With(AtTarget(design)));

    // The score at the target is one model's: of a graded score, a coin for each of its independent parts.
    private static double AtTarget(Design design) =>
        design.Sharing.ModelShare > 0 ? design.Sharing.ModelShare * design.Headline.AllOrNothingIndex() : 0;

    private static Design AtTotal(Design design, double total)
    {
        // Under a ceiling a model's coin moves the mean score by less than an attempt's does: the two are no longer one sum.
        var coin = design.Observed.Allowed < 1 ? design.Sharing.ModelShare * total / Total(design) : 0;
        return design with
        {
            Sharing = new(coin, total - coin)
            {
                Tasks = design.MidpointSpread > 0 ? design.Sharing.Tasks : double.PositiveInfinity,
            },
        };
    }

    private static Forecast ComputeFloor(Design bare)
    {
        var single = Exact(bare with { MidpointSpread = 0 });
        if (bare.MidpointSpread == 0)
            return single;
        var spread = Exact(bare);
        return spread.Error < single.Error ? spread : single;
    }

    private static Forecast Exact(Design bare) => Forecast.Of(bare.Prior, Over(bare, known => Unseen[known]).Variance);

    // Metric, samples and overlap do not enter the floor; equal floors are then found again under one key.
    private static Design Bare(Design design) => design with { Observed = design.Headline, Linked = false, Sharing = new(0, 1) };
}
