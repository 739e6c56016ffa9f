using MathNet.Numerics.LinearAlgebra;

namespace TaskSpec.Scaling.Horizons;

/// <summary>A fit of levels, slope and spreads.</summary>
/// <param name="Point">The values.</param>
/// <param name="At">They as coordinates of the search.</param>
/// <param name="LogLikelihood">In nats, the effects integrated out.</param>
/// <param name="Curvature">Of the loss in the coordinates, at the fit or near it.</param>
internal sealed record EffectEstimate(EffectPoint Point, double[] At, double LogLikelihood, Matrix<double> Curvature);

/// <summary>The maximum of a model's likelihood, and how far from it the data let a coordinate be.</summary>
internal sealed class EffectSearch(EffectModel model)
{
    private const double Normal95 = 1.959963984540054;
    private const int MostCuts = 6;
    private const double Near = 0.03;
    private const int MostRounds = 15;
    private const int MostSteps = 60;
    private const double MostLeap = 0.4;
    private const double LeastGain = 2e-5;
    private const double Settled = 2e-3;

    /// <summary>The maximum of the likelihood.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="curvature">Of the loss near it, where known.</param>
    /// <param name="stop">Ends it early, by an exception.</param>
    public EffectEstimate Fit(double[] start, Matrix<double>? curvature, CancellationToken stop)
    {
        var at = start;
        model.Start(at);
        var known = curvature;
        for (var round = 0; round < (curvature is null ? MostRounds : 2); round++)
        {
            stop.ThrowIfCancellationRequested();
            // The first one may have been far off.
            known = round < 2 ? curvature ?? Curvature(at) : known;
            var before = model.Loss(at, new double[at.Length]);
            at = Minimised(at, known!, null);
            if (before - model.Loss(at, new double[at.Length]) < Settled)
                break;
            model.Adapt(at);
        }

        var shape = curvature ?? Curvature(at);
        return new(model.Point(at), at, -model.Loss(at, new double[at.Length]), shape);
    }

    private Matrix<double> Curvature(double[] at)
    {
        double[] low = [.. at.Select(_ => double.NegativeInfinity)],
            high = [.. at.Select(_ => double.PositiveInfinity)];
        return BoxNewton.Hessian(model.Loss, at, [.. Enumerable.Range(0, at.Length)], low, high);
    }

    /// <summary>The 95 % interval of the slope, by the profile of the likelihood.</summary>
    public Interval SlopeInterval(EffectEstimate fit, CancellationToken stop) =>
        new(fit.Point.Slope, End(fit, model.SlopeAt, -1, stop), End(fit, model.SlopeAt, 1, stop));

    /// <summary>The 95 % interval of an effect's spread, likewise; null without such an effect.</summary>
    public Interval? SpreadInterval(EffectEstimate fit, Effects effect, CancellationToken stop)
    {
        var at = model.SpreadAt(effect);
        return at == model.SlopeAt
            ? null
            : new(EffectModel.Seen(EffectModel.Of(fit.Point, effect)), SpreadEnd(fit, at, -1, stop), SpreadEnd(fit, at, 1, stop));
    }

    private double SpreadEnd(EffectEstimate fit, int coordinate, int side, CancellationToken stop)
    {
        var end = End(fit, coordinate, side, stop);
        return end >= EffectModel.LogMostSpread ? double.PositiveInfinity : EffectModel.Seen(EffectModel.Spread(end));
    }

