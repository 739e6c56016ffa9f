namespace TaskSpec;

/// <summary>Win rate: the share of comparisons that are won against a fixed pool of opponents. A tie is half a win.</summary>
/// <remarks>Another pool, or another judge, is another metric. .5 against opponents of the same strength.</remarks>
/// <example>
/// Answers that a judge compares with those of fixed opponents.
/// <code><![CDATA[
/// [Headline<WinRate>]
/// ]]></code>
/// </example>
[Metric("win_rate", Form.WinRate, By = By.Judge)]
public sealed class WinRate : IMetric
{
    /// <summary>The win rate over comparisons that all count alike.</summary>
    /// <param name="wins">Comparisons that were won.</param>
    /// <param name="ties">Comparisons without a winner.</param>
    /// <param name="losses">Comparisons that were lost.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentException">A number is negative, or there was no comparison.</exception>
    public static double Of(int wins, int ties, int losses)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wins);
        ArgumentOutOfRangeException.ThrowIfNegative(ties);
        ArgumentOutOfRangeException.ThrowIfNegative(losses);
        var comparisons = (double)wins + ties + losses;
        return comparisons > 0 ? (wins + ties / 2.0) / comparisons : throw new ArgumentException("There is no comparison.");
    }

    /// <summary>The mean of the win rates against each opponent, so that one who was met more often does not count for more.</summary>
    /// <param name="pool">The comparisons with each opponent, at least one.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentException">As above, or the pool is empty.</exception>
    public static double OfPool(IEnumerable<(int Wins, int Ties, int Losses)> pool)
    {
        var rates = pool.Select(record => Of(record.Wins, record.Ties, record.Losses)).ToArray();
        return rates.Length > 0 ? rates.Average() : throw new ArgumentException("The pool is empty.", nameof(pool));
    }
}
