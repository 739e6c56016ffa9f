using System.Security.Cryptography;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Beliefs;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Tests.Calibration;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Scaling.Tests.Beliefs;

/// <summary>What is learnt of curves is how they were drawn, and nothing is learnt of a task from its own scores.</summary>
public class PriorTests
{
    private static readonly Dictionary<string, double> noFloors = [];

    [Theory]
    [InlineData(.12, .1)]
    [InlineData(.25, 1)]
    public void Exponents_and_misfits_are_those_that_curves_were_drawn_with(double exponent, double misfit)
    {
        var learnt = Learner(Rows(exponent, misfit)).Of(_ => true, withIntervals: true);

        Assert.Equal((20, 20), (learnt.Tasks, learnt.Curves));
        Assert.InRange(learnt.MedianExponent.Value / exponent, 1 / 1.5, 1.5);
        // Scores near the ends of the range tell little of it, so that small and large are told apart and no more.
        Assert.InRange(learnt.MedianMisfit.Value, misfit < .5 ? .05 : .45, misfit < .5 ? .4 : 2);
        Assert.True(learnt.MedianExponent.Low <= learnt.MedianExponent.Value);
        Assert.True(learnt.MedianExponent.Value <= learnt.MedianExponent.High);
        Assert.All(
            new[] { learnt.Exponents, learnt.Misfits, learnt.Shares, learnt.Floors, learnt.Responses },
            law => Assert.Equal(1, law.Sum(one => one.Weight), 1e-3)
        );
    }

    [Fact]
    public void A_task_in_two_families_counts_once()
    {
        var rows = Rows(.2, .1).Concat(Rows(.2, .1, "two")).ToArray();
        var learnt = Learner(rows).Of(_ => true, withIntervals: false);

        Assert.Equal((20, 40), (learnt.Tasks, learnt.Curves));
    }

    [Fact]
    public void What_is_believed_of_a_task_hangs_on_no_score_of_it_and_of_none_of_its_family()
    {
        var rows = Rows(.2, .3).Concat(Rows(.2, .3, "two")).ToArray();
        var changed = rows.Select(row => row.Task == "t03" || row.Family == "two" ? row with { Value = 1 - row.Value } : row)
            .ToArray();

        Assert.Equal(Believed(rows, "t03", "two"), Believed(changed, "t03", "two"));
        Assert.NotEqual(Believed(rows, "t04", "two"), Believed(changed, "t04", "two"));
    }

    [Fact]
    public void Without_a_ladder_there_is_nothing_to_learn()
    {
        var error = Assert.Throws<ScalingException>(() =>
            Learner(Rows(.2, .1).Where(row => row.Flop < 1e18)).Of(_ => true, true)
        );

        Assert.Contains("over 1.5 decades of compute", error.Message, StringComparison.Ordinal);
    }

    [SharedFact("scores", "pythia-core.csv.gz")]
    public void What_the_package_believes_is_what_the_tables_say()
    {
        // As docs/model.md §13 has the command.
        Dictionary<string, double> floors = new()
        {
            ["mmlu_avg_test_5shot"] = .25,
            ["hellaswag_val_5shot"] = .25,
            ["piqa_val_5shot"] = .5,
            ["boolq_val_5shot"] = .5,
            ["arc_challenge"] = .25,
            ["arc_easy"] = .25,
            ["logiqa"] = .25,
            ["piqa"] = .5,
            ["sciq"] = .25,
            ["winogrande"] = .5,
            ["wsc"] = .5,
        };
        Dictionary<string, double> items = new()
        {
            ["mmlu_avg_test_5shot"] = 14042,
            ["hellaswag_val_5shot"] = 10042,
            ["piqa_val_5shot"] = 1838,
            ["boolq_val_5shot"] = 3270,
            ["arc_challenge"] = 1172,
            ["arc_easy"] = 2376,
            ["lambada_openai"] = 5153,
            ["logiqa"] = 651,
            ["piqa"] = 1838,
            ["sciq"] = 1000,
            ["winogrande"] = 1267,
            ["wsc"] = 104,
        };
        var known = FloorTable.Rows(SharedData.Find("scores", "mlfoundations-tasks.csv")!);
        foreach (var row in known)
        {
            floors[row.Task] = row.Floor;
            if (row.Items is { } count)
                items[row.Task] = count;
        }

        var learnt = PriorTable.Learn(
            [Table("mlfoundations"), Table("olmo-ladder"), Table("pythia-core")],
            LearntPriors.Shipped.Day
        );

        Assert.Equal(LearntPriors.Shipped.Sources, learnt.Sources);
        Same(LearntPriors.Shipped.Answers, learnt.Answers);
        Same(LearntPriors.Shipped.Choices, learnt.Choices);

        // But for the last digits, in which processors may differ.
        static void Same(LearntCurves shipped, LearntCurves learnt)
        {
            Assert.Equal(
                (shipped.Tasks, shipped.Curves, shipped.MisfitDecades),
                (learnt.Tasks, learnt.Curves, learnt.MisfitDecades)
            );
            Assert.Equal(shipped.MedianExponent.Value, learnt.MedianExponent.Value, .001);
            Assert.Equal(shipped.MedianMisfit.Value, learnt.MedianMisfit.Value, .001);
            Assert.All(
                shipped
                    .Exponents.Concat(shipped.Misfits)
                    .Concat(shipped.Shares)
                    .Concat(shipped.Floors)
                    .Concat(shipped.Responses)
                    .Zip(
                        learnt
                            .Exponents.Concat(learnt.Misfits)
                            .Concat(learnt.Shares)
                            .Concat(learnt.Floors)
                            .Concat(learnt.Responses)
                    ),
                pair =>
                {
                    Assert.Equal(pair.First.Value, pair.Second.Value);
                    Assert.Equal(pair.First.Weight, pair.Second.Weight, .001);
                }
            );
        }

        PriorTable Table(string name)
        {
            var path = SharedData.Find("scores", $"{name}.csv.gz")!;
            var rows = TableReader
                .Read(ResultTables.Scores, path)
                .Where(row => row.Metric == "acc")
                .Select(row => row.N is null && items.TryGetValue(row.Task, out var n) ? row with { N = n } : row);
            return new(
                Path.GetFileName(path),
                Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
                "acc",
                CurveSet.Of(rows, task => TaskResponse.Of(floors.GetValueOrDefault(task))),
                floors
            );
        }
    }

    private static IEnumerable<ScoreRow> Rows(double exponent, double misfit, string family = "one") =>
        Enumerable
            .Range(0, 20)
            .SelectMany(i =>
                Simulated.Task(
                    $"t{i:00}",
                    i + (family == "one" ? 0 : 100),
                    exponent,
                    18 + .25 * i,
                    misfit,
                    models: 12,
                    items: 2000,
                    family: family
                )
            );

    private static PriorLearner Learner(IEnumerable<ScoreRow> rows) =>
        new(PriorCurve.Of("table", CurveSet.Of(rows, _ => new AllRight()), noFloors));

    private static string Believed(IEnumerable<ScoreRow> rows, string task, string family)
    {
        var held = HeldBeliefs.LeaveOneOut(CurveSet.Of(rows, _ => new AllRight()), noFloors);
        var curves = held.Of(task, family).Believed.Curves;
        return new LearntPriors("2026-11-22", curves, curves).ToJson();
    }
}
