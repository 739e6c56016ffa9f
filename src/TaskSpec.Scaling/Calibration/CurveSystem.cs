using System.Runtime.Intrinsics;
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
    private readonly Vector256<double>[] information;
    private readonly Vector256<double>[] projected;
    private readonly Vector256<double>[] parts;
    private readonly int normals;

    /// <param name="response">How scores respond, half way at Λ = ln 2.</param>
    /// <param name="data">The scores.</param>
    /// <param name="decades">Over how many decades the misfit stays alike.</param>
    /// <param name="target">log10 FLOP of the model to forecast.</param>
    public CurveSystem(Response response, CurveData data, double decades = CurveGrid.UsualDecades, double? target = null)
    {
        (this.response, this.data, this.target) = (response, data, target);
        basis = new(target is { } at ? [.. data.LogFlop, at] : data.LogFlop, decades, data.OwnMisfit);
        // The last normal is the floor's.
        normals = basis.Rank + 1;
        information = new Vector256<double>[normals * (normals + 1) / 2];
        projected = new Vector256<double>[normals];
        parts = new Vector256<double>[normals];
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

    /// <summary>How many half-way points are computed at once.</summary>
    public const int AtOnce = 4;

    /// <summary>The logarithms of the scores' density under curves of one exponent.</summary>
    /// <param name="scaled">The scores.</param>
    /// <param name="exponent">The curves' exponent.</param>
    /// <param name="halves">Their half-way points, side by side: they differ in nothing else.</param>
    public Vector256<double> Log(Scaled scaled, double exponent, Vector256<double> halves)
    {
        int rank = basis.Rank,
            all = scaled.Floor > 0 ? normals : rank;
        Array.Clear(information);
        Array.Clear(projected);
        for (int k = 0, diagonal = 0; k < all; diagonal += k + 2, k++)
            information[diagonal] = Vector256<double>.One;
        Vector256<double> square = default,
            log = default;
        var product = Vector256<double>.One;
        var tiny = Vector256.Create(1e-200);
        var rows = basis.Rows;
        for (var i = 0; i < data.Count; i++)
        {
            var u = Vector256.Create(LogLn2) - exponent * Ln10 * (Vector256.Create(data.Axis[i]) - halves);
            var (mean, slope, noise, ofFloor) = scaled.Scales[i].Around(u);
            var variance = slope * slope * Besides(i, exponent);
            slope *= scaled.Misfit;
            // Never more certain than where the curve is, which chance does not move, nor than where the score is: under a large misfit a
            // curve in the middle would else claim scores of exactly 0 with a certainty that there is only in the middle.
            variance += Vector256.Max(noise, Vector256.Create(scaled.Noise[i]));
            variance += slope * slope * basis.Rest[i] + Vector256.Create(LeastVariance);
            var residual = Vector256.Create(scaled.Scores[i]) - mean;
            var precision = Vector256<double>.One / variance;
            square += residual * residual * precision;
            product *= variance;
            if (Vector256.LessThanAny(product, tiny))
            {
                log += Logs(product);
                product = Vector256<double>.One;
            }

            for (var k = 0; k < rank; k++)
                parts[k] = slope * rows[i * rank + k];
            if (all > rank)
                parts[rank] = ofFloor * scaled.Floor;
            var at = 0;
            for (var k = 0; k < all; k++)
            {
                var own = parts[k] * precision;
                projected[k] += own * residual;
                for (var l = 0; l <= k; l++)
                    information[at++] += own * parts[l];
            }
        }

        log += Logs(product);
        product = Vector256<double>.One;
        // Cholesky in place, and the projection through it.
        for (int k = 0, start = 0; k < all; k++, start += k)
        {
            for (int l = 0, other = 0; l <= k; l++, other += l)
            {
                var sum = information[start + l];
                for (var j = 0; j < l; j++)
                    sum -= information[start + j] * information[other + j];
                information[start + l] = l == k ? Vector256.Sqrt(sum) : sum / information[other + l];
            }

            var own = information[start + k];
            for (var j = 0; j < k; j++)
                projected[k] -= information[start + j] * projected[j];
            projected[k] /= own;
            square -= projected[k] * projected[k];
            product *= own * own;
        }

        return Vector256.Create(scaled.Jacobian) - .5 * (square + log + Logs(product));
    }

    // The variance in u that a model has to itself.
    private double Besides(int model, double exponent) =>
        (data.Extra.Length > 0 ? data.Extra[model] : 0)
        + (data.AxisVariance.Length > 0 ? exponent * Ln10 * exponent * Ln10 * data.AxisVariance[model] : 0);

    // The library's own differs in its last digits between processors.
    private static Vector256<double> Logs(Vector256<double> values) =>
        Vector256.Create(Math.Log(values[0]), Math.Log(values[1]), Math.Log(values[2]), Math.Log(values[3]));

    /// <summary>
    /// What each score says of how many decades its model is ahead of its place on the axis: curve and misfit as the other scores have them, on the
    /// noise scale, where all is normal.
    /// </summary>
    /// <param name="scaled">The scores.</param>
    /// <param name="exponent">The curve's.</param>
    /// <param name="half">The curve's.</param>
    /// <param name="add">Takes each model's precision, and precision times decades.</param>
    public void Ahead(Scaled scaled, double exponent, double half, Action<int, double, double> add)
    {
        Log(scaled, exponent, Vector256.Create(half));
        var rank = basis.Rank;
        var row = new double[scaled.Floor > 0 ? normals : rank];
        for (var i = 0; i < data.Count; i++)
        {
            var around = scaled.Scales[i].Around(Vector256.Create(LatentAt(exponent, half, data.Axis[i])));
            double slope = around.Slope[0],
                misfit = slope * scaled.Misfit,
                place = slope * slope * Besides(i, exponent),
                variance = place + Math.Max(around.Noise[0], scaled.Noise[i]) + misfit * misfit * basis.Rest[i] + LeastVariance;
            for (var k = 0; k < rank; k++)
                row[k] = misfit * basis.Rows[i * rank + k];
            if (row.Length > rank)
                row[rank] = around.OfFloor[0] * scaled.Floor;
            var (mean, uncertain) = Solve(row, 0, row.Length);
            // Without a score the others' misfit is what it is with it, but for the score's leverage.
            var rest = Math.Max(1 - uncertain / variance, LeastRest);
            var residual = (scaled.Scores[i] - around.Mean[0] - mean) / rest;
            var gain = slope * exponent * Ln10;
            var noise = Math.Max(variance / rest - place, LeastVariance);
            add(i, gain * gain / noise, -gain * residual / noise);
        }
    }

    private const double LeastVariance = 1e-9;
    private const double LeastRest = 1e-3;

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
        Log(scaled, exponent, Vector256.Create(half));
        var (mean, variance, floor, floorVariance) = Target(scaled, exponent, half);
        variance += Math.Pow(exponent * Ln10 * axisDeviation, 2);
        return new(weight, ResponseTable.Of(response, 0).Mean, mean, variance, floor, floorVariance, noise)
        {
            Exponent = exponent,
        };
    }

    /// <summary>The mean and variance of the latent at the target under the curve that was asked for last, and of how far off the floor is.</summary>
    public (double Mean, double Variance, double Floor, double FloorVariance) Target(Scaled scaled, double exponent, double half)
    {
        int rank = basis.Rank,
            all = scaled.Floor > 0 ? normals : rank;
        var (mean, variance) = Solve(basis.Rows.AsSpan(data.Count * rank, rank), 0, all);
        var (floor, floorVariance) = scaled.Floor > 0 ? Solve([1], rank, all) : (0, 0);
        return (
            LogLn2 - exponent * Ln10 * ((TargetAxis ?? target!.Value) - half) + scaled.Misfit * mean,
            scaled.Misfit * scaled.Misfit * (basis.Rest[data.Count] + variance),
            scaled.Floor * floor,
            scaled.Floor * scaled.Floor * floorVariance
        );
    }

    // Mean and variance of a combination of the normals, from one of them on, under the curve that was asked for last.
    private (double Mean, double Variance) Solve(ReadOnlySpan<double> row, int from, int all)
    {
        Span<double> solved = stackalloc double[normals];
        double first = 0,
            second = 0;
        for (int k = 0, start = 0; k < all; k++, start += k)
        {
            var sum = k >= from && k - from < row.Length ? row[k - from] : 0;
            for (var j = 0; j < k; j++)
                sum -= information[start + j][0] * solved[j];
            solved[k] = sum / information[start + k][0];
            first += solved[k] * projected[k][0];
            second += solved[k] * solved[k];
        }

        return (first, second);
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
