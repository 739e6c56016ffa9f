using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK7005BrokenLinkTests
{
    private const string Source = """
        using TaskSpec;
        [TaskFamily("x", Version = "1"), Samples(400), Answer(Tokens = 64), Headline<ExactMatch>, Records<EditSimilarity>]
        public sealed class X
        {
            // here
        }
        """;

    [Fact]
    public async Task Link_that_brings_nothing_fires_with_the_errors_and_the_fix_takes_it_out()
    {
        var found = await Test(Source, "edit_similarity", 1.2, 1.9, 2.6).SingleAsync();
        Assert.StartsWith(
            "EditSimilarity leaves exact_match of x by 1.90 (1.20 to 2.60) in ln of surprisal over 20 models, measured since 2026-11-22 (scores.csv), where 0.20 is assumed: the forecast is ±0.",
            found.GetMessage(),
            StringComparison.Ordinal
        );
        await Test(Source.Replace("Records<EditSimilarity>", "[|Records<EditSimilarity>|]"), "edit_similarity", 1.2, 1.9, 2.6)
            .VerifyAsync();
        var after = await FixTest
            .Of("TSK7005", Source)
            .WithFile(Calibrated.Name, File("edit_similarity", 1.2, 1.9, 2.6))
            .FixFirstAsync();
        Assert.Equal(Source.Replace("Records<EditSimilarity>", "Records<EditSimilarity>(Link = Link.None)"), after);
        await Test(after, "edit_similarity", 1.2, 1.9, 2.6).VerifyAsync();
    }

    [Theory]
    [InlineData("edit_similarity", .1, .25, .4)]
    [InlineData("edit_similarity", .1, 2, 3)]
    [InlineData("other", 1.2, 1.9, 2.6)]
    public Task Links_that_may_hold_are_silent(string metric, double low, double value, double high) =>
        Test(Source, metric, low, value, high).VerifyAsync();

    [Fact]
    public async Task Metric_of_a_step_is_known_by_the_steps_name()
    {
        var source = Source
            .Replace(", Records<EditSimilarity>", "")
            .Replace(
                "// here",
                "[Step(Tokens = 60, Across = Transfer.Distinct), Records<LogLikelihood>] public sealed class Think : Step;"
            );
        Assert.Contains(
            "LogLikelihood leaves",
            (await Test(source, "think.log_likelihood", 1.2, 1.9, 2.6).SingleAsync()).GetMessage()
        );
        await Test(source, "log_likelihood", 1.2, 1.9, 2.6).VerifyAsync();
    }

    private static string File(string metric, double low, double value, double high) =>
        Calibrated.File(Calibrated.Family() with { Links = [new(metric, new(value, low, high), 20)] });

    private static AnalyzerTest Test(string source, string metric, double low, double value, double high) =>
        AnalyzerTest.Of("TSK7005", source).WithFile(Calibrated.Name, File(metric, low, value, high));
}
