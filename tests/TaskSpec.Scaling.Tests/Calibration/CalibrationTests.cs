using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Calibration;

public class CalibrationTests
{
    [Fact]
    public void Difficulty_and_exponent_are_found_within_what_is_claimed()
    {
        var truths = Enumerable.Range(0, 10).Select(i => (Task: $"t{i}", B: .2 + .03 * i, Half: 18.5 + .4 * i)).ToArray();
        var report = Simulated.Calibrated(truths.SelectMany((one, i) => Simulated.Task(one.Task, i + 1, one.B, one.Half, .1)));

        var off = truths
            .Select(truth =>
            {
                var found = report.File.Measured.Single(one => one.Family == truth.Task).Difficulty!;
                return (
                    Half: (Math.Log10(found.HalfAtFlop) - truth.Half) / found.Decades,
                    B: Math.Log(found.Exponent / truth.B) / found.ExponentDeviation
                );
            })
            .ToArray();
        // Two of ten beyond two standard deviations would be rare; a mean square of one is what a claim means.
        Assert.True(off.Count(one => Math.Abs(one.Half) > 2) <= 2);
        Assert.True(off.Count(one => Math.Abs(one.B) > 2) <= 2);
        Assert.All(report.File.Measured, one => Assert.InRange(one.Difficulty!.Decades, .02, 1));
    }

    [Fact]
    public void Misfits_small_and_large_are_told_apart()
    {
        var rows = Enumerable
            .Range(0, 6)
            .SelectMany(i =>
                Simulated
                    .Task($"straight{i}", i + 1, .25, 19.5, .02, items: 20000)
                    .Concat(Simulated.Task($"wild{i}", i + 50, .25, 19.5, .7, items: 20000))
            );
        var measured = Simulated.Calibrated(rows).File.Measured.ToDictionary(one => one.Family);

        for (var i = 0; i < 6; i++)
        {
            Assert.InRange(measured[$"straight{i}"].Misfit!.Value, .03, .2);
            Assert.InRange(measured[$"wild{i}"].Misfit!.Value, .3, 1.5);
        }

        Assert.True(Enumerable.Range(0, 6).Count(i => measured[$"wild{i}"].Misfit is { Low: <= .7, High: >= .7 }) >= 5);
    }

    [Fact]
    public void Another_training_family_may_differ_as_much_as_those_that_were_measured()
    {
        var rows = Enumerable
            .Range(0, 8)
            .SelectMany(i =>
                Simulated
                    .Task($"t{i}", 10 * i + 1, .3, 19.2 + (i % 2 == 0 ? .5 : -.5), .05, family: "one")
                    .Concat(Simulated.Task($"t{i}", 10 * i + 2, .3, 19.2 + (i % 2 == 0 ? -.5 : .5), .05, family: "two"))
            );
        var report = Simulated.Calibrated(rows);

        // The halves of a difference of 1: a standard deviation of .71 between families.
        Assert.InRange(report.Scatter.Decades, .4, 1.1);
        Assert.All(report.File.Measured, one => Assert.True(one.Difficulty!.Decades >= .4));
    }

    [Fact]
    public void Families_that_share_what_lifts_a_model_correlate_and_others_do_not()
    {
        var random = new Random(5);
        double[] common = [.. Enumerable.Range(0, 24).Select(_ => .4 * random.NextNormal())];
        var rows = Simulated
            .Task("a", 1, .25, 19.5, 0, effect: i => common[i])
            .Concat(Simulated.Task("b", 2, .25, 19.2, 0, effect: i => common[i]))
            .Concat(Simulated.Task("c", 3, .25, 19.5, 0, effect: i => .4 * new Random(i + 100).NextNormal()));
        var measured = Simulated.Calibrated(rows).File.Measured.ToDictionary(one => one.Family);

        var phi = Assert.Single(measured["a"].Correlations, one => one.With == "b").Phi;
        Assert.InRange(phi.Value, .8, 1);
        Assert.True(phi.Low > .5);
        Assert.Equal(phi, Assert.Single(measured["b"].Correlations, one => one.With == "a").Phi);
        Assert.DoesNotContain(measured["c"].Correlations, one => one.Phi.Low > 0);
    }

