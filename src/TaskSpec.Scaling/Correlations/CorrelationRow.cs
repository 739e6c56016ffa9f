namespace TaskSpec.Scaling.Correlations;

/// <summary>The correlations of one series with all that come after it; good until the next row is asked for.</summary>
/// <param name="First">The number of the series, from 0.</param>
/// <param name="R">Pearson's, first that with the next series; not a number where two have too little in common.</param>
/// <param name="Counts">What each was computed over.</param>
internal readonly record struct CorrelationRow(int First, ReadOnlyMemory<double> R, ReadOnlyMemory<double> Counts)
{
    /// <summary>Its pairs that have a correlation.</summary>
    public IEnumerable<PairStatistic> Pairs()
    {
        for (var k = 0; k < R.Length; k++)
        {
            if (!double.IsNaN(R.Span[k]))
                yield return new(First, First + 1 + k, R.Span[k], (int)Counts.Span[k]);
        }
    }
}
