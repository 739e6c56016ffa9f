using System.Globalization;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>Prints an estimate beside the default, and the statistics that estimates are shown by.</summary>
internal static class Figures
{
    private const int Resamples = 200;

    public static void Print(string prior, string usual, string estimate, string from) =>
        Console.WriteLine($"| {prior} | {usual} | {estimate} | {from} |");

    public static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Median, and the 10th and 90th percentile.</summary>
    public static string Spread(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? "none"
            : $"{Text(Quantile(sorted, .5))} [{Text(Quantile(sorted, .1))}, {Text(Quantile(sorted, .9))}], n {sorted.Length}";
    }

    /// <summary>An estimate with its 95 % interval over resampled groups of the data.</summary>
    public static string Interval<T>(IReadOnlyList<T> groups, Func<IReadOnlyList<T>, double> estimate)
    {
        var random = new Random(1);
        var drawn = Enumerable
            .Range(0, Resamples)
            .Select(_ => estimate([.. groups.Select(_ => groups[random.Next(groups.Count)])]))
            .Where(double.IsFinite)
            .Order()
            .ToArray();
        return $"{Text(estimate(groups))} ({Text(Quantile(drawn, .025))} to {Text(Quantile(drawn, .975))})";
    }

    public static double Median(IEnumerable<double> values) => Quantile([.. values.Order()], .5);

    public static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0)
            return double.NaN;
        var place = share * (sorted.Length - 1);
        var low = (int)place;
        return sorted[low] + (place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]);
    }
}
