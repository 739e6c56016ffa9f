using TaskSpec.Testing;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>What the figures of a forecast are to one another.</summary>
public class ForecastPropertyTests
{
    [Fact]
    public void Low_and_high_are_percentiles_over_difficulty()
    {
        foreach (
            var design in new[] { ExactMatch(), ExactMatch() with { Prior = DifficultyPrior.Normal(23, 1, Reference.Curves) } }
        )
        {
            var forecast = ForecastError.Of(design);
            Assert.Equal(forecast.Low, Percentile(.1));
            Assert.Equal(forecast.High, Percentile(.9));
            Close(1, forecast.ByDifficulty.Sum(d => d.Weight));
            Close(forecast.Error * forecast.Error, forecast.ByDifficulty.Sum(d => d.Weight * d.Error * d.Error));
            Assert.Equal(forecast.ByDifficulty.OrderBy(d => d.HalfWayLogFlop), forecast.ByDifficulty);

            double Percentile(double share) =>
                forecast
                    .ByDifficulty.Select(d => d.Error)
                    .Order()
                    .First(error => forecast.ByDifficulty.Where(d => d.Error <= error).Sum(d => d.Weight) >= share - 1e-9);
        }
    }

    [Fact]
    public void Without_a_floor_there_is_no_penalty()
    {
        var nothing = ForecastError.Of(ExactMatch()) with { Error = 0 };
        Assert.Equal(1, nothing.PenaltyOver(nothing));
        Assert.Equal(1, ForecastError.Of(ExactMatch()).PenaltyOver(nothing));
        Assert.Equal(0, nothing.ExcessOver(ForecastError.Of(ExactMatch())));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(137)]
    [InlineData(1000)]
    [InlineData(2500)]
    public void Near_is_of_to_three_digits(double samples)
    {
        foreach (var design in new[] { ExactMatch(samples), Of(Choice, new ChoiceBrier(4), true, samples) })
        {
            Assert.Equal(ForecastError.Of(design).Error, ForecastError.Near(design).Error, 5e-4);
            Assert.Equal(ForecastError.Of(design).High, ForecastError.Near(design).High, 3e-3);
        }
        Assert.Equal(ForecastError.Of(ExactMatch(1000)), ForecastError.Near(ExactMatch(1000)));
    }

    [Fact]
    public void What_a_model_fixes_once_is_the_least_excess()
    {
        var one = ExactMatch() with { Sharing = Sharing.Of(100, 1, 1, 1) };
        var four = one with { Sharing = Sharing.Of(100, 1, 4, 1) };
        Assert.Equal(0, ForecastError.LeastExcess(ExactMatch()));
        Close(2, ForecastError.LeastExcess(one) / ForecastError.LeastExcess(four), 1e-9);
        Assert.InRange(ForecastError.LeastExcess(one), .3, ForecastError.Of(one).ExcessOver(ForecastError.Floor(one)));
        Assert.Equal(ForecastError.LeastExcess(one), ForecastError.LeastExcess(one with { Observed = Edit(4), Linked = true }));
    }

    [Theory]
    [InlineData("edit", .0915, .0880)]
    [InlineData("log-likelihood", .0815, .0770)]
    [InlineData("Brier", .1081, .0920)]
    [InlineData("contrast", .1050, .0933)]
    public void Ten_tasks_with_midpoints_of_their_own(string form, double half, double whole)
    {
        var design = form switch
        {
            "edit" => Of(Exact, Edit(4), true, 100),
            "log-likelihood" => Of(Exact, new LogLikelihood(60), true, 100),
            "Brier" => Of(Choice, new ChoiceBrier(4), true, 100),
            _ => Of(Choice, new ChoiceLogLikelihoods(4), true, 100),
        };
        foreach (var (spread, error) in new[] { (.5, half), (1, whole) })
        {
            var family = design with { Sharing = Sharing.Of(100, 1, 10, 0), MidpointSpread = Sharing.ObservedSpread(spread, 10) };
            Assert.Equal(error, family.Error(), 2e-4);
        }
    }
}
