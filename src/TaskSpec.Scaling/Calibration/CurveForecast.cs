using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>What is believed of a task's curve when it is forecast.</summary>
/// <param name="Nodes">Difficulties with their weights.</param>
/// <param name="Misfit">Standard deviation in u.</param>
/// <param name="Share">jump/T_eff.</param>
/// <param name="Floor">Standard deviation, in score, of where chance really is.</param>
/// <param name="Decades">Over how many decades of compute the misfit stays alike.</param>
internal sealed record CurveBelief(DifficultyPrior Nodes, double Misfit, double Share, double Floor, double Decades)
{
    private const double Least = 1e-3;

    /// <summary>What another recipe's results said, as nodes of equal weight.</summary>
    public static CurveBelief Of(CurveEstimate estimate, int exponents, int halves)
    {
        var at = estimate.Difficulty;
        var rest = at.Decades * Math.Sqrt(1 - at.Correlation * at.Correlation);
        var nodes =
            from i in Enumerable.Range(0, exponents)
            let z = Normal.Quantile((i + .5) / exponents)
            from j in Enumerable.Range(0, halves)
            let half = Math.Log10(at.HalfAtFlop) + at.Decades * at.Correlation * z + rest * Normal.Quantile((j + .5) / halves)
            select new Measurement.Difficulty(at.Exponent * Math.Exp(at.ExponentDeviation * z), half, 1.0 / (exponents * halves));
        return new(
            new(nodes.ToEquatableArray()),
            Math.Max(Least, estimate.Misfit.Value),
            estimate.Share.Value,
            estimate.Floor,
            estimate.Decades
        );
    }

    /// <summary>The forecast error to expect of a score that is measured on so many items.</summary>
    public double Error(Response response, Ladder ladder, double attemptShare, int draws, double targetShare)
    {
        var design = new Design(ladder, Nodes, response, response, false, new(Share, attemptShare))
        {
            Departures = new(Misfit, Decades),
            Draws = draws,
        };
        var error = ForecastError.Of(design).Error;
        var sampling = Nodes.Nodes.Sum(node =>
            node.Weight
            * Binary(response.At(LatentAt(node, ladder.TargetLogFlop)).Mean)
            * targetShare
            * response.AllOrNothingIndex()
        );
        return Math.Sqrt(error * error + sampling);
    }

    private static double LatentAt(Measurement.Difficulty node, double logFlop) =>
        CurveSystem.LatentAt(node.Exponent, node.HalfWayLogFlop, logFlop);

    internal static double Binary(double score) => score * (1 - score);
}

/// <summary>A forecast: the posterior mean, and the interval of a measured score.</summary>
internal readonly record struct CurveForecast(double Mean, double Low80, double High80)
{
    /// <summary>The forecast of one response from the scores of smaller models.</summary>
    /// <param name="belief">Before they are seen.</param>
    /// <param name="response">The response.</param>
    /// <param name="seen">The scores.</param>
    /// <param name="target">log10 FLOP of the model to forecast.</param>
    /// <param name="attemptShare">1/n of its measured score.</param>
    public static CurveForecast Of(CurveBelief belief, Response response, CurveData seen, double target, double attemptShare)
    {
        var system = new CurveSystem(response, seen, belief.Decades, target);
        var scaled = system.At(belief.Misfit, belief.Share, belief.Floor);
        var nodes =
            from alike in belief.Nodes.Nodes.GroupBy(node => node.Exponent)
            from some in alike.Chunk(CurveSystem.AtOnce)
            let halves = some.Select(node => node.HalfWayLogFlop).ToArray()
            from pair in some.Zip(system.AtTarget(scaled, alike.Key, halves, attemptShare + belief.Share))
            select pair.Second with
            {
                Weight = Math.Log(pair.First.Weight) + pair.Second.Weight,
            };
        CurveAtTarget[] curves = [.. nodes];
        var best = curves.Max(curve => curve.Weight);
        var density = new ScoreDensity(
            from curve in curves
            let weight = Math.Exp(curve.Weight - best)
            where weight >= Negligible
            select curve with
            {
                Weight = weight,
            }
        );
        return new(density.Mean, density.Quantile(.1), density.Quantile(.9));
    }

    private const double Negligible = 1e-5;
}
