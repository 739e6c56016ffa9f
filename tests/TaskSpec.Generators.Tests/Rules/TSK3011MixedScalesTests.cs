using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3011MixedScalesTests
{
    private const string Fires = "[|Suite(\"s\", Version = \"1\")|]";
    private const string Silent = "Suite(\"s\", Version = \"1\")";

    [Theory]
    [InlineData("Headline<ExactMatch>", "Headline<MultipleChoiceAccuracy>, Choices(4)")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Choices(2)", "Headline<MultipleChoiceAccuracy>, Choices(4)")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Choices(4)", "Headline<BrierScore>, Choices(4)")]
    [InlineData("Headline<ExactMatch>", "Headline<ExactMatch>(Ceiling = 0.48)")]
    [InlineData("Headline<ExactMatch>, Choices(4, Floor = 0.25)", "Headline<ExactMatch>")]
    [InlineData("Headline<Guessed>", "Headline<PassAt10>")]
    public Task Different_floors_or_ceilings_fire(string one, string other) => Test(Fires, one, other).VerifyAsync();

    [Theory]
    [InlineData("Headline<ExactMatch>", "Headline<TestsPass>")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Choices(4)", "Headline<LengthNormalizedAccuracy>, Choices(4)")]
    [InlineData("Headline<ExactMatch>", "Headline<MultipleChoiceAccuracy>")]
    [InlineData("Headline<ExactMatch>", "Headline<JudgeScore>")]
    [InlineData("Headline<ExactMatch>", "Headline<LogLikelihood>")]
    [InlineData("Headline<ExactMatch>", "Headline<ExactMatch>, Choices(4)")]
    [InlineData("Headline<ExactMatch>", "Headline<ExactMatch>, Limits(TimeSeconds = 600), Usage(Seconds = 60, Factor = 3)")]
    [InlineData("Headline<ExactMatch>", "Headline<MultipleChoiceAccuracy>, Choices(4), Metadata(\"scale\", \"from chance\")")]
    public Task Same_unknown_or_explained_scales_are_silent(string one, string other) => Test(Silent, one, other).VerifyAsync();

    [Fact]
    public async Task Message_has_the_floors()
    {
        var message = (
            await Test(Fires, "Headline<ExactMatch>", "Headline<MultipleChoiceAccuracy>, Choices(4)").SingleAsync()
        ).GetMessage();
        Assert.Contains("different scales: 0 to 1 in a, 0.25 to 1 in b.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_of_k_guesses_scores_more_than_one()
    {
        var message = (await Test(Fires, "Headline<Guessed>", "Headline<OneOfTwo>").SingleAsync()).GetMessage();
        Assert.Contains("0.5 to 1 in a, 0.75 to 1 in b.", message, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string suite, string one, string other) =>
        AnalyzerTest.Of(
            "TSK3011",
            $$"""
            using TaskSpec;
            [{{suite}}, Samples(9)] public abstract class S;
            [TaskFamily("a", Version = "1"), {{one}}] public sealed class A : S;
            [TaskFamily("b", Version = "1"), {{other}}] public sealed class B : S;
            [Metric("guessed", Form.AllRight, Floor = 0.5)] public sealed class Guessed : IMetric;
            [Metric("one_of_two", Form.PassAtK, K = 2, Floor = 0.5)] public sealed class OneOfTwo : IMetric;
            """
        );
}
