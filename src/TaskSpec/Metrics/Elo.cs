using TaskSpec.Measurement;

namespace TaskSpec;

/// <summary>Elo rating against a fixed pool of rated opponents. Without bounds; 400 points are odds of ten to one.</summary>
/// <remarks>
/// Elo 1978, with the logistic curve: the Bradley-Terry model with all ratings but one given. The scale is the pool's, and moves with it.
/// </remarks>
/// <example>
/// Games and comparisons against a fixed pool of opponents whose strength is known.
/// <code><![CDATA[
/// [Headline<Elo>]
/// ]]></code>
/// </example>
[Metric(
    "elo",
    Form.Rating,
    Averaging = Averaging.Corpus,
    By = By.Judge,
    Best = double.PositiveInfinity,
    Worst = double.NegativeInfinity
)]
public sealed class Elo : IMetric
{
    /// <summary>The expected score of a player: 1 / (1 + 10^((opponent − rating) / 400)).</summary>
    /// <param name="rating">The player's rating, finite.</param>
    /// <param name="opponent">The opponent's rating, finite.</param>
    /// <returns>From 0 to 1, a tie counted as .5; 100 points more make .640.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rating is not finite.</exception>
    public static double Expected(double rating, double opponent)
    {
        Require.Finite(rating, nameof(rating));
        Require.Finite(opponent, nameof(opponent));
        return 1 / (1 + Math.Pow(10, (opponent - rating) / 400));
    }

    /// <summary>The rating by maximum likelihood: the one whose expected scores add up to the points that were made.</summary>
    /// <param name="games">The opponent's rating and the points made in each game, from 0 for a loss to 1 for a win.</param>
    /// <returns>
    /// The rating, to a millionth of a point. Where every game was won, or every one lost, the likelihood has no maximum: then the
    /// rating at which such a record has a chance of 5 %, marked as a bound.
    /// </returns>
    /// <exception cref="ArgumentException">There is no game, a rating is not finite, or points are not from 0 to 1.</exception>
    public static EloRating Of(IEnumerable<(double Opponent, double Points)> games)
    {
        var played = games.ToArray();
        if (played.Length == 0 || played.Any(game => !double.IsFinite(game.Opponent) || game.Points is not (>= 0 and <= 1)))
            throw new ArgumentException(
                "A rating takes at least one game, finite ratings, and points from 0 to 1.",
                nameof(games)
            );
        var opponents = Array.ConvertAll(played, game => game.Opponent);
        var mean = played.Average(game => game.Points);
        if (mean == 1)
            return new(OfAllWon(opponents), RatingBound.AtLeast);
        if (mean == 0)
            return new(-OfAllWon(Array.ConvertAll(opponents, rating => -rating)), RatingBound.AtMost);
        return new(Solve(opponents, mean, rating => opponents.Average(one => Expected(rating, one)) >= mean), RatingBound.None);
    }

    private static double OfAllWon(double[] opponents)
    {
        const double Chance = .05;
        var each = Math.Pow(Chance, 1.0 / opponents.Length);
        return Solve(opponents, each, rating => opponents.Sum(one => Math.Log(Expected(rating, one))) >= Math.Log(Chance));
    }

    /// <summary>
    /// The rating from which on a condition holds, by bisection between those that have one expected score against the weakest and
    /// against the strongest opponent.
    /// </summary>
    private static double Solve(double[] opponents, double expected, Func<double, bool> holds)
    {
        var above = 400 * Math.Log10(expected / (1 - expected));
        var (low, high) = (opponents.Min() + above, opponents.Max() + above);
        for (var halvings = 0; high - low > 1e-6 && halvings < 1100; halvings++)
        {
            var middle = low / 2 + high / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return low / 2 + high / 2;
    }
}
