using TaskSpec.Scaling.Calibration;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Tests.Calibration;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Forecasts;

public sealed class MakersTests
{
    private const double Between = .7;
    private static readonly HierarchicalCurves alone = new(CurveAxis.Compute);
    private static readonly HierarchicalCurves others = new(CurveAxis.Compute, others: true);

    [Fact]
    public void What_makers_are_worth_is_learnt_and_other_scores_tell_it_of_the_target()
    {
        TestedForecast[] tested =
        [
            .. new[] { 6, 8 }.SelectMany(seed =>
                Backtest.Of(Panel(Makers(12, 3, 5, seed)), new(1) { WholeFamily = true }, [new Persistence(), alone, others])
            ),
        ];

        var results = MethodResult.Of(tested);
        Assert.InRange(results[1].MeanAbsoluteError, 0, .5 * results[0].MeanAbsoluteError);
        Assert.InRange(results[2].MeanAbsoluteError, 0, .7 * results[1].MeanAbsoluteError);
        Assert.All(results.Skip(1), result => Assert.InRange(result.Coverage80, .65, .92));
        Assert.All(results.Skip(1), result => Assert.InRange(result.Coverage95, .85, 1));
        Assert.All(
            tested.Select(one => one.Spread).OfType<RecipeSpread>(),
            spread =>
            {
                Assert.InRange(spread.Between, .5 * Between, 1.6 * Between);
                Assert.InRange(spread.Within, 0, .3);
            }
        );
    }

    [Fact]
    public void A_hidden_score_changes_no_forecast_of_its_own_task()
    {
        var panel = Panel(Makers(4, 3, 4, seed: 3));
        var random = new Random(1);
        foreach (var (seen, target) in Backtest.Origins(panel, new(1, ByFamily: false)))
        {
            var before = others.Of(seen, target);
            for (var task = 0; task < panel.Tasks.Count; task++)
            {
                var scores = target.Scores.ToArray();
                scores[task] = random.NextDouble();
                var after = others.Of(seen, target with { Scores = scores });

                Assert.Equal(before[task].Stated, after[task].Stated);
                // It is told to the others.
                Assert.Contains(Enumerable.Range(0, after.Count), other => after[other].Value != before[other].Value);
            }
        }
    }

    [Fact]
    public void Models_of_one_recipe_are_worth_their_compute_whatever_it_is_called()
    {
        var rows = Makers(1, 12, 3, seed: 2);
        var panel = Panel(rows);
        var (seen, target) = Backtest.Origins(panel, new(1)).Single();

        var forecasts = alone.Of(seen, target);
        Assert.All(forecasts, forecast => Assert.Null(forecast.Spread));
        Assert.False(others.Takes(seen));
        Assert.Equal(forecasts.Select(Told), others.Of(seen, target).Select(Told));
        var (unnamed, hidden) = Backtest.Origins(Panel(rows.Select(row => row with { Family = null })), new(1)).Single();
        Assert.Equal(forecasts.Select(Told), alone.Of(unnamed, hidden).Select(Told));
    }

    [Fact]
    public void A_family_that_is_hidden_is_seen_by_no_forecast_of_it()
    {
        var panel = Panel(Makers(4, 6, 2, seed: 1));

        var origins = Backtest.Origins(panel, new(2) { WholeFamily = true });

        Assert.Equal(8, origins.Count);
        Assert.All(
            origins,
            origin =>
            {
                Assert.DoesNotContain(origin.Seen.Models, model => model.Family == origin.Target.Family);
                Assert.All(origin.Seen.Models, model => Assert.True(10 * model.Flop <= origin.Target.Flop));
            }
        );
    }

    [Fact]
    public void Effective_compute_is_what_scores_say_the_surer_they_are()
    {
        var unknown = EffectiveCompute.Unknown([0, 0, 1]);
        Assert.All(unknown.Models, model => Assert.Equal(0, model.Decades));
        Assert.Equal(unknown.Models[0].Variance, unknown.Next(null).Variance, 1e-12);

        var sure = unknown.Given([1e9, 1e9, 0], [.5e9, .7e9, 0]);
        Assert.Equal([.5, .7, 0], sure.Models.Select(model => Math.Round(model.Decades, 6)));
        // Two models of a family say where a third is, of another family nothing.
        Assert.InRange(sure.Next(0).Decades, .4, .6);
        Assert.InRange(sure.Next(0).Variance, 0, .7 * unknown.Next(0).Variance);
        Assert.Equal(unknown.Next(1), sure.Next(1));
    }

    [Fact]
    public void A_model_of_the_table_is_forecast_where_it_has_no_score()
    {
        ScoreRow[] rows = [.. Makers(4, 4, 3, seed: 4)];
        const string name = "f2-03";
        var question = new ForecastQuestion("acc", null, TargetScale.Of(rows, name)) { Model = name };
        ScoreRow[] known = [.. rows.Where(row => row.Model != name || row.Task != "t1")];

        var forecast = Assert.Single(HierarchicalForecasts.Of(known, question));

        Assert.Equal("t1", forecast.Task);
        Assert.Equal(15, forecast.Runs);
        Assert.NotNull(forecast.Spread);
        Assert.Contains(
            "nothing is left",
            Assert.Throws<ScalingException>(() => HierarchicalForecasts.Of(rows, question)).Message
        );
        Assert.Contains("no model 'none'", Assert.Throws<ScalingException>(() => TargetScale.Of(rows, "none")).Message);
    }

