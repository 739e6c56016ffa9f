using System.Numerics;
using System.Runtime.InteropServices;

namespace TaskSpec.Scaling.Correlations;

/// <summary>The correlations between all pairs of some series, each pair over the values that both have.</summary>
public sealed class CorrelationTable
{
    private readonly double[][] r;
    private readonly int[][] counts;

    /// <param name="series">Of one length; not a number where a value is missing. None may be constant.</param>
    /// <param name="stop">Ends the work early.</param>
    public CorrelationTable(IReadOnlyList<double[]> series, CancellationToken stop = default)
    {
        Count = series.Count;
        r = new double[Count][];
        counts = new int[Count][];
        var standard = series.Select(Standardised).ToArray();
        IsComplete = standard.All(one => one is not null);
        var options = new ParallelOptions { CancellationToken = stop };
        Parallel.For(
            0,
            Count,
            options,
            i =>
            {
                r[i] = new double[i];
                counts[i] = new int[i];
                for (var j = 0; j < i; j++)
                {
                    (r[i][j], counts[i][j]) =
                        standard[i] is { } a && standard[j] is { } b
                            ? (Math.Clamp(Dot(a, b), -1, 1), a.Length)
                            : Pairwise(series[i], series[j]);
                }
            }
        );
    }

    /// <summary>How many series there are.</summary>
    public int Count { get; }

    /// <summary>Whether no series lacks a value.</summary>
    public bool IsComplete { get; }

    /// <summary>The correlation of two series; not a number where they have too little in common.</summary>
    public double this[int i, int j] =>
        i == j ? 1
        : i > j ? r[i][j]
        : r[j][i];

    /// <summary>All pairs, the first number below the second.</summary>
    public IEnumerable<PairStatistic> Pairs()
    {
        for (var i = 0; i < Count; i++)
        {
            for (var j = i + 1; j < Count; j++)
                yield return new(i, j, r[j][i], counts[j][i]);
        }
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

    /// <summary>With mean 0 and sum of squares 1, so that products are correlations; null where a value is missing.</summary>
    private static double[]? Standardised(double[] values)
    {
        if (values.Any(double.IsNaN))
            return null;
        var mean = values.Average();
        double[] centred = [.. values.Select(value => value - mean)];
        var scale = 1 / Math.Sqrt(Dot(centred, centred));
        for (var i = 0; i < centred.Length; i++)
            centred[i] *= scale;
        return centred;
    }

    // Half a million of these for a thousand tasks: the library's own takes several times as long.
    private static double Dot(double[] a, double[] b)
    {
        var first = MemoryMarshal.Cast<double, Vector<double>>(a);
        var second = MemoryMarshal.Cast<double, Vector<double>>(b);
        Vector<double> even = default,
            odd = default;
        var k = 0;
        for (; k + 1 < first.Length; k += 2)
        {
            even += first[k] * second[k];
            odd += first[k + 1] * second[k + 1];
        }

        if (k < first.Length)
            even += first[k] * second[k];
        var sum = Vector.Sum(even + odd);
        for (k = first.Length * Vector<double>.Count; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
