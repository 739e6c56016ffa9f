using TaskSpec.Measurement;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;
using Vector = System.Runtime.Intrinsics.Vector512;

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
    private readonly int rank;

    // Of each pair of normals, and of each normal, what every model has of it.
    private readonly double[] pairs;
    private readonly double[] columns;

    // Of each model at the curves that were asked for last: what its misfit, its residual and its floor count for.
    private readonly Lanes[] weights;
    private readonly Lanes[] residuals;
    private readonly Lanes[] floors;

    // The Cholesky factor of the normals' precision, packed by rows, and the data through it; the last normal is the floor's.
    private readonly Lanes[] factor;
    private readonly Lanes[] projected;
    private readonly Lanes[] ofFloor;
    private (Lanes Square, Lanes Log, Lanes FloorPrecision, Lanes FloorResidual) sums;

    /// <param name="response">How scores respond, half way at Λ = ln 2.</param>
    /// <param name="data">The scores.</param>
    /// <param name="decades">Over how many decades the misfit stays alike.</param>
    /// <param name="target">log10 FLOP of the model to forecast.</param>
    public CurveSystem(Response response, CurveData data, double decades = CurveGrid.UsualDecades, double? target = null)
    {
        (this.response, this.data, this.target) = (response, data, target);
        basis = new(target is { } at ? [.. data.LogFlop, at] : data.LogFlop, decades, data.OwnMisfit);
        rank = basis.Rank;
        var models = data.Count;
        columns = new double[rank * models];
        for (var k = 0; k < rank; k++)
        for (var i = 0; i < models; i++)
            columns[k * models + i] = basis.Rows[i * rank + k];
        pairs = new double[rank * (rank + 1) / 2 * models];
        for (int k = 0, into = 0; k < rank; k++)
        for (var l = 0; l <= k; l++)
        for (var i = 0; i < models; i++)
            pairs[into++] = columns[k * models + i] * columns[l * models + i];
        (weights, residuals, floors) = (new Lanes[models], new Lanes[models], new Lanes[models]);
        factor = new Lanes[(rank + 1) * (rank + 2) / 2];
        (projected, ofFloor) = (new Lanes[rank + 1], new Lanes[rank]);
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
                scales.Add(exact, perModel[i] = ScoreScale.Of(response, misfit, exact));
            (scores[i], var log, noise[i]) = perModel[i].Of(data.Scores[i]);
            jacobian += log;
        }

        return new(misfit, floor, perModel, scores, noise, jacobian);
    }

    /// <summary>How many half-way points are computed at once.</summary>
    public static int AtOnce => Lanes.Count;

    /// <summary>From which half-way point on nothing changes any more: every model is then where the response is flat.</summary>
    public double Hopeless(double exponent) =>
        data.AxisVariance.Length > 0 ? double.PositiveInfinity : data.Axis.Max() + (LatentGrid.High - LogLn2) / (exponent * Ln10);

    /// <summary>The logarithms of the scores' density under curves of one exponent.</summary>
    /// <param name="scaled">The scores.</param>
    /// <param name="exponent">The curves' exponent.</param>
    /// <param name="halves">Their half-way points, side by side: they differ in nothing else.</param>
    public Lanes Log(Scaled scaled, double exponent, Lanes halves)
    {
        Along(scaled, exponent, halves);
        return Log(scaled, scaled.Floor);
    }

    /// <summary>Takes up curves of one exponent, at no floor as yet.</summary>
    public void Along(Scaled scaled, double exponent, Lanes halves)
    {
        Lanes square = default,
            log = default,
            floorPrecision = default,
            floorResidual = default;
        var product = Lanes.One;
        var tiny = Vector.Create(1e-200);
        for (var i = 0; i < data.Count; i++)
        {
            var u = Vector.Create(LogLn2) - exponent * Ln10 * (Vector.Create(data.Axis[i]) - halves);
            var (mean, slope, noise, rise) = scaled.Scales[i].Around(u);
            var variance = slope * slope * Besides(i, exponent);
            slope *= scaled.Misfit;
            // Never more certain than where the curve is, which chance does not move, nor than where the score is: under a large misfit a
            // curve in the middle would else claim scores of exactly 0 with a certainty that there is only in the middle.
            variance += Vector.Max(noise, Vector.Create(scaled.Noise[i]));
            variance += slope * slope * basis.Rest[i] + Vector.Create(LeastVariance);
            var residual = Vector.Create(scaled.Scores[i]) - mean;
            var precision = Lanes.One / variance;
            square += residual * residual * precision;
            product *= variance;
            if (Vector.LessThanAny(product, tiny))
            {
                log += Logs(product);
                product = Lanes.One;
            }

            var own = slope * precision;
            weights[i] = own * slope;
            residuals[i] = own * residual;
            floors[i] = own * rise;
            floorPrecision += rise * rise * precision;
            floorResidual += rise * residual * precision;
        }

        Cholesky(ref square, ref product);
        sums = (square, log + Logs(product), floorPrecision, floorResidual);
    }

    // Cholesky in place, and the projections through it.
    private void Cholesky(ref Lanes square, ref Lanes product)
    {
        var models = data.Count;
        for (int k = 0, start = 0; k < rank; k++, start += k)
        {
            var column = columns.AsSpan(k * models, models);
            Lanes seen = default,
                floor = default;
            for (var i = 0; i < column.Length; i++)
            {
                seen += residuals[i] * column[i];
                floor += floors[i] * column[i];
            }

            for (int l = 0, other = 0; l <= k; l++, other += l)
            {
                var pair = pairs.AsSpan((start + l) * models, models);
                var sum = l == k ? Lanes.One : default;
                for (var i = 0; i < pair.Length; i++)
                    sum += weights[i] * pair[i];
                for (var j = 0; j < l; j++)
                    sum -= factor[start + j] * factor[other + j];
                factor[start + l] = l == k ? Vector.Sqrt(sum) : sum / factor[other + l];
            }

            var own = factor[start + k];
            for (var j = 0; j < k; j++)
            {
                seen -= factor[start + j] * projected[j];
                floor -= factor[start + j] * ofFloor[j];
            }

            projected[k] = seen / own;
            ofFloor[k] = floor / own;
            square -= projected[k] * projected[k];
            product *= own * own;
        }
    }

    /// <summary>The logarithms of the scores' density under the curves that were taken up last, where chance is off by so much.</summary>
    /// <param name="scaled">The scores.</param>
    /// <param name="floor">Standard deviation, in score.</param>
    public Lanes Log(Scaled scaled, double floor)
    {
        var (square, log, precision, residual) = sums;
        if (floor > 0)
        {
            var last = rank * (rank + 1) / 2;
            for (var k = 0; k < rank; k++)
            {
                factor[last + k] = floor * ofFloor[k];
                precision -= ofFloor[k] * ofFloor[k];
                residual -= ofFloor[k] * projected[k];
            }

            var own = Vector.Sqrt(Lanes.One + floor * floor * precision);
            factor[last + rank] = own;
            projected[rank] = floor * residual / own;
            square -= projected[rank] * projected[rank];
            log += Logs(own * own);
        }

        return Vector.Create(scaled.Jacobian) - .5 * (square + log);
    }

    // The variance in u that a model has to itself.
    private double Besides(int model, double exponent) =>
        (data.Extra.Length > 0 ? data.Extra[model] : 0)
        + (data.AxisVariance.Length > 0 ? exponent * Ln10 * exponent * Ln10 * data.AxisVariance[model] : 0);

    // The library's own differs in its last digits between processors.
    private static Lanes Logs(Lanes values)
    {
        Span<double> each = stackalloc double[Lanes.Count];
        Vector.CopyTo(values, each);
        foreach (ref var one in each)
            one = Math.Log(one);
        return Vector.Create<double>(each);
    }

    /// <summary>Some half-way points side by side; the last one pads.</summary>
    public static Lanes SideBySide(ReadOnlySpan<double> halves)
    {
        Span<double> each = stackalloc double[Lanes.Count];
        each.Fill(halves[^1]);
        halves.CopyTo(each);
        return Vector.Create<double>(each);
    }

    /// <summary>
    /// What each score says of how many decades its model is ahead of its place on the axis: curve and misfit as the other scores have them, on the
    /// noise scale, where all is normal.
    /// </summary>
    /// <param name="scaled">The scores.</param>
    /// <param name="exponent">The curves'.</param>
    /// <param name="halves">The curves', as many as are computed at once or fewer.</param>
    /// <param name="add">Takes the curve's place, the model's, its precision, and precision times decades.</param>
    public void Ahead(Scaled scaled, double exponent, ReadOnlySpan<double> halves, Action<int, int, double, double> add)
    {
        var curves = SideBySide(halves);
        Log(scaled, exponent, curves);
        var row = new double[scaled.Floor > 0 ? rank + 1 : rank];
        for (var i = 0; i < data.Count; i++)
        {
            var u = Vector.Create(LogLn2) - exponent * Ln10 * (Vector.Create(data.Axis[i]) - curves);
            var around = scaled.Scales[i].Around(u);
            for (var lane = 0; lane < halves.Length; lane++)
            {
                double slope = around.Slope[lane],
                    misfit = slope * scaled.Misfit,
                    place = slope * slope * Besides(i, exponent),
                    variance =
                        place + Math.Max(around.Noise[lane], scaled.Noise[i]) + misfit * misfit * basis.Rest[i] + LeastVariance;
                for (var k = 0; k < rank; k++)
                    row[k] = misfit * basis.Rows[i * rank + k];
                if (row.Length > rank)
                    row[rank] = around.OfFloor[lane] * scaled.Floor;
                var (mean, uncertain) = Solve(row, 0, row.Length, lane);
                // Without a score the others' misfit is what it is with it, but for the score's leverage.
                var rest = Math.Max(1 - uncertain / variance, LeastRest);
                var residual = (scaled.Scores[i] - around.Mean[lane] - mean) / rest;
                var gain = slope * exponent * Ln10;
                var noise = Math.Max(variance / rest - place, LeastVariance);
                add(lane, i, gain * gain / noise, -gain * residual / noise);
            }
        }
    }

    private const double LeastVariance = 1e-9;
    private const double LeastRest = 1e-3;

    /// <summary>What curves say of a score at the target, each with the logarithm of its scores' density for its weight.</summary>
    /// <param name="scaled">The scores.</param>
    /// <param name="exponent">The curves'.</param>
    /// <param name="halves">The curves', as many as are computed at once or fewer.</param>
    /// <param name="noise">What is left of y(1 − y) in a measured score.</param>
    /// <param name="axisDeviation">How far, in decades, the target may be from where it is said to be.</param>
    public CurveAtTarget[] AtTarget(
        Scaled scaled,
        double exponent,
        ReadOnlySpan<double> halves,
        double noise,
        double axisDeviation = 0
    )
    {
        var logs = Log(scaled, exponent, SideBySide(halves));
        var scores = ResponseTable.Of(response, 0).Mean;
        var curves = new CurveAtTarget[halves.Length];
        for (var lane = 0; lane < curves.Length; lane++)
        {
            var (mean, variance, floor, floorVariance) = Target(scaled, exponent, halves[lane], lane);
            variance += Math.Pow(exponent * Ln10 * axisDeviation, 2);
            curves[lane] = new(logs[lane], scores, mean, variance, floor, floorVariance, noise) { Exponent = exponent };
        }

        return curves;
    }

    // The mean and variance of the latent at the target under a curve that was asked for last, and of how far off the floor is.
    private (double Mean, double Variance, double Floor, double FloorVariance) Target(
        Scaled scaled,
        double exponent,
        double half,
        int lane
    )
    {
        var all = scaled.Floor > 0 ? rank + 1 : rank;
        var (mean, variance) = Solve(basis.Rows.AsSpan(data.Count * rank, rank), 0, all, lane);
        var (floor, floorVariance) = scaled.Floor > 0 ? Solve([1], rank, all, lane) : (0, 0);
        return (
            LatentAt(exponent, half, TargetAxis ?? target!.Value) + scaled.Misfit * mean,
            scaled.Misfit * scaled.Misfit * (basis.Rest[data.Count] + variance),
            scaled.Floor * floor,
            scaled.Floor * scaled.Floor * floorVariance
        );
    }

    // Mean and variance of a combination of the normals, from one of them on, under a curve that was asked for last.
    private (double Mean, double Variance) Solve(ReadOnlySpan<double> row, int from, int all, int lane)
    {
        Span<double> solved = stackalloc double[rank + 1];
        double first = 0,
            second = 0;
        for (int k = 0, start = 0; k < all; k++, start += k)
        {
            var sum = k >= from && k - from < row.Length ? row[k - from] : 0;
            for (var j = 0; j < k; j++)
                sum -= factor[start + j][lane] * solved[j];
            solved[k] = sum / factor[start + k][lane];
            first += solved[k] * projected[k][lane];
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
