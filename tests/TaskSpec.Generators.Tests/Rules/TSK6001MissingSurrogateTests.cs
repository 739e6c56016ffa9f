using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6001MissingSurrogateTests
{
    [Fact]
    public async Task Exact_match_on_100_samples_fires_with_figures_and_a_remedy()
    {
        var found = await Test("[|Headline<ExactMatch>|]").SingleAsync();
        Assert.Equal("TaskSpec.EditSimilarity", found.Properties["0.of"]);
        Assert.Equal("Subject", found.Properties["0.on"]);
        Assert.Equal("add", found.Properties["family"]);
        Assert.Contains("to ±0.15", found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(
            "above the limit of 0.150; also recording EditSimilarity brings ±0.14",
            found.GetMessage(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("[|Headline<ExactMatch>|]", 100)]
    [InlineData("Headline<ExactMatch>, Records<EditSimilarity>", 100)]
    [InlineData("Headline<ExactMatch>", 1_000)]
    [InlineData("[|Headline<ExactMatch>|], Records<EditSimilarity>(Link = Link.None)", 100)]
    public Task More_samples_or_the_metric_silence_it(string metrics, int samples) => Test(metrics, samples).VerifyAsync();

    [Theory]
    [InlineData("taskspec.excess_limit = 0.2", 100, false)]
    [InlineData("taskspec.excess_limit = 0.12", 1_000, true)]
    [InlineData("taskspec.excess_limit = 0,12", 1_000, false)]
    public Task Limit_is_an_option(string config, int samples, bool fires) =>
        (Test(fires ? "[|Headline<ExactMatch>|]" : "Headline<ExactMatch>", samples) with { Config = config }).VerifyAsync();

    [Fact]
    public Task Headline_of_a_suite_elsewhere_is_told_of_on_the_family() =>
        AnalyzerTest
            .Of(
                "TSK6001",
                "using TaskSpec; [[|TaskFamily(\"a\", Version = \"1\")|], Samples(100), Answer(Tokens = 4)] public sealed class A : S;"
            )
            .And("/test/S.cs", "using TaskSpec; [Suite(\"s\", Version = \"1\"), Headline<ExactMatch>] public abstract class S;")
            .VerifyAsync();

    private static AnalyzerTest Test(string metrics, int samples = 100) =>
        AnalyzerTest.Of(
            "TSK6001",
            Declare.Family($"[TaskFamily(\"add\", Version = \"1\"), Samples({samples}), Answer(Tokens = 4), {metrics}]")
        );
}
