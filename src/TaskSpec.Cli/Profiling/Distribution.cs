using TaskSpec.Catalogs;
using Range = TaskSpec.Catalogs.Range;

namespace TaskSpec.Cli.Profiling;

/// <summary>Values counted by themselves: there are few different ones, however many samples.</summary>
internal sealed class Distribution
{
    private readonly SortedDictionary<double, int> counts = [];
    private int total;

    public void Add(double value)
    {
        counts[value] = counts.GetValueOrDefault(value) + 1;
        total++;
    }

    /// <summary>The smallest, middle and largest; null where there are none.</summary>
    public Range? Range =>
        total == 0 ? null : new(counts.First().Key, (At((total - 1) / 2) + At(total / 2)) / 2, counts.Last().Key);

    /// <summary>The standard deviation over the mean, to three digits; null where there are no values, or their mean is 0.</summary>
    public double? Variation
    {
        get
        {
            var mean = Mean(value => value);
            return mean > 0 ? Math.Round(Math.Sqrt(Mean(value => (value - mean) * (value - mean))) / mean, 3) : null;
        }
    }

    private double Mean(Func<double, double> of) => counts.Sum(count => (double)count.Value / total * of(count.Key));

    private double At(int rank)
    {
        foreach (var (value, count) in counts)
        {
            if ((rank -= count) < 0)
                return value;
        }

        throw new InvalidOperationException("the rank is beyond the values");
    }
}
