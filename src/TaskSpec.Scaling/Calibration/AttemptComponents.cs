using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>What one model's attempts at one item came to.</summary>
/// <param name="Model">The model or agent.</param>
/// <param name="Item">The sample or task.</param>
/// <param name="Axis">log10 FLOP; NaN where unknown, and models then stand each for itself.</param>
/// <param name="Passed">The sum of the scores, each from 0 to 1.</param>
/// <param name="Attempts">How many.</param>
public sealed record ItemOutcome(string Model, string Item, double Axis, double Passed, int Attempts);

/// <summary>How single outcomes of a family vary: within items, between them, and with the model. docs/model.md §15.</summary>
/// <param name="Jump">Correlation of two attempts of one model at one item, given its compute and the item; null where there are no two.</param>
/// <param name="SpreadDecades">Of the items' half-way points; null where compute is unknown.</param>
public sealed record AttemptComponents(Estimate? Jump, Estimate? SpreadDecades)
{
    private const int LeastItems = 5;
    private const int LeastModels = 3;
    private const int Resamples = 400;
    private const double Enough = 10;

    private static readonly double[] spreads = [.05, .25, .5, .75, 1, 1.35, 1.75, 2.25, 3];

    /// <summary>The components of one family's outcomes; null where there are too few to tell anything.</summary>
    public static AttemptComponents? Of(IReadOnlyList<ItemOutcome> outcomes)
    {
        string[] models = [.. outcomes.Select(one => one.Model).Distinct().Order(StringComparer.Ordinal)];
        string[] items = [.. outcomes.Select(one => one.Item).Distinct().Order(StringComparer.Ordinal)];
        var passed = outcomes.Sum(one => one.Passed);
        var failed = outcomes.Sum(one => one.Attempts) - passed;
        if (models.Length < LeastModels || items.Length < LeastItems || Math.Min(passed, failed) < Enough)
            return null;
        var cells = outcomes
            .Select(one => new Cell(
                Array.IndexOf(models, one.Model),
                Array.BinarySearch(items, one.Item, StringComparer.Ordinal),
                one.Axis,
                one.Passed,
                one.Attempts
            ))
            .ToArray();
        var byCompute =
            cells.All(cell => double.IsFinite(cell.Axis)) && cells.Max(cell => cell.Axis) - cells.Min(cell => cell.Axis) > .5;
        var fits = spreads
            .AsParallel()
            .AsOrdered()
            .Select(spread => ItemFit.Of(cells, models.Length, items.Length, spread, byCompute))
            .ToArray();
        var best = fits.Max(fit => fit.Log);
        double[] weights = [.. fits.Select(fit => Math.Exp(fit.Log - best))];
        var total = weights.Sum();
        var likeliest = fits.First(fit => fit.Log == best);
        double[] rates = [.. cells.Select(likeliest.RateOf)];
        return new(
            Jumps(cells, rates, items.Length),
            byCompute
                ? CurveEstimate.Of(
                    [.. fits.Select((fit, i) => spreads[i] / Math.Max(.05, fit.Slope))],
                    [.. weights.Select(weight => weight / total)],
                    squared: false
                )
                : null
        );
    }

    // Pairs of attempts of one model at one item; items are what is resampled.
    private static Estimate? Jumps(Cell[] cells, double[] rates, int items)
    {
        double[] product = new double[items],
            scale = new double[items];
        foreach (var (cell, p) in cells.Zip(rates).Where(pair => pair.First.Attempts > 1))
        {
            var off = cell.Passed - cell.Attempts * p;
            // An attempt is no pair with itself.
            var itself = cell.Passed * (1 - 2 * p) + cell.Attempts * p * p;
            product[cell.Item] += (off * off - itself) / (cell.Attempts * (cell.Attempts - 1.0));
            scale[cell.Item] += p * (1 - p);
        }

        return scale.Count(one => one > 0) < LeastItems ? null : Ratio(product, scale);
    }

    private static Estimate Ratio(double[] product, double[] scale)
    {
        var random = new SplitMix64(1);
        var drawn = new List<double>();
        for (var draw = 0; draw < Resamples; draw++)
        {
            double above = 0,
                below = 0;
            for (var i = 0; i < product.Length; i++)
            {
                var at = (int)(random.NextUniform() * product.Length);
                (above, below) = (above + product[at], below + scale[at]);
            }

            if (below > 0)
                drawn.Add(Math.Clamp(above / below, 0, 1));
        }

        drawn.Sort();
        var value = Math.Clamp(product.Sum() / scale.Sum(), 0, 1);
        return new(
            value,
            Math.Min(value, drawn[(int)(.025 * (drawn.Count - 1))]),
            Math.Max(value, drawn[(int)Math.Ceiling(.975 * (drawn.Count - 1))])
        );
    }

    internal readonly record struct Cell(int Model, int Item, double Axis, double Passed, int Attempts);
}
