using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>What scores say of a task's curve in a recipe that was not measured.</summary>
/// <param name="Difficulty">Where it is half way, and how fast it gets there.</param>
/// <param name="Misfit">Root of the mean squared misfit in u, with the 95 % interval of the misfit.</param>
/// <param name="Share">What no number of items averages out of the variance of one outcome, which is the correlation of two: mean and 95 % interval.</param>
/// <param name="Decades">Over how many decades of compute the misfit stays alike.</param>
/// <param name="Floor">How far chance may be, in score, from where it is said to be.</param>
public sealed record CurveEstimate(MeasuredDifficulty Difficulty, Estimate Misfit, Estimate Share, double Floor, double Decades)
{
    internal static CurveEstimate Of(CurveGrid grid, CurvePopulation population, FamilyScatter scatter, float[] likelihood)
    {
        var places = population.Places(grid, likelihood);
        double x = 0,
            b = 0,
            xx = 0,
            bb = 0,
            xb = 0;
        for (var i = 0; i < places.Length; i++)
        {
            var (half, exponent) = (grid.Halves[i % grid.Halves.Length], grid.LogExponents[i / grid.Halves.Length]);
            x += places[i] * half;
            b += places[i] * exponent;
            xx += places[i] * half * half;
            bb += places[i] * exponent * exponent;
            xb += places[i] * half * exponent;
        }

        // Between points of the grid a posterior is as wide as a step at least.
        var varX = xx - x * x + Cell(grid.Halves) + scatter.Decades * scatter.Decades;
        var varB = bb - b * b + Cell(grid.LogExponents) + scatter.LogExponent * scatter.LogExponent;
        var marginals = population.Marginals(grid, likelihood);
        return new(
            new(
                Math.Pow(10, x),
                Math.Sqrt(varX),
                Math.Exp(b),
                Math.Sqrt(varB),
                Math.Clamp((xb - x * b) / Math.Sqrt(varX * varB), -.99, .99)
            ),
            Of(grid.Misfits, marginals.Misfits, squared: true),
            Of(grid.Shares, marginals.Shares, squared: false),
            grid.Floors.Zip(marginals.Floors, (value, weight) => value * weight).Sum(),
            grid.Decades
        );
    }

    /// <summary>The middle one of some values with weights that sum to 1.</summary>
    internal static double MedianOf(double[] values, double[] weights)
    {
        var before = 0.0;
        return values.Where((_, i) => (before += weights[i]) >= .5).DefaultIfEmpty(values[^1]).First();
    }

    private static double Cell(double[] even) => Math.Pow(even[1] - even[0], 2) / 12;

    internal static Estimate Of(double[] values, double[] weights, bool squared)
    {
        var mean = values.Zip(weights, (value, weight) => weight * (squared ? value * value : value)).Sum();
        var value = squared ? Math.Sqrt(mean) : mean;
        // A mean of squares may lie above most of what it is the mean of.
        return new(value, Math.Min(value, Quantile(.025)), Math.Max(value, Quantile(.975)));

        // Each value stands for what is nearer to it than to its neighbours.
        double Quantile(double share)
        {
            double before = 0;
            for (var i = 0; i < values.Length; i++)
            {
                if (before + weights[i] < share && i < values.Length - 1)
                {
                    before += weights[i];
                    continue;
                }

                var part = weights[i] > 0 ? Math.Clamp((share - before) / weights[i], 0, 1) : .5;
                var low = i == 0 ? values[0] : Between(values[i - 1], values[i]);
                var high = i == values.Length - 1 ? values[^1] : Between(values[i], values[i + 1]);
                return low + part * (high - low);
            }

            return values[^1];
        }

        static double Between(double a, double b) => a > 0 ? Math.Sqrt(a * b) : b / 2;
    }
}
