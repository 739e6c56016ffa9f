using System.Runtime.InteropServices;

namespace TaskSpec.Scaling.Correlations;

/// <summary>
/// Series with mean 0 and sum of squares 1 over what they have, so that products are correlations; one after another, each filled up with zeros
/// for <see cref="RowProducts"/>.
/// </summary>
internal sealed class StandardSeries
{
    private const double Rounding = 1e-12;

    private readonly double[] values;
    private readonly bool[] complete;

    private StandardSeries(int count, int length)
    {
        (Count, Length, Stride) = (count, length, RowProducts.Stride(length));
        values = new double[RowProducts.Filled(count, RowProducts.Together) * Stride];
        complete = new bool[count];
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>How many values each has.</summary>
    public int Length { get; }

    /// <summary>From one series to the next.</summary>
    public int Stride { get; }

    /// <summary>Whether no value is missing.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>One of them; not a number where a value is missing.</summary>
    public ReadOnlySpan<double> this[int i] => values.AsSpan(i * Stride, Length);

    /// <summary>All of some.</summary>
    /// <param name="series">Of one length; not a number where a value is missing.</param>
    /// <param name="places">Which places of each; all without.</param>
    /// <returns>Null if one is constant.</returns>
    public static StandardSeries? Of(IReadOnlyList<double[]> series, int[]? places = null)
    {
        var found = new StandardSeries(series.Count, places?.Length ?? series[0].Length);
        for (var i = 0; i < series.Count; i++)
        {
            var row = found.Row(i);
            if (places is null)
                series[i].CopyTo(row);
            else
                for (var k = 0; k < places.Length; k++)
                    row[k] = series[i][places[k]];
            if (Standardise(row) is not { } isComplete)
                return null;
            found.Add(i, isComplete);
        }

        return found;
    }

    /// <summary>Some of these.</summary>
    public StandardSeries Of(IReadOnlyList<int> which)
    {
        var found = new StandardSeries(which.Count, Length);
        foreach (var (i, from) in which.Index())
        {
            this[from].CopyTo(found.Row(i));
            found.Add(i, complete[from]);
        }

        return found;
    }

    /// <summary>Whether some successive ones lack no value.</summary>
    public bool IsCompleteIn(int from, int count) => !complete.AsSpan(from, count).Contains(false);

    /// <summary>Some successive ones as they lie, with what they are filled up with.</summary>
    public ReadOnlySpan<double> Rows(int from, int count) => values.AsSpan(from * Stride, count * Stride);

    /// <summary>
    /// The products of all with all where they are no more than their values, else those of all places with all places: both have the same
    /// eigenvalues but for zeros.
    /// </summary>
    public double[,] SmallerProducts()
    {
        var side = Math.Min(Count, Length);
        var filled = RowProducts.Filled(side, RowProducts.Together);
        var sums = new double[filled * filled];
        if (Count <= Length)
            RowProducts.Add(values, values, Stride, sums, filled);
        else
            AddPlaces(sums, filled);
        var products = new double[side, side];
        for (var i = 0; i < side; i++)
            sums.AsSpan(i * filled, side).CopyTo(MemoryMarshal.CreateSpan(ref products[i, 0], side));
        return products;
    }

    // Turned round some series at a time: all of them would lie there twice.
    private void AddPlaces(double[] sums, int filled)
    {
        const int piece = 512;
        var turned = new double[filled * piece];
        for (var from = 0; from < Count; from += piece)
        {
            if (Count - from < piece)
                Array.Clear(turned);
            for (var i = from; i < Math.Min(Count, from + piece); i++)
            {
                var row = this[i];
                for (var k = 0; k < row.Length; k++)
                    turned[k * piece + i - from] = row[k];
            }

            RowProducts.Add(turned, turned, piece, sums, filled);
        }
    }

    private void Add(int i, bool isComplete)
    {
        complete[i] = isComplete;
        IsComplete &= isComplete;
    }

    private Span<double> Row(int i) => values.AsSpan(i * Stride, Length);

    /// <summary>How far values that are known lie apart; 0 where that is no more than rounding.</summary>
    public static double Range(ReadOnlySpan<double> row)
    {
        double least = double.PositiveInfinity,
            most = double.NegativeInfinity;
        foreach (var value in row)
        {
            if (!double.IsNaN(value))
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        var range = most - least;
        return range > Rounding * Math.Max(Math.Abs(least), Math.Abs(most)) && double.IsFinite(range) ? range : 0;
    }

    private static bool? Standardise(Span<double> row)
    {
        var range = Range(row);
        if (range == 0)
            return null;
        double sum = 0,
            squares = 0;
        var known = 0;
        foreach (var value in row)
        {
            if (!double.IsNaN(value))
                (sum, known) = (sum + value, known + 1);
        }

        var mean = sum / known;
        foreach (ref var value in row)
        {
            value = (value - mean) / range;
            squares += double.IsNaN(value) ? 0 : value * value;
        }

        var length = Math.Sqrt(squares);
        foreach (ref var value in row)
            value /= length;
        return known == row.Length;
    }
}
