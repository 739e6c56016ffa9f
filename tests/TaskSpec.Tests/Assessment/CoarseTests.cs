using TaskSpec.Measurement;
using TaskSpec.Testing;

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

    [Theory]
    [InlineData(24, 20)]
    [InlineData(26, 30)]
    [InlineData(140, 100)]
    public void Length_of_scored_text_rounded_moves_the_error_by_less_than_a_digit(double tokens, double rounded) =>
        Assert.Equal(
            ForecastError.Of(Design(4, 100) with { Observed = new global::TaskSpec.Measurement.LogLikelihood(tokens) }).Error,
            ForecastError.Of(Design(4, 100) with { Observed = new global::TaskSpec.Measurement.LogLikelihood(rounded) }).Error,
            .0003
        );

    [Theory]
    [InlineData(.758e-3, 0)]
    [InlineData(.0152, .1)]
    [InlineData(.21, .9)]
    [InlineData(.97, .5)]
    public void Interpolation_between_sample_sizes_moves_the_error_by_less_than_a_digit(double total, double modelShare)
    {
        var design = Design(4, 1) with { Sharing = new(modelShare * total, (1 - modelShare) * total) };
        var (exact, near) = (ForecastError.Of(design), ForecastError.Near(design));
        Assert.Equal(exact.Error, near.Error, .0002);
        Assert.Equal(exact.Low, near.Low, .002);
        Assert.Equal(exact.High, near.High, .002);
    }

    private static double Error(double tokens, double samples) => ForecastError.Of(Design(tokens, samples)).Error;

    private static Design Design(double tokens, double samples)
    {
        var ladder = Ladder.LogSpaced(1e18, 1e22, 7, 1e24);
        var edit = new TokensRight(tokens) { Scale = 1 / tokens };
        return new(
            ladder,
            DifficultyPrior.Uniform(ladder, Reference.Curves),
            new AllRight(),
            edit,
            true,
            Sharing.Independent(samples)
        )
        {
            Departures = Reference.Departures,
        };
    }
}
