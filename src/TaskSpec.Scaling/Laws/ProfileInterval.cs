using MathNet.Numerics.RootFinding;

namespace TaskSpec.Scaling.Laws;

/// <summary>
/// The values of a parameter that the observations do not rule out at 95 %: with the others refitted, the loss rises by no more than half
/// of chi-squared's quantile, in units of the noise.
/// </summary>
/// <param name="Low">The lowest, in the parameter's own unit; null where nothing down to its bound is ruled out.</param>
/// <param name="High">The highest; null likewise.</param>
public sealed record ProfileInterval(double? Low, double? High)
{
    private const double HalfOfChiSquared95 = 3.841458820694124 / 2;
    private const int MostDoublings = 30;

    /// <summary>The interval of one parameter of a fit.</summary>
    public static ProfileInterval Of(LawFit fit, int index) => new(End(fit, index, -1), End(fit, index, +1));

    private static double? End(LawFit fit, int index, int side)
    {
        var problem = fit.Problem;
        var bound = side < 0 ? problem.Lower[index] : problem.Upper[index];
        var rise = HalfOfChiSquared95 * fit.Scale;
        if (rise <= 0)
            return fit.Value(index);
        var step = StartingStep(fit, index);
        var inner = fit.At[index];
        var start = fit.At;
        for (var i = 0; i < MostDoublings && inner != bound; i++, step *= 2)
        {
            var outer = side < 0 ? Math.Max(bound, inner - step) : Math.Min(bound, inner + step);
            var there = problem.Holding(index, outer, start);
            if (there.Value - fit.Objective > rise)
            {
                // MathNet's one accuracy is of the root and of the function: both must be of size 1.
                var (from, near) = (start, inner);
                double Excess(double share) =>
                    (problem.Holding(index, near + share * (outer - near), from).Value - fit.Objective) / rise - 1;
                return Brent.TryFindRoot(Excess, 0, 1, 1e-4, 50, out var root)
                    ? fit.Unlogged(index, near + root * (outer - near))
                    : fit.Unlogged(index, outer);
            }

            (inner, start) = (outer, there.At);
        }

        return null;
    }

    private static double StartingStep(LawFit fit, int index)
    {
        var own = fit.Problem.Form.Parameters[index].IsLog ? fit.Value(index) : 1;
        var error = fit.StandardError(index) is { } known ? known / own : 0;
        return Math.Clamp(error, 1e-6 * Math.Max(1, Math.Abs(fit.At[index])), 0.5 * Math.Max(1, Math.Abs(fit.At[index])));
    }
}
