using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>
/// How likely a task's scores are under a curve, its misfit integrated; and what curve and scores say of the latent at a target. The same law as
/// the forecast error's (docs/model.md §7), on real scores.
/// </summary>
internal sealed class CurveSystem
{
    public const double Ln10 = 2.302585092994046;
    public const double LogLn2 = -0.36651292058166435;

    /// <summary>u of a curve at one compute, its misfit left out.</summary>
    public static double LatentAt(double exponent, double half, double logFlop) => LogLn2 - exponent * Ln10 * (logFlop - half);

    private readonly CurveData data;
    private readonly Response response;
    private readonly MisfitBasis basis;
    private readonly double? target;
    private readonly double[] information;
    private readonly double[] projected;
    private readonly double[] parts;
    private readonly int normals;

    /// <param name="response">How scores respond, half way at Λ = ln 2.</param>
    /// <param name="data">The scores.</param>
    /// <param name="decades">Over how many decades the misfit stays alike.</param>
    /// <param name="target">log10 FLOP of the model to forecast.</param>
    public CurveSystem(Response response, CurveData data, double decades = Priors.MisfitDecades, double? target = null)
    {
        (this.response, this.data, this.target) = (response, data, target);
        basis = new(target is { } at ? [.. data.LogFlop, at] : data.LogFlop, decades);
        // The last normal is the floor's.
        normals = basis.Rank + 1;
        information = new double[normals * (normals + 1) / 2];
        projected = new double[normals];
        parts = new double[normals];
    }

    /// <summary>The scores on the noise scale of one misfit and one share that a model fixes once.</summary>
    /// <param name="misfit">Standard deviation in u.</param>
    /// <param name="share">jump/T_eff.</param>
    /// <param name="floor">Standard deviation, in score, of where chance really is about where it is said to be.</param>
    public Scaled At(double misfit, double share, double floor)
    {
        var scales = new Dictionary<double, ScoreScale>();
        var perModel = new ScoreScale[data.Count];
        var scores = new double[data.Count];
        var noise = new double[data.Count];
        var jacobian = 0.0;
        for (var i = 0; i < data.Count; i++)
        {
            // Rounded to an eighth of a decade, so that models with a few items more or less have one scale.
            var total = Math.Pow(10, Math.Round(8 * Math.Log10(data.Shares[i] + share)) / 8);
            var exact = data.Shares[i] == data.Shares[0] ? data.Shares[0] + share : total;
            if (!scales.TryGetValue(exact, out perModel[i]!))
                scales.Add(exact, perModel[i] = new(response, misfit, exact));
            (scores[i], var log, noise[i]) = perModel[i].Of(data.Scores[i]);
            jacobian += log;
        }

        return new(misfit, floor, perModel, scores, noise, jacobian);
    }

    /// <summary>The logarithm of the scores' density under one curve.</summary>
    public double Log(Scaled scaled, double exponent, double half)
    {
        int rank = basis.Rank,
            all = scaled.Floor > 0 ? normals : rank;
        Array.Clear(information);
        Array.Clear(projected);
        for (int k = 0, diagonal = 0; k < all; diagonal += k + 2, k++)
            information[diagonal] = 1;
        double square = 0,
            product = 1,
            log = 0;
        var rows = basis.Rows;
        for (var i = 0; i < data.Count; i++)
        {
            var (mean, slope, noise, ofFloor) = scaled.Scales[i].Around(LogLn2 - exponent * Ln10 * (data.Axis[i] - half));
            var extra = data.Extra.Length > 0 ? slope * slope * data.Extra[i] : 0;
            slope *= scaled.Misfit;
            // Never more certain than where the curve is, which chance does not move, nor than where the score is: under a large misfit a
            // curve in the middle would else claim scores of exactly 0 with a certainty that there is only in the middle.
            noise = Math.Max(noise, scaled.Noise[i]);
            var variance = extra + noise + slope * slope * basis.Rest[i] + 1e-9;
            var residual = scaled.Scores[i] - mean;
            square += residual * residual / variance;
            product *= variance;
            if (product < 1e-200)
            {
                log += Math.Log(product);
                product = 1;
            }

            for (var k = 0; k < rank; k++)
                parts[k] = slope * rows[i * rank + k];
            if (all > rank)
                parts[rank] = scaled.Floor * ofFloor;
            var at = 0;
            for (var k = 0; k < all; k++)
            {
                var own = parts[k] / variance;
                projected[k] += own * residual;
                for (var l = 0; l <= k; l++)
                    information[at++] += own * parts[l];
            }
        }

        log += Math.Log(product);
        product = 1;
        // Cholesky in place, and the projection through it.
        for (int k = 0, start = 0; k < all; k++, start += k)
        {
            for (int l = 0, other = 0; l <= k; l++, other += l)
            {
                var sum = information[start + l];
                for (var j = 0; j < l; j++)
                    sum -= information[start + j] * information[other + j];
                information[start + l] = l == k ? Math.Sqrt(sum) : sum / information[other + l];
            }

            var own = information[start + k];
            for (var j = 0; j < k; j++)
                projected[k] -= information[start + j] * projected[j];
            projected[k] /= own;
            square -= projected[k] * projected[k];
            product *= own * own;
        }

        return scaled.Jacobian - .5 * (square + log + Math.Log(product));
    }

