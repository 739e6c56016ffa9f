using MathNet.Numerics.Distributions;

namespace TaskSpec.Scaling.ItemResponse;

/// <summary>A sample that abler models solve less often, as one whose answer key is the wrong way round.</summary>
/// <param name="Sample">Its id.</param>
/// <param name="Slope">Of the logarithm of the odds of a right answer by ability.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end, below 0.</param>
public sealed record ReversedItem(string Sample, double Slope, double Low, double High);

/// <summary>Finds samples whose slope is below 0 beyond doubt. The curves of the fit have none such: their prior is of slopes above 0.</summary>
/// <remarks>
/// A logistic regression of a sample's answers on the models' abilities, slope and intercept N(0, 2.5²) (Gelman et al. 2008), so that a sample that only weak
/// models solve has a finite slope. The interval is of 95 % for all samples together.
/// </remarks>
internal static class ReversedItems
{
    private const double Spread = 2.5;
    private const int MostSteps = 50;

    /// <summary>Those of some answers.</summary>
    public static IReadOnlyList<ReversedItem> Of(Answers answers, IReadOnlyList<Ability> abilities)
    {
        var z = Normal.InvCDF(0, 1, 1 - 0.025 / Math.Max(1, answers.Samples.Count));
        var found = new List<ReversedItem>();
        for (var i = 0; i < answers.Samples.Count; i++)
        {
            var (slope, error) = Slope(answers, abilities, i);
            if (slope + z * error < 0)
                found.Add(new(answers.Samples[i], slope, slope - z * error, slope + z * error));
        }

        return found;
    }

    private static (double Slope, double Error) Slope(Answers answers, IReadOnlyList<Ability> abilities, int item)
    {
        double intercept = 0,
            slope = 0,
            variance = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            double g0 = -intercept / (Spread * Spread),
                g1 = -slope / (Spread * Spread),
                h00 = 1 / (Spread * Spread),
                h01 = 0,
                h11 = 1 / (Spread * Spread);
            for (var m = 0; m < abilities.Count; m++)
            {
                var (x, tried) = (abilities[m].Value, answers.Total[m][item]);
                var p = 1 / (1 + Math.Exp(-(intercept + slope * x)));
                var (left, weight) = (answers.Right[m][item] - tried * p, tried * p * (1 - p));
                (g0, g1) = (g0 + left, g1 + left * x);
                (h00, h01, h11) = (h00 + weight, h01 + weight * x, h11 + weight * x * x);
            }

            var determinant = h00 * h11 - h01 * h01;
            variance = h00 / determinant;
            var (d0, d1) = ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant);
            (intercept, slope) = (intercept + Math.Clamp(d0, -1, 1), slope + Math.Clamp(d1, -1, 1));
            if (Math.Abs(d0) + Math.Abs(d1) < 1e-9)
                break;
        }

        return (slope, Math.Sqrt(variance));
    }
}
