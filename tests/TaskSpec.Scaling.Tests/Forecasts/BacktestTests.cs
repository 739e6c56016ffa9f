using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Scaling.Tests.Forecasts;

public sealed class BacktestTests
{
    [Fact]
    public void Targets_are_the_largest_by_parameters_and_see_only_what_is_far_below()
    {
        var rows = Enumerable
            .Range(0, 12)
            .Select(i => new ScoreRow($"m{i:00}", "t", "acc", 0.05 * i)
            {
                Family = "f",
                Flop = Math.Pow(10, 18 + 0.25 * i),
                Params = i == 10 ? 9e9 : 1e8,
            });
        var panel = ScorePanel.Of(rows, "acc", null, [], new Dictionary<string, double>());

        var (seen, target) = Assert.Single(Backtest.Origins(panel, new(1)));
        Assert.Equal("m10", target.Name);
        Assert.Equal("m06", seen.Models[^1].Name);
    }

    [Fact]
    public void A_ladder_without_models_far_enough_below_is_refused()
    {
        var rows = Enumerable.Range(0, 4).Select(i => new ScoreRow($"m{i}", "t", "acc", 0.1 * i) { Flop = Math.Pow(10, 18 + i) });
        var panel = ScorePanel.Of(rows, "acc", null, [], new Dictionary<string, double>());

        var error = Assert.Throws<ScalingException>(() => Backtest.Of(panel, new(1), Forecasters.All));
        Assert.Contains("lower --gap", error.Message);
    }

    [Fact]
    public void Persistence_is_what_it_says_and_skill_is_against_it()
    {
        var rows = Enumerable
            .Range(0, 12)
            .Select(i => new ScoreRow($"m{i:00}", "t", "acc", 0.05 * i) { Flop = Math.Pow(10, 18 + 0.5 * i) });
        var panel = ScorePanel.Of(rows, "acc", null, [], new Dictionary<string, double>());

        var results = MethodResult.Of(
            Backtest.Of(panel, new(1), [new Persistence(), new OneStep("linear", _ => new LinearLaw())])
        );
        // The last three of m00 to m09 against m11.
        Assert.Equal(0.55 - 0.40, results[0].MeanAbsoluteError, 1e-12);
        Assert.Equal(0, results[0].Skill!.Value, 1e-12);
        Assert.Equal(1, results[1].Skill!.Value, 1e-6);
    }

    [SharedFact("scores", "mlfoundations.csv.gz")]
    public void Forecasts_of_6_9_billion_parameters_keep_the_limits()
    {
        var results = MethodResult.Of(
            Backtest.Of(
                Panel(),
                new(1),
                [
                    new Persistence(),
                    new PooledCurves(CurveAxis.Compute, CurveLink.Probit),
                    new PooledCurves(CurveAxis.ForecastSurrogate, CurveLink.Logit),
                    new PooledCurves(CurveAxis.KnownSurrogate, CurveLink.Logit),
                ]
            )
        );

        Assert.All(results, result => Assert.Equal(138, result.Forecasts));
        Assert.Equal(0.0682, results[0].MeanAbsoluteError, 0.0001);
        Assert.InRange(results[1].MeanAbsoluteError, 0, 0.0682);
        Assert.InRange(results[2].MeanAbsoluteError, 0, 0.0682);
        Assert.InRange(results[3].MeanAbsoluteError, 0, 0.049);
        Assert.All(results.Skip(1), result => Assert.InRange(result.Coverage80, 0.75, 0.85));
    }

    [SharedFact("scores", "mlfoundations.csv.gz")]
    public void The_same_forecasts_every_time()
    {
        Forecaster[] method = [new PooledCurves(CurveAxis.ForecastSurrogate, CurveLink.Logit)];
        Assert.Equal(
            Backtest.Of(Panel(), new(1), method).Select(tested => tested.Forecast),
            Backtest.Of(Panel(), new(1), method).Select(tested => tested.Forecast)
        );
    }

    private static ScorePanel Panel() =>
        ScorePanel.Of(
            TableReader.Read(ResultTables.Scores, SharedData.Find("scores", "mlfoundations.csv.gz")!),
            "acc",
            new SurrogateName("loss", "c4_val"),
            [],
            FloorTable.Rows(SharedData.Find("scores", "mlfoundations-tasks.csv")!).ToDictionary(row => row.Task, row => row.Floor)
        );
}
