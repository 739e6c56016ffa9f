using TaskSpec.Measurement;
using TaskSpec.Scaling.Beliefs;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Scaling.Tests.Calibration;

public class ValidityTests
{
    [Fact]
    public void Where_the_model_is_true_predicted_and_observed_errors_agree()
    {
        var rows = Enumerable
            .Range(0, 12)
            .SelectMany(i =>
                new[] { "one", "two" }.SelectMany(
                    (family, f) =>
                        Simulated.Task(
                            $"t{i:00}",
                            100 * f + i + 1,
                            .25,
                            17.5 + .6 * i,
                            i % 3 == 0 ? .5 : .1,
                            models: 18,
                            items: 300,
                            family: family
                        )
                )
            );
        var report = Validity.Of(CurveSet.Of(rows, _ => new AllRight()), ["two"], [], Beliefs);
        var level = ErrorLevel.Of([.. report.Hidden], one => one.After);

        Assert.InRange(level.PredictedRms / level.ObservedRms, .65, 1.5);
        Assert.InRange(level.Coverage80, .7, .95);
        Assert.True(report.Ranking(one => one.After)!.R > .6);
    }

    [Fact]
    public void A_family_that_is_not_there_is_named_with_those_that_are()
    {
        var tasks = CurveSet.Of(Simulated.Task("t", 1, .3, 19, 0), _ => new AllRight());
        var error = Assert.Throws<ScalingException>(() => Validity.Of(tasks, ["two"], [], Beliefs));
        Assert.Contains("there is no recipe 'two'; there are one", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ScalingException>(() => Validity.Of(tasks, ["one"], [], Beliefs));
        Assert.Contains("nothing is left to calibrate on", error.Message, StringComparison.Ordinal);
    }

    [SharedFact("scores", "mlfoundations.csv.gz")]
    public void Calibrated_forecast_errors_rank_tasks_and_have_the_right_size()
    {
        var floors = FloorTable.Rows(SharedData.Find("scores", "mlfoundations-tasks.csv")!).ToDictionary(row => row.Task);
        var rows = TableReader
            .Read(ResultTables.Scores, SharedData.Find("scores", "mlfoundations.csv.gz")!)
            .Where(row => row.Metric == "acc");
        var tasks = CurveSet.Of(rows, task => TaskResponse.Of(floors[task].Floor));
        var chance = floors.ToDictionary(pair => pair.Key, pair => pair.Value.Floor);
        var report = Validity.Of(tasks, ["c4_original"], [], HeldBeliefs.LeaveOneOut(tasks, chance));

        Assert.True(report.Ranking(one => one.After)!.R >= .6);
        Assert.InRange(ErrorLevel.Of([.. report.Hidden], one => one.After).Coverage80, .7, .9);
        foreach (var type in new[] { "multiple choice", "language modeling" })
        {
            var level = ErrorLevel.Of([.. report.Hidden.Where(one => floors[one.Task].Type == type)], one => one.After);
            Assert.InRange(level.PredictedRms / level.ObservedRms, 1 / 1.5, 1.5);
        }

        var before = ErrorLevel.Of([.. report.Hidden], one => one.Before);
        Assert.InRange(before.PredictedRms / before.ObservedRms, .8, 1.25);
        Assert.InRange(before.Coverage80, .75, .85);
    }

    // Of the package, learnt from other tables than any here.
    private static HeldBeliefs Beliefs => HeldBeliefs.Of(LearntPriors.Shipped, new Dictionary<string, double>());
}
