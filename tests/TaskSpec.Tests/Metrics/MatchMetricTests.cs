using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class MatchMetricTests
{
    private static Sample Target(string target) => new("1", "", target);

    [Theory]
    [InlineData("12345", "12345", 1)]
    [InlineData("12945", "12345", 1)]
    [InlineData("99345", "12345", 1)]
    [InlineData("99945", "12345", 0)]
    [InlineData("345", "12345", 1)]
    [InlineData("45", "12345", 0)]
    [InlineData("1234567", "12345", 1)]
    [InlineData("12345678", "12345", 0)]
    [InlineData("23451", "12345", 1)]
    [InlineData("", "", 1)]
    [InlineData("", "12", 1)]
    [InlineData("", "123", 0)]
    public void Tolerant_match_forgives_two_edits(string output, string target, double score) =>
        Assert.Equal(score, TolerantMatch.Score(output, Target(target)));

    [Fact]
    public void Tolerant_match_agrees_with_the_edit_similarity() =>
        Prop.ForAll<int[], int[], byte>(
                (a, b, edits) =>
                {
                    // Enough tokens for several blocks of 64.
                    var (output, target) = (Digits(a) + Digits(b), Digits(b) + Digits(a));
                    var longer = Math.Max(output.Length, target.Length);
                    var distance = (1 - EditSimilarity.Score(output, Target(target))) * longer;
                    return TolerantMatch.Within(output, target, edits) == distance < edits + .5;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_tolerance_may_be_anything_but_negative()
    {
        Assert.True(TolerantMatch.Within("abcd", "1234567", int.MaxValue));
        Assert.True(TolerantMatch.Within("same", "same", 0));
        Assert.False(TolerantMatch.Within("same", "some", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TolerantMatch.Within("a", "a", -1));
    }

    [Theory]
    [InlineData("46", "46.0", 1)]
    [InlineData("1,234.5", "1234.5", 1)]
    [InlineData(" 4.6e1\n", "46", 1)]
    [InlineData("0.3333333", "0.33333333333", 1)]
    [InlineData("0.333", "0.33333333333", 0)]
    [InlineData("-46", "46", 0)]
    [InlineData("0", "1e-300", 0)]
    [InlineData("-0", "0", 1)]
    [InlineData("NaN", "NaN", 1)]
    [InlineData("NaN", "46", 0)]
    [InlineData("1e999", "1e998", 0)]
    [InlineData("forty-six", "46", 0)]
    [InlineData("iron", " iron", 1)]
    [InlineData("", "", 1)]
    public void Numeric_match(string output, string target, double score) =>
        Assert.Equal(score, NumericMatch.Score(output, Target(target)));

    // CPython, Lib/test/test_math.py, IsCloseTests: eight-digit, zero, infinity and NaN cases.
    [Theory]
    [InlineData(1e8, 1e8 + 1, 1e-8, true)]
    [InlineData(1e8, 1e8 + 1, 1e-9, false)]
    [InlineData(-1e-8, -1.000000009e-8, 1e-8, true)]
    [InlineData(1e-9, 0, .9, false)]
    [InlineData(9, 10, .1, true)]
    [InlineData(10, 9, .1, true)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 0, true)]
    [InlineData(double.PositiveInfinity, 1e308, .999999999999999, false)]
    [InlineData(double.NaN, double.NaN, .999999999999999, false)]
    public void Numbers_are_close_as_in_python(double a, double b, double tolerance, bool close) =>
        Assert.Equal(close, NumericMatch.IsClose(a, b, tolerance));

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    public void A_relative_tolerance_is_at_least_zero(double tolerance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NumericMatch.IsClose(1, 1, tolerance));

    [Theory]
    [InlineData("1234", "1234", 1)]
    [InlineData("1294", "1234", .5)]
    [InlineData("9234", "1234", 0)]
    [InlineData("123", "1234", .75)]
    [InlineData("12345", "1234", 1)]
    [InlineData("", "", 1)]
    [InlineData("1", "", 0)]
    [InlineData("", "1", 0)]
    public void Longest_prefix(string output, string target, double score) =>
        Assert.Equal(score, LongestPrefix.Score(output, Target(target)), 12);

    [Theory]
    [InlineData("a, b, c", "c,b,a", 1)]
    [InlineData("a\nb\r\nc\n", "a, b, c", 1)]
    [InlineData("a, a, a", "a", 1)]
    [InlineData("a, b", "b, c", .5)]
    [InlineData("a", "a, b, c", .5)]
    [InlineData("A", "a", 0)]
    [InlineData("New York, Paris", "Paris", 2 / 3.0)]
    [InlineData("", " ,\n", 1)]
    [InlineData("a", "", 0)]
    public void F1_of_sets(string output, string target, double score) =>
        Assert.Equal(score, SetF1.Score(output, Target(target)), 12);

    [Fact]
    public void F1_of_sets_of_the_published_example() =>
        // scikit-learn, test_precision_recall_f1_score_multilabel_1, average='samples'.
        Assert.Equal(
            .5,
            new[] { ("b", "a"), ("b", "b"), ("a, c", "c, d") }.Average(pair => SetF1.Score(pair.Item1, Target(pair.Item2))),
            12
        );

    [Fact]
    public void Macro_F1_of_the_published_example() =>
        // scikit-learn, documentation of f1_score: y_true = [0, 1, 2, 0, 1, 2], y_pred = [0, 2, 1, 0, 0, 1] gives 0.26..., (.8 + 0 + 0) / 3.
        Assert.Equal(.8 / 3, MacroF1.Of([("0", "0"), ("2", "1"), ("1", "2"), ("0", "0"), ("0", "1"), ("1", "2")]), 12);

    [Fact]
    public void Macro_F1_counts_each_class_alike_and_what_is_no_class_as_one()
    {
        Assert.Equal(1, MacroF1.Of([("yes", "yes"), (" no\n", "no")]));
        Assert.Equal(0, MacroF1.Of([("yes", "no")]));
        Assert.Equal(0, MacroF1.Of([]));
        Assert.Equal((2 / 3.0 + 0) / 2, MacroF1.Of([("yes", "yes"), ("perhaps", "yes")]), 12);
        Assert.Equal(1, MacroF1.Score(" yes", Target("yes")));
        Assert.Equal(0, MacroF1.Score("Yes", Target("yes")));
    }

    [Fact]
    public void Macro_F1_is_no_more_than_one_and_one_only_if_all_are_right() =>
        Prop.ForAll<(byte, byte)[]>(labels =>
            {
                var pairs = labels.Select(pair => ($"{pair.Item1 % 4}", $"{pair.Item2 % 4}")).ToArray();
                var score = MacroF1.Of(pairs);
                return score is >= 0 and <= 1 && score == 1 == (pairs.Length > 0 && pairs.All(pair => pair.Item1 == pair.Item2));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_target_scores_best_against_itself() => ForTexts((text, _) => All(text, text).All(score => score == 1));

    [Fact]
    public void Scores_stay_in_range() => ForTexts((a, b) => All(a, b).All(score => score is >= 0 and <= 1));

    [Theory]
    [InlineData("a,")]
    [InlineData("7")]
    [InlineData("\udc4d")]
    public void Megabytes_are_scored(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        Assert.All(All(text, text + unit), score => Assert.True(score is >= 0 and <= 1));
        Assert.Equal(0, TolerantMatch.Score(text[..^6] + "words " + text[..^6] + text, Target(text)));
    }

    private static double[] All(string output, string target) =>
        [
            TolerantMatch.Score(output, Target(target)),
            NumericMatch.Score(output, Target(target)),
            LongestPrefix.Score(output, Target(target)),
            SetF1.Score(output, Target(target)),
            MacroF1.Score(output, Target(target)),
        ];

    private static string Digits(int[] seed) => string.Concat(seed.Select(n => $"{n & 3}{(n >> 2) & 1}{(n >> 3) & 7}"));

    private static void ForTexts(Func<string, string, bool> holds) =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) => holds(a.Get, b.Get)).QuickCheckThrowOnFailure();
}