    [Fact]
    public void A_task_follows_a_surrogate_as_far_as_it_tells_more_than_compute()
    {
        // Models are worth more or less than their compute, and the loss knows it in the first table and not in the second.
        var random = new Random(8);
        double[] ahead = [.. Enumerable.Range(0, 20).Select(_ => .8 * (2 * random.NextDouble() - 1))];
        double[] noise = [.. ahead.OrderBy(_ => random.Next())];
        double Error(double[] told, CurveAxis axis)
        {
            var rows = Enumerable
                .Range(0, 4)
                .SelectMany(t =>
                    Simulated.Task(
                        $"t{t}",
                        50 + t,
                        .3,
                        19.5 + .5 * t,
                        .02,
                        models: 20,
                        effect: i => -.3 * Math.Log(10) * ahead[i]
                    )
                )
                .SelectMany(row =>
                    new[]
                    {
                        row,
                        row with
                        {
                            Metric = "loss",
                            Value = 50 * Math.Pow(10, -.07 * (Math.Log10(row.Flop!.Value) + told[int.Parse(row.Model[^2..])])),
                        },
                    }
                );
            var panel = ScorePanel.Of(rows, "acc", new("loss", null), [], new Dictionary<string, double>());
            return MethodResult.Of(Backtest.Of(panel, new(6, Gap: 3), [new HierarchicalCurves(axis)]))[0].MeanAbsoluteError;
        }

        var compute = Error(ahead, CurveAxis.Compute);
        Assert.InRange(Error(ahead, CurveAxis.KnownSurrogate), 0, .6 * compute);
        Assert.InRange(Error(noise, CurveAxis.KnownSurrogate), 0, 1.3 * compute);
    }

    [Fact]
    public void What_is_better_is_so_beyond_the_chance_of_models_and_tasks()
    {
        var random = new Random(1);
        PanelModel[] models = [.. Enumerable.Range(0, 8).Select(i => new PanelModel($"m{i}", "", 1e20, null, null, [], [], []))];
        TestedForecast[] Off(string method, double off) =>
            [
                .. from model in models
                from task in Enumerable.Range(0, 8)
                select new TestedForecast(method, model, $"t{task}", .5, new(.5 + off + .02 * random.NextNormal(), 0, 1, 0, 1)),
            ];

        var near = Off("near", .1);
        var far = PairedDifference.Of(Off("far", .15), near)!.Value;
        Assert.InRange(far.Value, .04, .06);
        Assert.InRange(far.Low, .02, far.Value);
        Assert.InRange(far.High, far.Value, .08);
        var same = PairedDifference.Of(Off("same", .1), near)!.Value;
        Assert.InRange(0, same.Low, same.High);
        Assert.Equal(new PairedDifference(0, 0, 0), PairedDifference.Of(near, near));
        Assert.Null(PairedDifference.Of(near, []));
    }

    [Theory]
    [InlineData(.25, true)]
    [InlineData(0, false)]
    public void A_floor_that_nobody_says_is_found_where_scores_end(double floor, bool found)
    {
        var rows = Enumerable
            .Range(0, 4)
            .SelectMany(i => Simulated.Task($"t{i}", 30 + i, .3, 21 + .3 * i, .05))
            .Select(row => row with { Value = floor + (1 - floor) * row.Value });
        var floors = Enumerable.Range(0, 4).ToDictionary(i => $"t{i}", _ => floor);
        var said = MethodResult.Of(Backtest.Of(ScorePanel.Of(rows, "acc", null, [], floors), new(3), [alone]))[0];
        var unsaid = MethodResult.Of(Backtest.Of(Panel(rows), new(3), [alone]))[0];
        var zero = floors.ToDictionary(pair => pair.Key, _ => 0.0);
        var wrong = MethodResult.Of(Backtest.Of(ScorePanel.Of(rows, "acc", null, [], zero), new(3), [alone]))[0];

        Assert.InRange(unsaid.LogDensity!.Value, said.LogDensity!.Value - .3, said.LogDensity!.Value + .3);
        Assert.Equal(found, unsaid.LogDensity > wrong.LogDensity);
    }

    private static (double, double, Forecast?) Told(RawForecast forecast) =>
        (forecast.Value, forecast.Deviation, forecast.Stated);

    private static ScorePanel Panel(IEnumerable<ScoreRow> rows) =>
        ScorePanel.Of(rows, "acc", null, [], new Dictionary<string, double>());

    // Models of some families, all of one law but for what a family is worth.
    private static IEnumerable<ScoreRow> Makers(int families, int models, int tasks, int seed)
    {
        var random = new Random(seed);
        double[] worth = [.. Enumerable.Range(0, families).Select(_ => Between * random.NextNormal())];
        return
        [
            .. from task in Enumerable.Range(0, tasks)
            let exponent = .15 + .2 * random.NextDouble()
            let half = 18 + 4 * random.NextDouble()
            from family in Enumerable.Range(0, families)
            from row in Simulated.Task(
                $"t{task}",
                seed + task + 1000 * family,
                exponent,
                half,
                .1,
                models,
                family: $"f{family}",
                effect: _ => -exponent * Math.Log(10) * worth[family]
            )
            select row,
        ];
    }
}
