using TaskSpec.Measurement;

namespace TaskSpec.Tests.Assessments;

/// <summary>What rounding the parameters costs: no digit that is shown.</summary>
public class CoarseTests
{
    [Theory]
    [InlineData(21, 22)]
    [InlineData(51, 52)]
    [InlineData(105, 110)]
    public void Length_rounded_moves_the_error_by_less_than_a_digit(double tokens, double rounded)
    {
        Assert.Equal(Error(tokens, 100), Error(rounded, 100), .0003);
    }

    [Fact]
    public void Share_rounded_moves_the_error_by_less_than_a_digit() =>
        Assert.Equal(Error(4, 1319), Error(4, 1 / .000758), .0001);

    private static double Error(double tokens, double samples)
    {
        var ladder = Ladder.LogSpaced(1e18, 1e22, 7, 1e24);
        var edit = new TokensRight(tokens) { Scale = 1 / tokens };
        return ForecastError
            .Of(new(ladder, DifficultyPrior.Uniform(ladder), new AllRight(), edit, true, Sharing.Independent(samples)))
            .Error;
    }
}
