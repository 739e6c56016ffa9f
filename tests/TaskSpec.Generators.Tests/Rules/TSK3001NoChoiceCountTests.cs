using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3001NoChoiceCountTests
{
    [Theory]
    [InlineData("[|Headline<MultipleChoiceAccuracy>|]")]
    [InlineData("[|Headline<LengthNormalizedAccuracy>|]")]
    [InlineData("Headline<ExactMatch>, [|Records<MultipleChoiceAccuracy>|]")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Choices(4)")]
    [InlineData("Headline<ExactMatch>")]
    [InlineData("Headline<BrierScore>")]
    public Task Argmax_of_an_unknown_number_of_choices_fires(string metrics) =>
        AnalyzerTest
            .Of("TSK3001", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {metrics}]"))
            .VerifyAsync();

    [Fact]
    public Task Profile_with_choices_suffices() =>
        AnalyzerTest
            .Of(
                "TSK3001",
                Declare.Family("[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<MultipleChoiceAccuracy>]")
            )
            .WithFile(
                "x.taskspec.json",
                """{ "schemaVersion": 1, "profiles": [{ "family": "x", "choices": { "min": 4, "median": 4, "max": 4 } }] }"""
            )
            .VerifyAsync();
}
