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
