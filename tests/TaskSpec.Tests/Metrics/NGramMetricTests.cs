using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class NGramMetricTests
{
    private static Sample Target(string target) => new("1", "", target);

    // sacreBLEU, test/test_sentence_bleu.py (its issues 98 and 141), and the single-reference cases of test_bleu.py's test_effective_order.
    [Theory]
    [InlineData(
        "Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;",
        "producţia de zahăr brut se exprimă în zahăr alb;",
        .08493,
        5
    )]
    [InlineData("this is a cat", "okay thanks", 0, 12)]
    [InlineData("this is a test", "this is a test", 1, 12)]
    [InlineData("test", "a test", .3678794411714425, 12)]
    [InlineData("a test", "a test", 1, 12)]
    public void Bleu_of_the_published_sentences(string output, string target, double score, int digits) =>
        Assert.Equal(score, Bleu.Score(output, Target(target)), digits);

    [Fact]
    public void Bleu_of_the_published_corpus() =>
        // torchtext.data.metrics.bleu_score, the example of its documentation; its second reference changes nothing.
        Assert.Equal(
            .8408964276313782,
            Bleu.OfCorpus([("My full pytorch test", "My full pytorch test"), ("Another Sentence", "No Match")]),
            7
        );

    // The outputs of sacreBLEU's README with one of its two sets of references; the scores are those of sacreBLEU 2.6.0.
    [Theory]
    [InlineData(
        "The dog bit the man.",
        "It was not unexpected.",
        "The man bit him first.",
        .4506750632106114,
        .50043063606582294
    )]
    [InlineData(
        "The dog had bit the man.",
        "No one was surprised.",
        "The man had bitten the dog.",
        .28330553664429278,
        .5170106133373036
    )]
    public void Corpus_scores_of_the_readme_of_sacrebleu(string first, string second, string third, double bleu, double chrf)
    {
        (string, string)[] pairs =
        [
            ("The dog bit the man.", first),
            ("It wasn't surprising.", second),
            ("The man had just bitten him.", third),
        ];
        Assert.Equal(bleu, Bleu.OfCorpus(pairs), 12);
        Assert.Equal(chrf, ChrF.OfCorpus(pairs), 12);
    }

    // The tokens are sacreBLEU's, whose 13a they are: equal tokens score 1.
    [Theory]
    [InlineData("Hello, world!", "Hello , world !")]
    [InlineData("1,000.5 don't", "1,000.5  don't")]
    [InlineData("5-6 well-known.", "5 - 6 well-known .")]
    [InlineData("a.b .5 6.", "a . b . 5 6 .")]
    [InlineData("&quot;x&quot; &lt;y&gt; &amp; z", "\" x \" < y > & z")]
    [InlineData("line\nbreak hyphen-\nated", "line break hyphenated")]
    [InlineData("<skipped>x", "x")]
    [InlineData("[a]{b}~c_d@e`f", "[ a ] { b } ~ c _ d @ e ` f")]
    public void Bleu_cuts_tokens_as_13a(string output, string target) => Assert.Equal(1, Bleu.Score(output, Target(target)));

    [Fact]
    public void Bleu_keeps_case() => Assert.Equal(0, Bleu.Score("Iron", Target("iron")));

    [Fact]
    public void Bleu_of_outputs_that_are_all_too_short_is_zero_for_a_corpus_alone()
    {
        Assert.Equal(1, Bleu.Score("one two three", Target("one two three")));
        Assert.Equal(0, Bleu.OfCorpus([("one two three", "one two three"), ("four", "four")]));
    }

    // sacreBLEU, test/test_chrf.py, test_cases_effective_order: cases whose score does not depend on beta.
    [Theory]
    [InlineData("a", "a", 1)]
    [InlineData("", "reference", 0)]
    [InlineData("", "c", 0)]
    [InlineData("a b c", "a b c", 1)]
    [InlineData("a b c", "abc", 1)]
    [InlineData("aa", "ab", .25)]
    public void ChrF_of_the_published_texts(string output, string target, double score) =>
        Assert.Equal(score, ChrF.Score(output, Target(target)), 12);

    [Fact]
    public void ChrF_of_the_published_corpora()
    {
        // sacreBLEU, test/test_chrf.py; then the example of the metric card of chrF in Hugging Face evaluate.
        Assert.Equal(.5, ChrF.OfCorpus([("a", "a"), ("b", "c")]), 12);
        Assert.Equal(
            .8464214891738334,
            ChrF.OfCorpus([
                (
                    "The relationship between cats and dogs is not exactly friendly.",
                    "The relationship between dogs and cats is not exactly friendly."
                ),
                (
                    "a good bookshop is just a genteel black hole that knows how to read.",
                    "A good bookshop is just a genteel Black Hole that knows how to read."
                ),
            ]),
            12
        );
    }

    // rouge-score (google-research/rouge), rouge_scorer_test.py: target "testing one two".
    [Theory]
    [InlineData("testing", .5, 0, .5)]
    [InlineData("testing one", .8, 2 / 3.0, .8)]
    [InlineData("testing two", .8, 0, .8)]
    [InlineData("", 0, 0, 0)]
    [InlineData("/", 0, 0, 0)]
    public void Rouge_of_the_published_texts(string output, double rouge1, double rouge2, double rougeL)
    {
        Assert.Equal(rouge1, Rouge1.Score(output, Target("testing one two")), 12);
        Assert.Equal(rouge2, Rouge2.Score(output, Target("testing one two")), 12);
        Assert.Equal(rougeL, RougeL.Score(output, Target("testing one two")), 12);
    }

    [Fact]
    public void Rouge_of_the_example_of_its_readme()
    {
        var target = Target("The quick brown fox jumps over the lazy dog");
        const string output = "The quick brown dog jumps on the log.";
        Assert.Equal(2 * 6 / 17.0, Rouge1.Score(output, target), 12);
        Assert.Equal(2 * 2 / 15.0, Rouge2.Score(output, target), 12);
        Assert.Equal(2 * 5 / 17.0, RougeL.Score(output, target), 12);
    }

    [Fact]
    public void RougeL_finds_the_longest_common_subsequence() =>
        // Against the plain table, over words enough for several blocks of 64.
        Prop.ForAll<int[], int[]>(
                (a, b) =>
                {
                    var (x, y) = (Letters(a), Letters(b));
                    var (words, targets) = (string.Join(' ', x), string.Join(' ', y));
                    var expected = x.Length + y.Length == 0 ? 0 : 2.0 * LongestCommon(x, y) / (x.Length + y.Length);
                    return Math.Abs(RougeL.Score(words, Target(targets)) - expected) < 1e-12;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_score_best_against_themselves_where_they_have_what_is_counted() =>
        ForTexts((text, _) => All("word one two " + text, "word one two " + text).All(score => score == 1));

    [Fact]
    public void Scores_stay_in_range() => ForTexts((a, b) => All(a, b).All(score => score is >= 0 and <= 1));

    [Fact]
    public void A_corpus_of_one_long_output_scores_as_its_text_does() =>
        ForTexts(
            (a, b) =>
            {
                var (output, target) = ("one two three four " + a, "one two three four five " + b);
                return Math.Abs(Bleu.OfCorpus([(output, target)]) - Bleu.Score(output, Target(target))) < 1e-12
                    && Math.Abs(ChrF.OfCorpus([(output, target)]) - ChrF.Score(output, Target(target))) < 1e-12;
            }
        );

    [Fact]
    public void An_empty_corpus_scores_zero()
    {
        Assert.Equal(0, Bleu.OfCorpus([]));
        Assert.Equal(0, ChrF.OfCorpus([]));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "target")]
    [InlineData(" \n\u3000", "\0")]
    [InlineData("\ud83d", "\udc4d\ud83d")]
    public void Degenerate_texts_are_scored(string output, string target) =>
        Assert.All(All(output, target), score => Assert.True(score is >= 0 and <= 1));

    [Theory]
    [InlineData("word ")]
    [InlineData("a")]
    [InlineData(".")]
    [InlineData("\ud83d")]
    public void Megabytes_are_scored(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        Assert.All(All(text, text + unit), score => Assert.True(score is >= 0 and <= 1));
    }

    private static double[] All(string output, string target) =>
        [
            Bleu.Score(output, Target(target)),
            ChrF.Score(output, Target(target)),
            Rouge1.Score(output, Target(target)),
            Rouge2.Score(output, Target(target)),
            RougeL.Score(output, Target(target)),
        ];

    private static string[] Letters(int[] seed) =>
        [.. Enumerable.Repeat(seed, 4).SelectMany(all => all).Select(n => $"{(char)('a' + (n & 3))}")];

    private static int LongestCommon(string[] a, string[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
            table[i, j] = a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        return table[a.Length, b.Length];
    }

    private static void ForTexts(Func<string, string, bool> holds) =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) => holds(a.Get, b.Get)).QuickCheckThrowOnFailure();
}
