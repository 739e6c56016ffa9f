namespace TaskSpec.Scaling.Correlations;

/// <summary>Of many pairs the largest correlations, and of equal ones the first.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class StrongestPairs(int most)
{
    private readonly PriorityQueue<PairStatistic, (double Size, long Order)> kept = new();
    private double least = double.NegativeInfinity;
    private double sum;

    /// <summary>How many pairs have a correlation.</summary>
    public long Count { get; private set; }

    /// <summary>The mean over them; null without any.</summary>
    public double? Mean => Count == 0 ? null : sum / Count;

    /// <summary>Those that are kept: in their order where that is all, else the largest first.</summary>
    public IEnumerable<PairStatistic> Kept =>
        kept
            .UnorderedItems.OrderByDescending(item => Count <= most ? 0 : item.Priority.Size)
            .ThenByDescending(item => item.Priority.Order)
            .Select(item => item.Element);

    /// <summary>Takes the pairs of one series with those after it.</summary>
    public void Add(CorrelationRow row)
    {
        var r = row.R.Span;
        var sumOfRow = 0.0;
        for (var k = 0; k < r.Length; k++)
        {
            if (double.IsNaN(r[k]))
                continue;
            sumOfRow += r[k];
            Count++;
            if (Math.Abs(r[k]) > least)
                Keep(new(row.First, row.First + 1 + k, r[k], (int)row.Counts.Span[k]));
        }

        sum += sumOfRow;
    }

    private void Keep(PairStatistic pair)
    {
        // What comes later stands behind.
        kept.Enqueue(pair, (Math.Abs(pair.R), -Count));
        if (kept.Count > most)
            kept.Dequeue();
        if (kept.Count == most && kept.TryPeek(out _, out var priority))
            least = priority.Size;
    }
}
