using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class TextMetricTests
{
    private static Sample Target(string target) => new("1", "", target);

    [Theory]
    [InlineData("46", "46", 1)]
    [InlineData(" 46\n", "46", 1)]
    [InlineData("46", " 46", 1)]
    [InlineData("46.", "46", 0)]
    [InlineData("Iron", "iron", 0)]
    [InlineData("", "", 1)]
    [InlineData("é", "e\u0301", 0)]
    public void Exact_match(string output, string target, double score) =>
        Assert.Equal(score, ExactMatch.Score(output, Target(target)));

    [Theory]
    [InlineData("1234", "1234", 1)]
    [InlineData("1235", "1234", .75)]
    [InlineData("234", "1234", .75)]
    [InlineData("12345", "1234", .8)]
    [InlineData("4321", "1234", 0)]
    [InlineData("2143", "1234", .25)]
    [InlineData("", "1234", 0)]
    [InlineData("1234", "", 0)]
    [InlineData("", " ", 1)]
    [InlineData("1 2 3 4", "1234", 1)]
    public void Edit_similarity(string output, string target, double score) =>
        Assert.Equal(score, EditSimilarity.Score(output, Target(target)), 12);

    [Fact]
    public void Edit_similarity_of_kitten_and_sitting_by_digits() =>
        // Levenshtein's own example, 3 edits of 7, a letter to a token: k i t t e n against s i t t i n g
        Assert.Equal(1 - 3 / 7.0, EditSimilarity.Score("k i t t e n", Target("s i t t i n g")), 12);

    [Theory]
    [InlineData("1234", "1234", 1)]
    [InlineData("1294", "1234", .75)]
    [InlineData("91234", "1234", 0)]
    [InlineData("12345", "1234", 1)]
    [InlineData("12", "1234", .5)]
    [InlineData("", "", 1)]
    [InlineData("1", "", 0)]
    public void Token_accuracy(string output, string target, double score) =>
        Assert.Equal(score, TokenAccuracy.Score(output, Target(target)), 12);

    [Theory]
    [InlineData("The Cat", "cat", 1)]
    [InlineData("Denver Broncos", "the Denver Broncos!", 1)]
    [InlineData("Santa Clara, California", "Levi's Stadium in Santa Clara, California", 2.0 * 3 / (3 + 6))]
    [InlineData("the the the", "", 1)]
    [InlineData("cat", "the", 0)]
    [InlineData("dog", "cat", 0)]
    [InlineData("cat cat", "cat", 2.0 / 3)]
    [InlineData("$1,000", "1000", 1)]
    [InlineData("ÅNGSTRÖM", "ångström", 1)]
    public void F1_after_the_normalisation_of_squad(string output, string target, double score) =>
        Assert.Equal(score, F1.Score(output, Target(target)), 12);

    [Fact]
    public void A_target_scores_best_against_itself() => ForTexts((text, _) => All(text, text).All(score => score == 1));

    [Fact]
    public void Scores_stay_in_range() => ForTexts((a, b) => All(a, b).All(score => score is >= 0 and <= 1));

    [Fact]
    public void Edit_similarity_and_F1_do_not_care_which_is_the_target() =>
        ForTexts(
            (a, b) =>
                EditSimilarity.Score(a, Target(b)) == EditSimilarity.Score(b, Target(a))
                && F1.Score(a, Target(b)) == F1.Score(b, Target(a))
        );

    [Fact]
    public void One_more_right_token_never_lowers_the_edit_similarity_of_a_prefix() =>
        ForTexts(
            (text, _) =>
            {
                var tokens = Tokens.Split(text);
                var scores = Enumerable
                    .Range(0, tokens.Count + 1)
                    .Select(n => EditSimilarity.Score(string.Join(' ', tokens.Take(n)), Target(string.Join(' ', tokens))));
                return scores.Zip(scores.Skip(1)).All(pair => pair.First <= pair.Second);
            }
        );

    [Fact]
    public void Edit_similarity_is_at_least_token_accuracy_of_texts_of_one_length() =>
        Prop.ForAll<int[]>(seed =>
            {
                var a = string.Concat(seed.Select(n => (char)('0' + (n & 3))));
                var b = string.Concat(seed.Select(n => (char)('0' + ((n >> 2) & 3))));
                return EditSimilarity.Score(a, Target(b)) >= TokenAccuracy.Score(a, Target(b)) - 1e-12;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Long_texts_are_scored()
    {
        var (a, b) = (string.Concat(Enumerable.Repeat("12345", 800)), string.Concat(Enumerable.Repeat("12346", 800)));
        Assert.Equal(.8, EditSimilarity.Score(a, Target(b)), 12);
        Assert.Equal(.8, TokenAccuracy.Score(a, Target(b)), 12);
        Assert.Equal(0, F1.Score(a, Target(b)));
    }

    private static double[] All(string output, string target) =>
        [
            ExactMatch.Score(output, Target(target)),
            EditSimilarity.Score(output, Target(target)),
            TokenAccuracy.Score(output, Target(target)),
            F1.Score(output, Target(target)),
        ];

    private static void ForTexts(Func<string, string, bool> holds) =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) => holds(a.Get, b.Get)).QuickCheckThrowOnFailure();
}
