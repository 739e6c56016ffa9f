using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class ChoiceMetricTests
{
    private static readonly Sample Question = new("1", "?", "A") { Choices = ["w", "x", "y", "z"] };

    [Fact]
    public void Brier_score_of_the_published_example() =>
        Assert.Equal(.191532410, BrierScore.Score([-10, -11, -12, -13], Question), 9);

    [Fact]
    public void Brier_score_of_chance_is_three_quarters() => Assert.Equal(.75, BrierScore.Score([-5, -5, -5, -5], Question), 12);

    [Fact]
    public void Brier_score_is_two_for_certainty_in_a_wrong_choice() =>
        Assert.Equal(
            2,
            BrierScore.Score([double.NegativeInfinity, 0, double.NegativeInfinity, double.NegativeInfinity], Question)
        );

    [Fact]
    public void Choices_that_are_all_impossible_are_equally_likely() =>
        Assert.Equal(.75, BrierScore.Score(Enumerable.Repeat(double.NegativeInfinity, 4).ToArray(), Question), 12);

    [Theory]
    [InlineData("A", 1)]
    [InlineData("B", 0)]
    [InlineData("w", 1)]
    [InlineData("x", 0)]
    public void Accuracy_takes_the_text_or_the_letter(string target, double score) =>
        Assert.Equal(score, MultipleChoiceAccuracy.Score([-1, -2, -3, -4], Question with { Target = target }));

    [Fact]
    public void A_text_goes_before_a_letter() =>
        Assert.Equal(0, MultipleChoiceAccuracy.Score([-1, -2], new("1", "?", "A") { Choices = ["B", "A"] }));

    [Fact]
    public void The_first_choice_wins_a_tie()
    {
        Assert.Equal(1, MultipleChoiceAccuracy.Score([-1, -1, -1, -1], Question));
        Assert.Equal(0, MultipleChoiceAccuracy.Score([-1, -1, -1, -1], Question with { Target = "B" }));
    }

    [Fact]
    public void Length_normalisation_divides_by_bytes()
    {
        // As in lm-evaluation-harness: -4 over 4 characters beats -3 over 2; plain accuracy prefers -3.
        var sample = new Sample("1", "?", "four") { Choices = ["four", "to"] };
        Assert.Equal(0, MultipleChoiceAccuracy.Score([-4, -3], sample));
        Assert.Equal(1, LengthNormalizedAccuracy.Score([-4, -3], sample));
        // "éé" has four bytes: -4 over 4 beats -3 over 2, where by characters it would lose
        Assert.Equal(1, LengthNormalizedAccuracy.Score([-4, -3], sample with { Target = "éé", Choices = ["éé", "to"] }));
        Assert.Equal(1, LengthNormalizedAccuracy.Score([-1, -3], sample with { Target = "", Choices = ["", "to"] }));
    }

    [Fact]
    public void Choice_log_likelihoods_contrast_right_with_wrong()
    {
        Assert.Equal(2, ChoiceLogLikelihoods.Score([-10, -11, -12, -13], Question), 12);
        Assert.Equal(0, ChoiceLogLikelihoods.Score([-10], new("1", "?", "w") { Choices = ["w"] }));
        Assert.Equal(0, ChoiceLogLikelihoods.Score(Enumerable.Repeat(double.NegativeInfinity, 4).ToArray(), Question));
    }

    [Theory]
    [InlineData("E", 4)]
    [InlineData("a", 4)]
    [InlineData("", 4)]
    [InlineData("AB", 4)]
    [InlineData("A", 3)]
    [InlineData("A", 5)]
    public void A_sample_that_cannot_be_scored_says_which(string target, int logLikelihoods)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            MultipleChoiceAccuracy.Score(new double[logLikelihoods], Question with { Id = "q-7", Target = target })
        );
        Assert.Contains("'q-7'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_is_refused() => Assert.Throws<ArgumentException>(() => BrierScore.Score([0, 0, double.NaN, 0], Question));

    [Fact]
    public void Brier_score_stays_in_range_and_ignores_what_all_choices_share() =>
        Prop.ForAll<int, int, int>(
                (a, b, c) =>
                {
                    double[] values = [a % 50, b % 50, c % 50, 0];
                    var score = BrierScore.Score(values, Question);
                    var shifted = BrierScore.Score([.. values.Select(value => value - 700)], Question);
                    return score is >= 0 and <= 2 && Math.Abs(score - shifted) < 1e-9;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_choice_above_one_half_is_the_answer() =>
        // Schaeffer et al. 2024: more than half of the mass on the right choice decides accuracy.
        Prop.ForAll<int, int, int>(
                (a, b, c) =>
                {
                    double[] wrong = [-1.2 - Math.Abs(a % 30), -1.2 - Math.Abs(b % 30), -1.2 - Math.Abs(c % 30)];
                    double[] values = [0, .. wrong];
                    return MultipleChoiceAccuracy.Score(values, Question) == 1 && BrierScore.Score(values, Question) < .5;
                }
            )
            .QuickCheckThrowOnFailure();
}
