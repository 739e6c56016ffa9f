using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6000ForecastInWordsTests
{
    private const string Asked = "dotnet_diagnostic.TSK6000.severity = suggestion";

    [Fact]
    public Task Every_forecast_is_said_where_somebody_asks() =>
        Test("[|TaskFamily(\"x\", Version = \"1\")|]", "Headline<ExactMatch>").VerifyAsync();

    [Fact]
    public Task No_forecast_is_not_mentioned() => Test("TaskFamily(\"x\", Version = \"1\")", "Answer(Tokens = 4)").VerifyAsync();

    [Fact]
    public Task Nobody_who_does_not_ask_is_told() =>
        (Test("TaskFamily(\"x\", Version = \"1\")", "Headline<ExactMatch>") with { Config = "" }).VerifyAsync();

    [Fact]
    public async Task Message_within_the_limit_has_the_figures_alone()
    {
        var message = await MessageAsync("Samples(10_000), Headline<ExactMatch>, Records<EditSimilarity>");
        Assert.StartsWith("Forecast at 1e24 FLOP: ±0.09 (±0.07 to ±0.10, by how hard x turns out), from ExactMatch", message);
        Assert.Contains("on 10,000 items worth 10,000. Floor: ±0.01, left even if", message, StringComparison.Ordinal);
        Assert.Contains("within the limit of 0.150.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Cause:", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_above_the_limit_has_causes_and_remedies()
    {
        var message = await MessageAsync("Samples(12), Choices(2), Headline<MultipleChoiceAccuracy>");
        Assert.Contains(
            "above the limit of 0.075, 0.15 of the score's range of 0.50. Cause: chance floor",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains(" Remedy: ", message, StringComparison.Ordinal);
        Assert.Contains("50 samples (±0.07, enough)", message, StringComparison.Ordinal);
    }

    private static async Task<string> MessageAsync(string attributes) =>
        (await Test("TaskFamily(\"x\", Version = \"1\")", attributes).SingleAsync()).GetMessage();

    private static AnalyzerTest Test(string mark, string attributes) =>
        AnalyzerTest.Of("TSK6000", Declare.Family($"[{mark}, {attributes}]")) with
        {
            Config = Asked,
        };
}
