using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5005UndeclaredSamplingTests
{
    private const string Fires = "[|TaskFamily(\"x\", Version = \"1\")|]";
    private const string Silent = "TaskFamily(\"x\", Version = \"1\")";
    private const string Asked = "dotnet_diagnostic.TSK5005.severity = suggestion";

    [Theory]
    [InlineData(Fires, "Headline<ExactMatch>")]
    [InlineData(Fires, "Headline<JudgeScore>, Limits(TimeSeconds = 60)")]
    [InlineData(Silent, "Headline<ExactMatch>, [|Sampling(Attempts = 5)|]")]
    [InlineData(Silent, "Headline<ExactMatch>, [|Sampling(MaxOutputTokens = 5)|]")]
    public Task Undeclared_temperature_fires(string mark, string attributes) => Test(mark, attributes).VerifyAsync();

    [Theory]
    [InlineData("Headline<ExactMatch>, Sampling(Temperature = 0)")]
    [InlineData("Headline<ExactMatch>, Sampling(Temperature = 0.7, Attempts = 5)")]
    [InlineData("Headline<LogLikelihood>")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Choices(4)")]
    [InlineData("Answer(Tokens = 4)")]
    public Task Declared_temperature_or_nothing_drawn_is_silent(string attributes) => Test(Silent, attributes).VerifyAsync();

    [Fact]
    public Task Nobody_who_does_not_ask_is_told() => (Test(Silent, "Headline<ExactMatch>") with { Config = "" }).VerifyAsync();

    [Theory]
    [InlineData("Headline<ExactMatch>", "Headline<ExactMatch>, Sampling(Temperature = 0)")]
    [InlineData("Headline<ExactMatch>, Sampling(Attempts = 5)", "Headline<ExactMatch>, Sampling(Attempts = 5, Temperature = 1)")]
    public async Task Fix_declares_it(string before, string after)
    {
        string Source(string attributes) => Test(Silent, attributes).Sources.Values.Single();
        var changed = await (FixTest.Of("TSK5005", Source(before)) with { Config = Asked }).FixAllAsync();
        Assert.Equal(Source(after), changed["Test.cs"].Replace("]\n[Sampling", ", Sampling"));
        await Test(Silent, after).VerifyAsync();
    }

    [Fact]
    public async Task Message_says_what_is_taken()
    {
        var none = (await Test(Fires, "Headline<ExactMatch>").SingleAsync()).GetMessage();
        Assert.Contains("nor how many attempts there are, which is taken as 1", none, StringComparison.Ordinal);
        Assert.Contains("Add [Sampling(Temperature = 0)]", none, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string mark, string attributes) =>
        AnalyzerTest.Of("TSK5005", Declare.Family($"[{mark}, Samples(1_000), {attributes}]")) with
        {
            Config = Asked,
        };
}
