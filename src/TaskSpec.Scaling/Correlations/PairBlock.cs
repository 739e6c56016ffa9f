namespace TaskSpec.Scaling.Correlations;

/// <summary>Some successive series, with what their correlations with others take where values are missing.</summary>
internal sealed class PairBlock
{
    private const double Cancelled = 1e-2;

    private readonly StandardSeries standard;
    private readonly int from;
    private readonly int count;
    private readonly bool isComplete;
    private readonly double[] values = [];
    private readonly double[] known = [];
    private readonly double[] squares = [];

    /// <param name="standard">All.</param>
    /// <param name="from">The first.</param>
    /// <param name="count">How many, with those that are filled up.</param>
    public PairBlock(StandardSeries standard, int from, int count)
    {
        (this.standard, this.from, this.count) = (standard, from, count);
        isComplete = standard.IsCompleteIn(from, Math.Min(count, standard.Count - from));
        if (standard.IsComplete)
            return;
        values = standard.Rows(from, count).ToArray();
        known = new double[values.Length];
        squares = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                values[i] = 0;
            else if (i % standard.Stride < standard.Length)
                (known[i], squares[i]) = (1, values[i] * values[i]);
        }
    }

    /// <summary>The correlations of each of these with each of others, and over how many values.</summary>
    public void Correlate(PairBlock others, Span<double> r, Span<double> counts, int width)
    {
        if (!isComplete || !others.isComplete)
        {
            Incomplete(others, r, counts, width);
            return;
        }

        Clear(r, width, others.count);
        RowProducts.Add(standard.Rows(from, count), standard.Rows(others.from, others.count), standard.Stride, r, width);
        for (var i = 0; i < count; i++)
        {
            counts.Slice(i * width, others.count).Fill(standard.Length);
            foreach (ref var one in r.Slice(i * width, others.count))
                one = Math.Clamp(one, -1, 1);
        }
    }

    // The sums of both over what both have are products too, of values, their squares, and ones where there is a value.
    private void Incomplete(PairBlock others, Span<double> r, Span<double> counts, int width)
    {
        double[] products = Products(values, others.values),
            sums = Products(values, others.known),
            otherSums = Products(known, others.values),
            sumsOfSquares = Products(squares, others.known),
            otherSumsOfSquares = Products(known, others.squares),
            both = Products(known, others.known);
        for (var i = 0; i < Math.Min(count, standard.Count - from); i++)
        {
            for (var j = 0; j < Math.Min(others.count, standard.Count - others.from); j++)
            {
                var k = i * others.count + j;
                double n = counts[i * width + j] = both[k],
                    a = sumsOfSquares[k] - sums[k] * sums[k] / n,
                    b = otherSumsOfSquares[k] - otherSums[k] * otherSums[k] / n;
                r[i * width + j] =
                    n < 3 ? double.NaN
                    : a > Cancelled * sumsOfSquares[k] && b > Cancelled * otherSumsOfSquares[k]
                        ? Math.Clamp((products[k] - sums[k] * otherSums[k] / n) / Math.Sqrt(a * b), -1, 1)
                    // Next to nothing is left of one: it is looked at closely whether that is rounding.
                    : CorrelationTable.Pairwise(standard[from + i], standard[others.from + j]).R;
            }
        }
    }

    private double[] Products(double[] one, double[] other)
    {
        var found = new double[one.Length / standard.Stride * (other.Length / standard.Stride)];
        RowProducts.Add(one, other, standard.Stride, found, other.Length / standard.Stride);
        return found;
    }

    private static void Clear(Span<double> to, int width, int columns)
    {
        for (var i = 0; i < to.Length; i += width)
            to.Slice(i, Math.Min(columns, to.Length - i)).Clear();
    }
}
