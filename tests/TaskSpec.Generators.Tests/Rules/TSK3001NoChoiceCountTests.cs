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

    [Theory]
    [InlineData("0.2", "5")]
    [InlineData("0.333", "3")]
    public async Task Floor_of_the_metric_implies_the_number(string floor, string count)
    {
        var before = Own(floor);
        var message = (await AnalyzerTest.Of("TSK3001", before).SingleAsync()).GetMessage();
        Assert.Contains($"Add [Choices({count})], as its floor has it, or a profile", message, StringComparison.Ordinal);
        var after = (await FixTest.Of("TSK3001", before).FixAllAsync())["Test.cs"];
        Assert.Equal(before.Replace("<Own>]", $"<Own>, Choices({count})]"), after);
        await AnalyzerTest.Of("TSK3001", after).VerifyAsync();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.3")]
    [InlineData("0.6")]
    public async Task Floor_of_no_number_of_choices_has_no_fix(string floor) =>
        Assert.Empty(await FixTest.Of("TSK3001", Own(floor)).OfferedAsync());

    private static string Own(string floor) =>
        Declare.Family("[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<Own>]")
        + $"[Metric(\"own\", Form.ArgmaxOfChoices, Floor = {floor})] public sealed class Own : IMetric;";

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
