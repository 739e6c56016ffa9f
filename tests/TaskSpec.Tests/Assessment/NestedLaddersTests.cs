using TaskSpec.Assessments;
using TaskSpec.Measurement;
using TaskSpec.Testing;

namespace TaskSpec.Tests.Assessments;

/// <summary>The ladders that a plan chooses from.</summary>
public class NestedLaddersTests
{
    // The figure itself moves by up to this much with the number of models (docs/model.md §10).
    private const double Slack = 1.02;

    private static readonly Ladder Declared = Ladder.LogSpaced(1e18, 1e22, 7, 1e24);

    [Fact]
    public void All_ladders_stand_on_one_grid_and_the_declared_one_is_among_them()
    {
        var ladders = NestedLadders.Of(Declared, 4, 2);
        var grid = ladders.MaxBy(ladder => ladder.LogFlop.Count)!.LogFlop;

        Assert.Contains(Declared, ladders);
        Assert.All(ladders, ladder => Assert.Subset(grid.ToHashSet(), ladder.LogFlop.ToHashSet()));
        Assert.All(ladders, ladder => Assert.Equal(ladder.LogFlop.Order(), ladder.LogFlop));
        Assert.All(ladders, ladder => Assert.InRange(ladder.LogFlop.Count, 4, 64));
        Assert.All(ladders, ladder => Assert.InRange(ladder.LogFlop[^1] - ladder.LogFlop[0], 2, 5.75));
        Assert.Equal(ladders.Count, ladders.Distinct().Count());
        Assert.Contains(ladders, ladder => ladder.LogFlop[^1] == 23.5);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public void A_ladder_that_another_contains_never_forecasts_better(double samples)
    {
        var ladders = NestedLadders.Of(Declared, 4, 2);
        var errors = ladders.ToDictionary(ladder => ladder, ladder => ErrorOf(ladder, samples));
        var pairs = 0;
        foreach (var less in ladders)
        {
            foreach (var more in ladders.Where(ladder => ladder != less && less.LogFlop.All(ladder.LogFlop.Contains)))
            {
                pairs++;
                Assert.InRange(errors[more], 0, Slack * errors[less]);
            }
        }

        Assert.True(pairs > 50);
    }

    [Theory]
    [InlineData(1e18, 1e22, 1, 1e24)]
    [InlineData(1e18, 1e20, 2, 1e30)]
    [InlineData(1e18, 1e22, 64, 1e24)]
    [InlineData(1e18, 1e22, 7, 1e19)]
    [InlineData(1, 10, 2, 12)]
    [InlineData(1e38, 1e40, 5, 1e40)]
    public void Every_plan_has_its_own_ladder_and_none_with_too_many_models(double from, double to, int models, double target)
    {
        var declared = Ladder.LogSpaced(from, to, models, target);
        var ladders = NestedLadders.Of(declared, 4, 2);

        Assert.Contains(declared, ladders);
        Assert.InRange(ladders.Count, 1, 50);
        Assert.All(ladders, ladder => Assert.InRange(ladder.LogFlop.Count, 1, 64));
        Assert.All(
            ladders.Where(ladder => ladder.LogFlop[^1] > declared.LogFlop[^1]),
            ladder => Assert.InRange(ladder.LogFlop[^1], 0, declared.TargetLogFlop - .2)
        );
    }

    private static double ErrorOf(Ladder ladder, double samples)
    {
        var exact = new AllRight();
        return ForecastError
            .Of(
                new(
                    ladder,
                    DifficultyPrior.Uniform(Declared, Reference.Curves),
                    exact,
                    exact,
                    false,
                    Sharing.Independent(samples)
                )
                {
                    Departures = Reference.Departures,
                }
            )
            .Error;
    }
}
