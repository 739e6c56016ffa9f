namespace TaskSpec.Scaling.Calibration;

/// <summary>How one task's curves differ between recipes: standard deviations of ln b and of x₅₀ in decades.</summary>
public sealed record FamilyScatter(double LogExponent, double Decades)
{
    private static readonly double[] exponents = [0, .1, .2, .3, .45, .6];
    private static readonly double[] decades = [0, .1, .2, .35, .5, .75, 1, 1.5];

    /// <summary>The mean over what tasks with several families make likely; none where there is no such task.</summary>
    /// <param name="grid">The curves.</param>
    /// <param name="weights">How likely each exponent is before, by its place on the grid.</param>
    /// <param name="tasks">For each task its families' likelihoods over exponents and half-way points.</param>
    internal static FamilyScatter Of(CurveGrid grid, double[] weights, IReadOnlyList<double[][]> tasks)
    {
        var several = tasks.Where(families => families.Length > 1).ToArray();
        if (several.Length == 0)
            return new(0, 0);
        var tried = (from e in exponents from d in decades select new FamilyScatter(e, d)).ToArray();
        var logs = tried.AsParallel().AsOrdered().Select(one => several.Sum(task => one.Evidence(grid, weights, task))).ToArray();
        var best = logs.Max();
        double total = 0,
            exponent = 0,
            half = 0;
        foreach (var (one, log) in tried.Zip(logs))
        {
            var p = Math.Exp(log - best);
            total += p;
            exponent += p * one.LogExponent * one.LogExponent;
            half += p * one.Decades * one.Decades;
        }

        return new(Math.Sqrt(exponent / total), Math.Sqrt(half / total));
    }

    /// <summary>A surface over exponents and half-way points, as another family would have it.</summary>
    internal double[] Blur(CurveGrid grid, ReadOnlySpan<double> surface)
    {
        int rows = grid.LogExponents.Length,
            columns = grid.Halves.Length;
        var across = Smooth(surface.ToArray(), rows, columns, columns, 1, Decades / (grid.Halves[1] - grid.Halves[0]));
        return Smooth(across, columns, rows, 1, columns, LogExponent / (grid.LogExponents[1] - grid.LogExponents[0]));
    }

    private double Evidence(CurveGrid grid, double[] weights, double[][] families)
    {
        var product = Enumerable.Repeat(1.0, grid.Places).ToArray();
        foreach (var family in families)
        {
            var blurred = Blur(grid, family);
            for (var i = 0; i < product.Length; i++)
                product[i] *= blurred[i];
        }

        var sum = 0.0;
        for (var i = 0; i < product.Length; i++)
            sum += product[i] * weights[i / grid.Halves.Length];
        return Math.Log(sum + 1e-200);
    }

    // A normal's weights at whole steps, made to sum to 1 wherever the grid cuts them.
    private static double[] Smooth(double[] from, int lines, int length, int lineStep, int step, double deviation)
    {
        if (deviation < .05)
            return from;
        var reach = (int)Math.Ceiling(4 * deviation);
        var kernel = Enumerable.Range(0, reach + 1).Select(k => Math.Exp(-.5 * k * k / deviation / deviation)).ToArray();
        var into = new double[from.Length];
        for (var line = 0; line < lines; line++)
        for (var i = 0; i < length; i++)
        {
            double sum = 0,
                total = 0;
            for (var j = Math.Max(0, i - reach); j <= Math.Min(length - 1, i + reach); j++)
            {
                var weight = kernel[Math.Abs(i - j)];
                sum += weight * from[line * lineStep + j * step];
                total += weight;
            }

            into[line * lineStep + i * step] = sum / total;
        }

        return into;
    }
}
