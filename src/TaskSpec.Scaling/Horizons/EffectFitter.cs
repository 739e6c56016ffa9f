using MathNet.Numerics.LinearAlgebra;

namespace TaskSpec.Scaling.Horizons;

/// <summary>Newton's method on agents' levels and slopes at once.</summary>
internal static class EffectFitter<TLink>
    where TLink : struct, ILink
{
    private const int MostSteps = 100;

    /// <summary>Minimises the cells' loss and the penalty on slopes; the sum is convex.</summary>
    public static EffectFit Fit(IReadOnlyList<EffectCell> cells, EffectShape shape, EffectFit? start = null)
    {
        var point = new double[shape.Fixed];
        start?.Agents.CopyTo(point, 0);
        start?.Slopes.CopyTo(point, shape.Agents);
        var system = new EffectSystem(shape);
        var loss = system.Evaluate<TLink>(cells, point);
        var converged = false;
        for (var i = 0; i < MostSteps && !converged; i++)
        {
            var step = system.NewtonStep(out var gain);
            if (!double.IsFinite(gain))
                break;
            converged = gain <= 1e-22 * (Math.Abs(loss) + 1e-300);
            var size = 1.0;
            double next;
            double[] moved;
            // Where the two differ by rounding alone the full step is the better guess.
            while (
                !((next = system.Evaluate<TLink>(cells, moved = Moved(point, step, size))) <= loss + 1e-13 * Math.Abs(loss))
                && size > 1e-12
            )
                size /= 2;
            if (size <= 1e-12)
            {
                system.Evaluate<TLink>(cells, point);
                converged |= gain <= 1e-10 * Math.Abs(loss);
                break;
            }

            (point, loss) = (moved, next);
        }

        return new(point[..shape.Agents], point[shape.Agents..], loss, converged);
    }

    private static double[] Moved(double[] point, double[] step, double size)
    {
        var moved = new double[point.Length];
        for (var i = 0; i < point.Length; i++)
            moved[i] = point[i] - size * step[i];
        return moved;
    }
}

/// <summary>The loss's derivatives at a point, and the step that they call for.</summary>
internal sealed class EffectSystem(EffectShape shape)
{
    private readonly double[] gradient = new double[shape.Fixed];
    private readonly double[,] second = new double[shape.Fixed, shape.Fixed];

    public double Evaluate<TLink>(IReadOnlyList<EffectCell> cells, double[] point)
        where TLink : struct, ILink
    {
        Array.Clear(gradient);
        Array.Clear(second);
        var loss = 0.0;
        for (var s = shape.Agents; s < shape.Fixed; s++)
        {
            loss += 0.5 * shape.SlopePenalty * point[s] * point[s];
            gradient[s] = shape.SlopePenalty * point[s];
            second[s, s] = shape.SlopePenalty;
        }

        foreach (var cell in cells)
        {
            int a = cell.Agent,
                s = shape.SlopeOf(a);
            var x = cell.Doublings;
            var slope = shape.Slopes == 0 ? shape.FixedSlope : point[s];
            loss += TLink.Loss(point[a] + slope * x, cell.Right, cell.Wrong, out var first, out var curvature);
            gradient[a] += first;
            second[a, a] += curvature;
            if (shape.Slopes == 0)
                continue;
            gradient[s] += first * x;
            second[a, s] += curvature * x;
            second[s, a] += curvature * x;
            second[s, s] += curvature * x * x;
        }

        return loss;
    }

    public double[] NewtonStep(out double gain)
    {
        var step = Solve(second, gradient);
        gain = step.Zip(gradient, (move, slope) => move * slope).Sum();
        return step;
    }

    private static double[] Solve(double[,] matrix, double[] right)
    {
        try
        {
            return [.. Matrix<double>.Build.DenseOfArray(matrix).Cholesky().Solve(Vector<double>.Build.Dense(right))];
        }
        catch (ArgumentException)
        {
            // Not positive definite: some effect is not determined. The caller sees that no step is finite.
            return [.. right.Select(_ => double.NaN)];
        }
    }
}
