using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Scaling.Calibration;

/// <summary>How far another metric's latent leaves the headline's, sampling noise of both removed. docs/model.md §15.</summary>
internal static class LinkEstimates
{
    private const int LeastModels = 5;
    private const double LeastDecades = .5;

    // A latent known to half a unit of u is known; a metric at its floor or ceiling says nothing of it.
    private const double LeastInformation = 4;

    private static readonly double[] misfits = [.02, .04, .07, .1, .15, .2, .3, .4, .6, .8, 1.2, 1.8];

    /// <summary>The link of a metric with a known response: its latent is the headline's but for a process over three decades.</summary>
    /// <returns>Null where too few models have both in a range that says something.</returns>
    public static MeasuredLink? Of(string metric, Response headline, CurveData scores, Response response, CurveData other)
    {
        var table = ResponseTable.Of(response, 0);
        var places = other.Models.Index().ToDictionary(model => model.Item, model => model.Index, StringComparer.Ordinal);
        var both = scores.Where(i => places.TryGetValue(scores.Models[i], out var at) && InformationAt(at) >= LeastInformation);
        if (both.Count < LeastModels)
            return null;
        int[] at = [.. both.Models.Select(model => places[model])];
        var data = both with
        {
            // u = ln ln 2 − b ln10 (axis − half) is the other's latent where b = 1 and half = 0.
            Axis = [.. at.Select(i => (CurveSystem.LogLn2 - LatentAt(i)) / CurveSystem.Ln10)],
            Extra = [.. at.Select(i => 1 / InformationAt(i))],
        };
        var grid = Grid with { LogExponents = [0], Halves = [0] };
        return Estimated(metric, headline, data, grid);

        double LatentAt(int i) => ScoreScale.Latent(table.Mean, other.Scores[i]);
        double InformationAt(int i) => LatentGrid.Linear(table.Information, LatentAt(i)) / other.Shares[i];
    }

    /// <summary>The link of a loss, of which no response is known: the latent is straight in its logarithm but for a process over three decades.</summary>
    /// <returns>Null where too few models have both, or it is no loss, log-likelihood or probability.</returns>
    public static MeasuredLink? Of(string metric, Response headline, CurveData scores, CurveData loss)
    {
        var places = loss.Models.Index().ToDictionary(model => model.Item, model => model.Index, StringComparer.Ordinal);
        var both = scores.Where(i => places.ContainsKey(scores.Models[i]));
        if (both.Count < LeastModels || both.LogFlop[^1] - both.LogFlop[0] < LeastDecades)
            return null;
        double[] values = [.. both.Models.Select(model => loss.Scores[places[model]])];
        if (SurrogateScale.Of(values) is not { } scale)
            return null;
        double[] logs = [.. values.Select(value => -Math.Log(scale.ToLoss(value)))];
        var (x, y) = (both.LogFlop.Average(), logs.Average());
        var slope = both.LogFlop.Zip(logs, (a, b) => (a - x) * (b - y)).Sum() / both.LogFlop.Sum(a => (a - x) * (a - x));
        if (!(slope > 0) || !double.IsFinite(slope))
            return null;
        // On the scale of compute, so that the same curves are possible.
        var data = both with
        {
            Axis = [.. logs.Select(log => x + (log - y) / slope)],
        };
        var grid = CurveGrid.Of(data.Axis.Min(), data.Axis.Max(), coarse: true);
        return Estimated(metric, headline, data, Grid with { LogExponents = grid.LogExponents, Halves = grid.Halves });
    }

    private static CurveGrid Grid => new([0], [0], misfits, [0, 1e-3, .01], [0]) { Decades = Priors.LinkDecades };

    private static MeasuredLink Estimated(string metric, Response headline, CurveData data, CurveGrid grid)
    {
        var prior = CurvePopulation.Prior(grid) with { Misfits = CurvePopulation.LogNormal(misfits, Priors.LinkMisfit, 1) };
        var marginals = prior.Marginals(grid, CurveLikelihood.Of(headline, data, grid).Values);
        return new(metric, CurveEstimate.Of(misfits, marginals.Misfits, squared: true), data.Count);
    }
}
