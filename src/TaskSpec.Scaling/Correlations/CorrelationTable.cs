namespace TaskSpec.Scaling.Correlations;

/// <summary>
/// The correlations between all pairs of some series, each pair over the values that both have. They are computed as they are asked for: all of
/// them take as much room as the square of the series.
/// </summary>
public sealed class CorrelationTable
{
    private const int Together = 64;

    /// <param name="series">Of one length; not a number where a value is missing.</param>
    /// <exception cref="ArgumentException">One is constant.</exception>
    public CorrelationTable(IReadOnlyList<double[]> series)
        : this(StandardSeries.Of(series) ?? throw new ArgumentException("a series is constant", nameof(series))) { }

    private CorrelationTable(StandardSeries standard) => Standard = standard;

    /// <summary>How many series there are.</summary>
    public int Count => Standard.Count;

    /// <summary>Whether no series lacks a value.</summary>
    public bool IsComplete => Standard.IsComplete;

    internal StandardSeries Standard { get; }

    /// <summary>The correlation of two series; not a number where they have too little in common.</summary>
    public double this[int i, int j] => i == j ? 1 : Pairwise(Standard[i], Standard[j]).R;

    /// <summary>All pairs that have a correlation, the first number below the second.</summary>
    public IEnumerable<PairStatistic> Pairs() => Rows(CancellationToken.None).SelectMany(row => row.Pairs());

    /// <summary>The correlations of all pairs, a row at a time.</summary>
    internal IEnumerable<CorrelationRow> Rows(CancellationToken stop)
    {
        var width = RowProducts.Filled(Count, RowProducts.Together);
        double[] r = new double[Math.Min(Together, width) * width],
            counts = new double[r.Length];
        var options = new ParallelOptions { CancellationToken = stop };
        for (var top = 0; top < Count; top += Together)
        {
            var rows = new PairBlock(Standard, top, Math.Min(Together, width - top));
            var blocks = (Count - top + Together - 1) / Together;
            Parallel.For(
                0,
                blocks,
                options,
                k =>
                {
                    var left = top + k * Together;
                    rows.Correlate(
                        new(Standard, left, Math.Min(Together, width - left)),
                        r.AsSpan(left),
                        counts.AsSpan(left),
                        width
                    );
                }
            );
            for (var i = top; i < Math.Min(Count, top + Together); i++)
            {
                int from = (i - top) * width + i + 1,
                    length = Count - i - 1;
                yield return new(i, r.AsMemory(from, length), counts.AsMemory(from, length));
            }
        }
    }

    /// <summary>For each of some series its mean correlation with the others of them.</summary>
    internal double[] MeansWithin(IReadOnlyList<int> members, CancellationToken stop)
    {
        if (IsComplete)
            return MeansOfComplete(members);
        var sums = new double[members.Count];
        foreach (var row in new CorrelationTable(Standard.Of(members)).Rows(stop))
        {
            var r = row.R.Span;
            for (var k = 0; k < r.Length; k++)
            {
                sums[row.First] += r[k];
                sums[row.First + 1 + k] += r[k];
            }
        }

        return [.. sums.Select(sum => sum / (members.Count - 1))];
    }

    // The sum of products with each is the product with their sum.
    private double[] MeansOfComplete(IReadOnlyList<int> members)
    {
        var sum = new double[Standard.Length];
        foreach (var i in members)
        {
            var one = Standard[i];
            for (var k = 0; k < sum.Length; k++)
                sum[k] += one[k];
        }

        return [.. members.Select(i => (Product(sum, Standard[i]) - 1) / (members.Count - 1))];
    }

    /// <summary>The correlation over the places where both have a value.</summary>
    public static (double R, int Count) Pairwise(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double meanA = 0,
            meanB = 0,
            squaresA = 0,
            squaresB = 0,
            products = 0;
        var count = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (double.IsNaN(a[i]) || double.IsNaN(b[i]))
                continue;
            count++;
            double fromA = a[i] - meanA,
                fromB = b[i] - meanB;
            meanA += fromA / count;
            meanB += fromB / count;
            squaresA += fromA * (a[i] - meanA);
            squaresB += fromB * (b[i] - meanB);
            products += fromA * (b[i] - meanB);
        }

        return count < 3 || !(squaresA > 0 && squaresB > 0)
            ? (double.NaN, count)
            : (Math.Clamp(products / Math.Sqrt(squaresA * squaresB), -1, 1), count);
    }

    private static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