    /// <summary>What a curve says of a score at the target.</summary>
    /// <param name="scaled">The scores.</param>
    /// <param name="exponent">The curve's.</param>
    /// <param name="half">The curve's.</param>
    /// <param name="weight">How likely it is.</param>
    /// <param name="noise">What is left of y(1 − y) in a measured score.</param>
    /// <param name="axisDeviation">How far, in decades, the target may be from where it is said to be.</param>
    public CurveAtTarget AtTarget(
        Scaled scaled,
        double exponent,
        double half,
        double weight,
        double noise,
        double axisDeviation = 0
    )
    {
        Log(scaled, exponent, half);
        var (mean, variance, floor, floorVariance) = Target(scaled, exponent, half);
        variance += Math.Pow(exponent * Ln10 * axisDeviation, 2);
        return new(weight, ResponseTable.Of(response, 0).Mean, mean, variance, floor, floorVariance, noise);
    }

    /// <summary>The mean and variance of the latent at the target under the curve that was asked for last, and of how far off the floor is.</summary>
    public (double Mean, double Variance, double Floor, double FloorVariance) Target(Scaled scaled, double exponent, double half)
    {
        var rank = basis.Rank;
        var (mean, variance) = Solve(basis.Rows.AsSpan(data.Count * rank, rank), 0);
        var (floor, floorVariance) = scaled.Floor > 0 ? Solve([1], rank) : (0, 0);
        return (
            LogLn2 - exponent * Ln10 * ((TargetAxis ?? target!.Value) - half) + scaled.Misfit * mean,
            scaled.Misfit * scaled.Misfit * (basis.Rest[data.Count] + variance),
            scaled.Floor * floor,
            scaled.Floor * scaled.Floor * floorVariance
        );

        // Mean and variance of a combination of the normals, from one of them on.
        (double, double) Solve(ReadOnlySpan<double> row, int from)
        {
            Span<double> solved = stackalloc double[normals];
            double first = 0,
                second = 0;
            for (int k = 0, start = 0; k < (scaled.Floor > 0 ? normals : rank); k++, start += k)
            {
                var sum = k >= from && k - from < row.Length ? row[k - from] : 0;
                for (var j = 0; j < k; j++)
                    sum -= information[start + j] * solved[j];
                solved[k] = sum / information[start + k];
                first += solved[k] * projected[k];
                second += solved[k] * solved[k];
            }

            return (first, second);
        }
    }

    /// <summary>Where the target stands on the axis, if that is not compute.</summary>
    public double? TargetAxis { get; init; }

    /// <summary>Scores on a scale.</summary>
    internal sealed record Scaled(
        double Misfit,
        double Floor,
        ScoreScale[] Scales,
        double[] Scores,
        double[] Noise,
        double Jacobian
    );
}