    [Fact]
    public void A_link_is_as_loose_as_it_was_made()
    {
        foreach (var loose in new[] { .02, .8 })
        {
            var random = new Random(3);
            var rows = Simulated.Task("t", 1, .25, 19.5, .1, items: 20000).ToArray();
            var tilt = loose * random.NextNormal();
            var others = rows.Select(row =>
            {
                var u = Math.Log(-Math.Log(Math.Clamp(row.Value, 1e-5, 1 - 1e-5)));
                var wave = loose * Math.Sin(Math.Log10(row.Flop!.Value) * 1.2 + tilt);
                return row with { Metric = "edit", Value = Math.Exp(-Math.Exp(u + wave)) };
            });
            var family = new CalibratedFamily("t", "acc", new AllRight()) { Links = [("edit", new AllRight())] };
            var link = Assert.Single(EvidenceBuilder.Of(new([family], [.. rows, .. others])).File.Measured[0].Links);

            Assert.Equal("edit", link.Metric);
            if (loose < .1)
                Assert.InRange(link.Misfit.Value, 0, .2);
            else
                Assert.InRange(link.Misfit.Value, .35, 1.8);
        }
    }

    [Fact]
    public void What_a_model_fixes_once_is_found_from_repeated_attempts()
    {
        var random = new Random(11);
        var outcomes = new List<ItemOutcome>();
        for (var model = 0; model < 10; model++)
        for (var item = 0; item < 60; item++)
        {
            var axis = 18 + .4 * model;
            var p = Math.Exp(-Math.Exp(-.5 * (axis - 20)));
            var coin = random.NextDouble() < p;
            var passed = Enumerable.Range(0, 4).Count(_ => random.NextDouble() < .6 ? coin : random.NextDouble() < p);
            outcomes.Add(new($"m{model}", $"i{item}", axis, passed, 4));
        }

        var found = AttemptComponents.Of(outcomes)!;
        // A pair repeats the coin in .6 · .6 of cases.
        Assert.InRange(.36, found.Jump!.Low, found.Jump.High);
        Assert.InRange(found.Jump.High - found.Jump.Low, .01, .2);
    }

    [Fact]
    public void What_cannot_be_told_is_a_warning_and_no_number()
    {
        var one = Simulated.Task("one", 1, .3, 19, 0, models: 24).Take(1);
        var constant = Simulated.Task("constant", 1, .3, 19, 0).Select(row => row with { Value = .5 });
        var hopeless = Simulated.Task("hopeless", 1, .3, 60, 0, models: 4);
        var report = Simulated.Calibrated([.. one, .. constant, .. hopeless]);

        Assert.All(report.File.Measured, family => Assert.Null(family.Difficulty));
        Assert.All(report.File.Measured, family => Assert.Null(family.Misfit));
        Assert.Equal(0, report.File.Measured.Single(family => family.Family == "hopeless").AboveFloor);
        foreach (var name in new[] { "one", "constant", "hopeless" })
            Assert.Contains(report.Warnings, warning => warning.StartsWith(name + ":", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 198, 0, 1)]
    [InlineData(1, 198, 2, 1)]
    [InlineData(1, 198, 3, 0)]
    [InlineData(1, 10_000, 3, 0)]
    [InlineData(.8, 100, 20, 1)]
    [InlineData(.8, 100, 26, 1)]
    [InlineData(.8, 100, 30, 0)]
    public void A_model_is_at_the_ceiling_where_a_perfect_one_would_not_beat_it_by_more_than_noise(
        double ceiling,
        int items,
        int wrong,
        int solved
    )
    {
        ScoreRow Row(double flop, double value) => new($"m{flop}", "t", "acc", value) { Flop = flop, N = items };
        var family = new CalibratedFamily("t", "acc", new AllRight { Ceiling = ceiling });
        ScoreRow[] rows = [Row(1e18, 0), Row(1e19, .1), Row(1e20, .3), Row(1e21, 1 - (double)wrong / items)];
        var measured = Assert.Single(EvidenceBuilder.Of(new([family], rows)).File.Measured);
        Assert.Equal((3, solved), (measured.AboveFloor, measured.AtCeiling));
    }

    [Fact]
    public void A_score_above_one_is_refused_with_its_model()
    {
        var rows = Simulated.Task("t", 1, .3, 19, 0).Select(row => row with { Value = 63 });
        var error = Assert.Throws<ScalingException>(() => Simulated.Calibrated(rows));
        Assert.Contains("'acc' of t must be a score from 0 to 1", error.Message, StringComparison.Ordinal);
    }
}