    // Where the likelihood has fallen by half of chi-squared's quantile, by false position on the root of the fall, which is nearly straight.
    private double End(EffectEstimate fit, int coordinate, int side, CancellationToken stop)
    {
        var from = fit.At;
        model.Start(from);
        var isSpread = coordinate > model.SlopeAt;
        var bound =
            !isSpread ? side * double.PositiveInfinity
            : side < 0 ? EffectModel.LogNoSpread
            : EffectModel.LogMostSpread;
        var (inner, below) = (isSpread ? Math.Max(fit.At[coordinate], EffectModel.LogNoSpread) : fit.At[coordinate], -Normal95);
        var step = side * Math.Clamp(Normal95 * Math.Sqrt(Inverse(fit.Curvature, null)[coordinate, coordinate]), 0.01, 1);
        var (outer, above) = (inner, below);
        while (above < 0)
        {
            if (outer == bound)
                return bound;
            (inner, below) = (outer, above);
            outer = side < 0 ? Math.Max(outer + step, bound) : Math.Min(outer + step, bound);
            above = Excess(outer);
        }

        for (var i = 0; i < MostCuts && Math.Min(above, -below) > Near; i++)
        {
            var middle = Math.Clamp(
                (inner * above - outer * below) / (above - below),
                Math.Min(inner, outer),
                Math.Max(inner, outer)
            );
            var excess = Excess(middle);
            if (excess < 0)
                (inner, below) = (middle, excess);
            else
                (outer, above) = (middle, excess);
        }

        return above < -below ? outer : inner;

        double Excess(double place)
        {
            stop.ThrowIfCancellationRequested();
            double[] start = [.. from];
            start[coordinate] = place;
            model.Adapt(start);
            start = Minimised(start, fit.Curvature, coordinate);
            model.Adapt(start);
            from = Minimised(start, fit.Curvature, coordinate);
            var fall = fit.LogLikelihood + model.Loss(from, new double[from.Length]);
            return Math.Sqrt(2 * Math.Max(fall, 0)) - Normal95;
        }
    }

    // Broyden, Fletcher, Goldfarb and Shanno's method from a known curvature; points of integration stay.
    private double[] Minimised(double[] start, Matrix<double> curvature, int? heldCoordinate)
    {
        var at = Vector<double>.Build.DenseOfArray(start);
        var inverse = Inverse(curvature, heldCoordinate);
        var (loss, gradient) = LossAt(at);
        for (var step = 0; step < MostSteps; step++)
        {
            var gain = gradient * (inverse * gradient);
            if (!(gain > LeastGain))
                break;
            var size = 1.0;
            Vector<double> move;
            double next;
            Vector<double> nextGradient;
            while (true)
            {
                move = Within(at - size * (inverse * gradient), start) - at;
                (next, nextGradient) = LossAt(at + move);
                if (next <= loss + 1e-4 * move * gradient || size < 1e-3)
                    break;
                size /= 4;
            }

            if (!(next < loss))
                break;
            var change = nextGradient - gradient;
            (at, loss, gradient) = (at + move, next, nextGradient);
            if (heldCoordinate is { } held)
                change[held] = 0;
            var curved = move * change;
            if (!(curved > 1e-10))
                continue;
            var image = inverse * change;
            inverse +=
                (curved + change * image) / (curved * curved) * move.OuterProduct(move)
                - (image.OuterProduct(move) + move.OuterProduct(image)) / curved;
        }

        return [.. at];
    }

    // Far from the spreads that the points were placed for the points are no longer where the likelihood is.
    private Vector<double> Within(Vector<double> at, double[] start)
    {
        for (var i = model.SlopeAt + 1; i < start.Length; i++)
            at[i] = Math.Clamp(at[i], start[i] - MostLeap, start[i] + MostLeap);
        return at;
    }

    private (double Loss, Vector<double> Gradient) LossAt(Vector<double> at)
    {
        var gradient = new double[at.Count];
        return (model.Loss(at.AsArray(), gradient), Vector<double>.Build.Dense(gradient));
    }

    // Directions that are flat or curve downwards count as gently curved; a coordinate that is held does not move.
    private static Matrix<double> Inverse(Matrix<double> curvature, int? heldCoordinate)
    {
        var held = curvature.Clone();
        if (heldCoordinate is { } at)
        {
            held.ClearRow(at);
            held.ClearColumn(at);
            held[at, at] = 1;
        }

        var parts = held.Evd(Symmetricity.Symmetric);
        var inverse =
            parts.EigenVectors
            * Matrix<double>.Build.DenseOfDiagonalVector(parts.EigenValues.Map(value => 1 / Math.Max(Math.Abs(value.Real), 1)))
            * parts.EigenVectors.Transpose();
        if (heldCoordinate is { } fixedAt)
        {
            inverse.ClearRow(fixedAt);
            inverse.ClearColumn(fixedAt);
        }

        return inverse;
    }
}
