using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class ComparisonMetricTests
{
    [Theory]
    [InlineData(6, 2, 2, .7)]
    [InlineData(0, 5, 0, .5)]
    [InlineData(3, 0, 0, 1)]
    [InlineData(int.MaxValue, 0, int.MaxValue, .5)]
    public void A_tie_is_half_a_win(int wins, int ties, int losses, double rate) =>
        Assert.Equal(rate, WinRate.Of(wins, ties, losses), 12);

    [Fact]
    public void Opponents_of_a_pool_count_alike() => Assert.Equal(.5, WinRate.OfPool([(9, 0, 0), (0, 0, 1)]), 12);

    [Fact]
    public void A_win_rate_takes_a_comparison()
    {
        Assert.Throws<ArgumentException>(() => WinRate.Of(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WinRate.Of(-1, 0, 2));
        Assert.Throws<ArgumentException>(() => WinRate.OfPool([]));
    }

    [Theory]
    [InlineData(100, 0, .640064999803)]
    [InlineData(0, 100, .359935000197)]
    [InlineData(1500, 1500, .5)]
    [InlineData(400, 0, 10 / 11.0)]
    // Wikipedia, "Elo rating system": 200 points more make 76 %; and a player of 1613 against each of five others.
    [InlineData(1700, 1500, .76, 2)]
    [InlineData(1613, 1609, .51, 2)]
    [InlineData(1613, 1477, .69, 2)]
    [InlineData(1613, 1388, .79, 2)]
    [InlineData(1613, 1586, .54, 2)]
    [InlineData(1613, 1720, .35, 2)]
    public void Expected_score(double rating, double opponent, double expected, int digits = 12) =>
        Assert.Equal(expected, Elo.Expected(rating, opponent), digits);

    [Fact]
    public void The_rating_is_where_the_expected_score_is_the_score()
    {
        double[] pool = [1609, 1477, 1388, 1586, 1720];
        var games = pool.Select(opponent => (opponent, Elo.Expected(1613, opponent)));
        var rating = Elo.Of(games);
        Assert.Equal(1613, rating.Value, 5);
        Assert.Equal(RatingBound.None, rating.Bound);
    }

    [Fact]
    public void Three_wins_of_four_against_one_rating_are_odds_of_three() =>
        Assert.Equal(1000 + 400 * Math.Log10(3), Elo.Of([(1000, 1), (1000, 1), (1000, 1), (1000, 0)]).Value, 6);

    [Fact]
    public void A_perfect_record_is_a_bound_and_says_so()
    {
        var won = Elo.Of(Enumerable.Repeat((1000.0, 1.0), 10));
        Assert.Equal(RatingBound.AtLeast, won.Bound);
        Assert.Equal(.05, Math.Pow(Elo.Expected(won.Value, 1000), 10), 6);
        var lost = Elo.Of(Enumerable.Repeat((1000.0, 0.0), 10));
        Assert.Equal(RatingBound.AtMost, lost.Bound);
        Assert.Equal(2000 - won.Value, lost.Value, 6);
    }

    [Fact]
    public void Ratings_follow_the_pool_and_rise_with_points() =>
        Prop.ForAll<NonEmptyArray<(short, byte)>, short>(
                (record, shift) =>
                {
                    var games = record.Get.Select(game => ((double)game.Item1, game.Item2 % 3 / 2.0)).ToArray();
                    var shifted = games.Select(game => (game.Item1 + shift, game.Item2));
                    var better = games.Select(game => (game.Item1, Math.Max(.5, game.Item2)));
                    var (rating, moved, more) = (Elo.Of(games), Elo.Of(shifted), Elo.Of(better));
                    return Math.Abs(moved.Value - rating.Value - shift) < 1e-4
                        && (rating.Bound != RatingBound.None || more.Value >= rating.Value - 1e-4);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Far_ratings_are_finite()
    {
        Assert.True(double.IsFinite(Elo.Of([(1e300, 1), (-1e300, 0)]).Value));
        Assert.True(double.IsFinite(Elo.Of([(1000, 1), (1000, 1), (1000, Math.BitDecrement(1))]).Value));
        Assert.True(double.IsFinite(Elo.Of([(double.MaxValue, 1), (-double.MaxValue, 1)]).Value));
    }

    [Fact]
    public void A_rating_takes_games_that_have_a_meaning()
    {
        Assert.Throws<ArgumentException>(() => Elo.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Elo.Expected(double.PositiveInfinity, double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => Elo.Of([(double.NaN, 1)]));
        Assert.Throws<ArgumentException>(() => Elo.Of([(1000, 1.5)]));
        Assert.Throws<ArgumentException>(() => Elo.Of([(1000, double.NaN)]));
    }
}
