using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Beliefs;

/// <summary>What a score moves between checkpoints is worth fewer items.</summary>
public class CheckpointNoiseTests
{
    [Fact]
    public void Still_checkpoints_change_nothing() => Assert.Equal(1000, Items(0), 1e-6);

    [Fact]
    public void Moving_checkpoints_are_worth_fewer_items()
    {
        // About .5, .02 up and down: .0004·5/4 of .25 a checkpoint, a fifth of that for the mean of five.
        Assert.InRange(Items(.02), 1 / (1e-3 + .0021 / 5), 1 / (1e-3 + .0019 / 5));
    }

    [Fact]
    public void A_table_without_checkpoints_keeps_its_items() =>
        Assert.All(LadderRun.Ends(Enumerable.Range(1, 6).Select(i => Row($"m{i}", .1 * i))), row => Assert.Equal(1000, row.N));

    private static double Items(double step) =>
        Assert
            .Single(LadderRun.Ends(Enumerable.Range(0, 40).Select(i => Row($"run@{i}", .5 + (i % 2 == 0 ? step : -step)))))
            .N!.Value;

    private static ScoreRow Row(string model, double value) => new(model, "t", "acc", value) { Flop = 1e20, N = 1000 };
}
