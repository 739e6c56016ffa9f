using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class CalibrationErrorTests
{
    [Fact]
    public void The_published_example() =>
        // torchmetrics, documentation of BinaryCalibrationError: two bins, norm l1, tensor(0.2900).
        Assert.Equal(.29, CalibrationError.Of([(.25, false), (.25, false), (.55, true), (.75, true), (.75, true)], bins: 2), 12);

    [Fact]
    public void Errors_within_a_bin_cancel_and_those_of_bins_do_not()
    {
        (double, bool)[] answers = [(.3, true), (.3, false), (.9, true), (.9, false)];
        Assert.Equal(.1, CalibrationError.Of(answers, bins: 1), 12);
        Assert.Equal((.2 + .4) / 2, CalibrationError.Of(answers), 12);
    }

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(1, true, 0)]
    [InlineData(1, false, 1)]
    [InlineData(0, true, 1)]
    public void Certainty_is_in_the_outer_bins(double confidence, bool right, double expected) =>
        Assert.Equal(expected, CalibrationError.Of([(confidence, right)]));

    [Fact]
    public void An_edge_belongs_to_the_bin_below() =>
        Assert.Equal(.0, CalibrationError.Of([(.5, true), (.1, false), (.4, false), (0, false), (1, true)], bins: 2), 12);

    [Fact]
    public void No_answers_have_no_error() => Assert.Equal(0, CalibrationError.Of([]));

    [Fact]
    public void It_is_in_range_and_at_least_that_of_fewer_bins_that_they_refine() =>
        Prop.ForAll<(byte, bool)[], byte>(
                (answers, bins) =>
                {
                    var pairs = answers.Select(answer => (answer.Item1 / 256.0, answer.Item2)).ToArray();
                    var coarse = CalibrationError.Of(pairs, 1 << (bins % 5));
                    var fine = CalibrationError.Of(pairs, 2 << (bins % 5));
                    return coarse >= 0 && fine <= 1 && coarse <= fine + 1e-12;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Perfect_calibration_scores_above_zero_in_small_samples()
    {
        var random = new Random(1);
        (double, bool) Answer()
        {
            var confidence = random.NextDouble();
            return (confidence, random.NextDouble() < confidence);
        }

        var mean = Enumerable.Range(0, 400).Average(_ => CalibrationError.Of(Enumerable.Range(0, 200).Select(_ => Answer())));
        Assert.InRange(mean, .08, .09);
    }

    [Theory]
    [InlineData(-.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_confidence_out_of_range_is_refused(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationError.Of([(confidence, true)]));

    [Fact]
    public void There_is_a_bin() => Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationError.Of([], bins: 0));
}
