using TaskSpec.Scaling.Signal;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Signal;

public class SignalTests
{
    // Heineman et al.: (.7 − .5) / .6, and the standard deviation of .48, .5, .52 and .69, .7, .71 with two degrees of freedom each.
    [Fact]
    public void Signal_noise_and_ratio_are_what_the_paper_defines()
    {
        var at = SignalReport.Of([.. Run("a", .48, .5, .52), .. Run("b", .69, .7, .71)], new("acc")).Tasks.Single().At;
        var deviation = Math.Sqrt((.02 * .02 + .01 * .01) * 2 / 4);
        Assert.Equal(.2 / .6, at.Signal!.Value, 12);
        Assert.Equal(deviation / .6, at.Noise!.Value, 12);
        Assert.Equal(.2 / deviation, at.Ratio!.Value, 10);
        Assert.Equal(2, at.Models);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.01)]
    public void Intervals_hold_the_noise_between_checkpoints_and_learning_is_none(double slope)
    {
        var tasks = new SignalTable(1) { Tasks = 400, Slope = slope }
            .Report()
            .Tasks;
        var held = tasks.Count(task => task.At.Checkpoints is { } noise && noise.Low <= .01 && .01 <= noise.High);
        Assert.InRange(held / 400.0, .92, .98);
        Assert.InRange(Math.Sqrt(tasks.Average(task => Math.Pow(task.At.Checkpoints!.Value, 2))), .0097, .0103);
    }

    [Fact]
    public void Intervals_hold_the_noise_between_seeds_to_which_checkpoints_come()
    {
        var tasks = new SignalTable(2)
        {
            Tasks = 400,
            Seeds = 3,
            SeedNoise = .01,
        }
            .Report()
            .Tasks;
        var truth = Math.Sqrt(.01 * .01 + .01 * .01 / 5);
        var held = tasks.Count(task => task.Seeds is { } seeds && seeds.Low <= truth && truth <= seeds.High);
        Assert.InRange(held / 400.0, .92, .98);
        Assert.All(tasks, task => Assert.Equal(3, task.At.Models));
    }

    // 200 runs of unlike noise: the interval of their mean square is wider than that of alike ones, and holds it.
    [Fact]
    public void Runs_of_unlike_noise_have_fewer_degrees_of_freedom()
    {
        var alike = NoiseEstimate.Of(Enumerable.Repeat(new SquareSum(3, 3), 8))!;
        var unlike = NoiseEstimate.Of([new(21, 3), .. Enumerable.Repeat(new SquareSum(3.0 / 7, 3), 7)])!;
        Assert.Equal(alike.Value, unlike.Value, 12);
        Assert.Equal(24, alike.Freedom, 12);
        Assert.True(unlike.Freedom < 8 && unlike.High > alike.High);
    }

    [Theory]
    [InlineData(0, .01)]
    [InlineData(.004, .01)]
    [InlineData(.02, .01)]
    [InlineData(.1, .01)]
    public void Decisions_are_right_as_often_as_signal_and_noise_predict(double spread, double noise)
    {
        var share = new SignalTable(3)
        {
            Tasks = 700,
            Spread = spread,
            Noise = noise,
        }
            .Report()
            .Decisions.Total;
        Assert.Equal(2100, share.Count);
        Assert.InRange(share.Predicted!.Value - share.Observed!.Value, -.035, .035);
        Assert.InRange(share.Observed.Value, share.Low!.Value, share.High!.Value);
        if (spread == 0)
            Assert.InRange(share.Predicted.Value, .5, .53);
    }

    [Fact]
    public void The_order_that_turns_round_with_scale_is_seen_though_not_predicted()
    {
        var rows = new SignalTable(4) { Spread = .05 }.Rows();
        var turned = rows.Select(row => row.Params > 1e9 ? row with { Value = 1.2 - row.Value } : row);
        var share = SignalReport.Of(turned, new("acc")).Decisions.Total;
        Assert.True(share.Predicted > .8 && share.High < .3);
    }

    [Fact]
    public void A_table_without_checkpoints_says_so_and_has_no_ratio()
    {
        var report = new SignalTable(5) { Checkpoints = 1 }.Report();
        Assert.Contains(report.Warnings, warning => warning.Contains("no checkpoints", StringComparison.Ordinal));
        Assert.Contains(report.Warnings, warning => warning.Contains("not predicted", StringComparison.Ordinal));
        Assert.All(report.Tasks, task => Assert.True(task.At is { Noise: null, Ratio: null, Signal: > 0 }));
        Assert.True(report.Decisions.Total is { Predicted: null, Observed: > .5 });
    }

    [Fact]
    public void Two_checkpoints_are_too_few() =>
        Assert.All(
            new SignalTable(6) { Checkpoints = 2 }
                .Report()
                .Tasks,
            task => Assert.Null(task.At.Deviation)
        );

    [Fact]
    public void Constant_scores_are_named_and_give_no_ratio()
    {
        var report = SignalReport.Of([.. Run("a", .1, .1, .1), .. Run("b", .1, .1, .1)], new("acc"));
        Assert.Contains(report.Warnings, warning => warning.EndsWith("nothing to tell apart: t", StringComparison.Ordinal));
        Assert.True(report.Tasks.Single().At is { Dispersion: 0, Ratio: null, Noise.Value: 0 });
    }

    [Fact]
    public void Models_of_many_makers_are_compared_by_similar_compute()
    {
        var report = SignalReport.Of(
            [Model("a", 1e21, .3), Model("b", 1.5e21, .4), Model("c", 2.5e21, .5), Model("d", 1e23, .7)],
            new("acc")
        );
        Assert.Equal(1.7, report.Within);
        Assert.Equal([1, 3], report.Tasks.Single().Scales.Select(scale => scale.Models));
        Assert.Equal(.2, report.Tasks.Single().At.Dispersion!.Value, 12);
    }

    [Fact]
    public void Scores_at_chance_are_told()
    {
        var question = new SignalQuestion("acc") { Floors = new Dictionary<string, double> { ["t"] = .25 } };
        var report = SignalReport.Of([Model("a", 1e21, .26) with { N = 100 }, Model("b", 1e21, .24) with { N = 100 }], question);
        Assert.True(report.Tasks.Single().IsAtFloor);
        Assert.Contains(report.Warnings, warning => warning.Contains("score of chance", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_without_compute_or_of_absurd_scores_are_refused_with_a_reason()
    {
        var unsized = Assert.Throws<ScalingException>(() => SignalReport.Of([new("a", "t", "acc", .5)], new("acc")));
        Assert.Contains("flop", unsized.Message, StringComparison.Ordinal);
        var absurd = Assert.Throws<ScalingException>(() => SignalReport.Of([Model("a", 1, 1e300)], new("acc")));
        Assert.Contains("of a on t is 1E+300", absurd.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_table_gives_finite_figures_in_any_order()
    {
        for (var seed = 0; seed < 300; seed++)
            GivesFiniteFiguresInAnyOrder(new Random(seed));
    }

    private static void GivesFiniteFiguresInAnyOrder(Random random)
    {
        double[] values = [0, 1, -1, 1e-300, 1e99, -1e99, .1, .1 + 1e-17, .5];
        double?[] sizes = [null, 0, 1, 1.04, 1.08, 1e300, 1e-300];
        ScoreRow[] rows =
        [
            .. Enumerable
                .Range(0, random.Next(1, 60))
                .Select(_ => new ScoreRow(
                    $"r{random.Next(5)}" + (random.Next(3) > 0 ? $"@{random.Next(4)}" : ""),
                    $"t{random.Next(3)}",
                    "acc",
                    values[random.Next(values.Length)]
                )
                {
                    Flop = sizes[random.Next(sizes.Length)],
                    Params = sizes[random.Next(sizes.Length)],
                    Tokens = sizes[random.Next(sizes.Length)],
                    Family = random.Next(3) > 0 ? $"f{random.Next(2)}" : null,
                    N = random.Next(2) > 0 ? 10 : null,
                })
                .DistinctBy(row => (row.Model, row.Task)),
        ];
        if (Told(rows) is not { } told)
            return;
        random.Shuffle(rows);
        Assert.Equal(told, Told(rows)!);
    }

    private static double?[]? Told(ScoreRow[] rows)
    {
        SignalReport report;
        try
        {
            report = SignalReport.Of(rows, new("acc") { Gap = 1 });
        }
        catch (ScalingException)
        {
            return null;
        }

        double?[] figures =
        [
            .. report.Tasks.SelectMany(task =>
                (double?[])
                    [
                        task.At.Flop,
                        task.At.Signal,
                        task.At.Noise?.Value,
                        task.At.Noise?.High,
                        task.At.Ratio,
                        task.At.Checkpoints?.Low,
                        task.At.SamplingRatio,
                        task.Seeds?.High,
                    ]
            ),
            report.Decisions.Total.Predicted,
            report.Decisions.Total.Observed,
        ];
        Assert.All(figures, figure => Assert.True(figure is null || double.IsFinite(figure.Value)));
        return figures;
    }

    private static IEnumerable<ScoreRow> Run(string family, params double[] values) =>
        values.Select((value, i) => Model($"{family}@{i}", 1e20, value) with { Family = family });

    private static ScoreRow Model(string name, double flop, double value) =>
        new(name, "t", "acc", value) { Family = name, Flop = flop };
}
