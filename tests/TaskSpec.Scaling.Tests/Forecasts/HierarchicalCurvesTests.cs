using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Tests.Calibration;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Forecasts;

public sealed class HierarchicalCurvesTests
{
    private static readonly HierarchicalCurves method = new(CurveAxis.Compute);

    [Fact]
    public void Curves_drawn_from_the_law_are_forecast_as_far_off_as_is_said()
    {
        var random = new Random(7);
        var rows = Enumerable
            .Range(0, 60)
            .SelectMany(i =>
                Simulated.Task($"t{i:00}", 100 + i, .1 + .35 * random.NextDouble(), 18 + 7 * random.NextDouble(), .25)
            );
        var tested = Backtest.Of(Panel(rows), new(1), [new Persistence(), method]);

        var results = MethodResult.Of(tested);
        Assert.InRange(results[1].MeanAbsoluteError, 0, .8 * results[0].MeanAbsoluteError);
        Assert.InRange(results[1].Coverage80, .68, .92);
        Assert.InRange(results[1].Coverage95, .88, 1);
        Assert.InRange(Math.Abs(results[1].Bias), 0, .02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Neither_order_nor_scores_that_are_missing_change_or_stop_a_forecast(int seed)
    {
        var random = new Random(seed);
        ScoreRow[] rows =
        [
            .. Enumerable
                .Range(0, 3)
                .SelectMany(i =>
                    Simulated.Task(
                        $"t{i}",
                        random.Next(),
                        .05 + random.NextDouble(),
                        16 + 10 * random.NextDouble(),
                        .3,
                        models: 9
                    )
                )
                .Where(row => row.Task != "t1" || random.Next(3) > 0),
        ];
        var question = new ForecastQuestion("acc", null, new(1e24, null, null));

        var forecasts = HierarchicalForecasts.Of(rows, question);
        Assert.Equal(forecasts.Select(Told), HierarchicalForecasts.Of(rows.OrderBy(_ => random.Next()), question).Select(Told));
        foreach (var forecast in forecasts.Select(forecast => forecast.Predicted).OfType<Forecast>())
        {
            double[] ends = [0, forecast.Low95, forecast.Low80, forecast.High80, forecast.High95, 1];
            Assert.Equal(ends.Order(), ends);
            Assert.InRange(forecast.Value, 0, 1);
        }
    }

    [Fact]
    public void A_task_with_too_few_models_is_refused_and_the_others_are_not()
    {
        var rows = Simulated.Task("many", 1, .3, 20, .1, models: 8).Concat(Simulated.Task("few", 2, .3, 20, .1, models: 2));

        var forecasts = HierarchicalForecasts.Of(rows, new("acc", null, new(1e23, null, null)));

        Assert.Null(forecasts[0].Predicted);
        Assert.Equal("2 of its models have flop above 0, and 3 are needed", forecasts[0].Warnings[0]);
        Assert.NotNull(forecasts[1].Predicted);
    }

    [Fact]
    public void The_curve_goes_through_the_forecast_which_it_does_not_change()
    {
        ScoreRow[] rows = [.. Enumerable.Range(0, 3).SelectMany(i => Simulated.Task($"t{i}", i, .3, 20 + i, .1, models: 8))];
        var question = new ForecastQuestion("acc", null, new(1e23, null, null));

        var drawn = HierarchicalForecasts.Of(rows, question with { Over = [1e21, 1e23] });

        Assert.Equal(HierarchicalForecasts.Of(rows, question).Select(Told), drawn.Select(Told));
        Assert.All(
            drawn,
            forecast =>
            {
                var (target, at) = (forecast.Predicted!.Value, forecast.Curve[1]);
                Assert.Equal(target.Value, at.Value, .01);
                Assert.Equal(target.Low80, at.Low80, .01);
                Assert.Equal(target.High80, at.High80, .01);
                Assert.InRange(forecast.Curve[0].Value, 0, at.Value + .01);
            }
        );
    }

    [Fact]
    public void Checkpoints_of_a_run_are_one_model()
    {
        var rows = Simulated
            .Task("t", 1, .3, 20, .1, models: 6)
            .SelectMany(row =>
                new[] { .5, 1 }.Select(part =>
                    row with
                    {
                        Model = $"{row.Model}@{100 * part:0}",
                        Flop = row.Flop * part,
                        Value = row.Value * part,
                    }
                )
            );

        var forecast = Assert.Single(HierarchicalForecasts.Of(rows, new("acc", null, new(1e23, null, null))));

        Assert.Equal(6, forecast.Runs);
    }

    [Fact]
    public void A_loss_that_is_a_power_law_of_compute_stands_where_compute_does()
    {
        double[] logFlop = [17, 18.5, 19, 21];
        var axis = SurrogateAxis.Of(logFlop, [.. logFlop.Select(x => 40 * Math.Pow(10, -.06 * x))])!;

        Assert.All(logFlop, x => Assert.Equal(x, axis.At(40 * Math.Pow(10, -.06 * x)), 1e-9));
        Assert.Equal(1, axis.Deviation(2, 2 * .06 * Math.Log(10)), 1e-9);
        Assert.Null(SurrogateAxis.Of(logFlop, [2, 3, 2, 3]));
    }

    private static (string, Forecast?, string) Told(TaskForecast forecast) =>
        (forecast.Task, forecast.Predicted, string.Join("; ", forecast.Warnings));

    private static ScorePanel Panel(IEnumerable<ScoreRow> rows) =>
        ScorePanel.Of(rows, "acc", null, [], new Dictionary<string, double>());
}
