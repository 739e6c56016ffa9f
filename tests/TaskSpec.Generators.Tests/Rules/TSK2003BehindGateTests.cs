using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK2003BehindGateTests
{
    private const string Essential = "Calls<Python>(Need = Need.Essential)";
    private const string Copied = "OutputOf<Python>";

    [Fact]
    public Task Graded_metric_of_a_copied_output_fires() =>
        Test(Declare.Digest(", [|Records<EditSimilarity>|]", Essential, Copied)).VerifyAsync();

    [Fact]
    public Task Metric_of_the_copied_step_fires_there() =>
        Test(Declare.Digest("", Essential, Copied + ", [|Records<TokenAccuracy>|]")).VerifyAsync();

    [Fact]
    public Task Exact_match_loses_nothing_behind_a_gate() =>
        Test(Declare.Digest(", Records<TestsPass>", Essential, Copied)).VerifyAsync();

    [Fact]
    public Task Metric_of_the_input_silences_it() =>
        Test(Declare.Digest(", Records<EditSimilarity>", Essential + ", Records<LogLikelihood>", Copied)).VerifyAsync();

    [Fact]
    public Task Digest_that_the_model_writes_itself_is_graded() =>
        Test(
                Declare.Digest(
                    ", Records<EditSimilarity>",
                    Essential,
                    "Needs<Copying>",
                    "[Skill(\"copying\")] public sealed class Copying : Skill;"
                )
            )
            .VerifyAsync();

    [Fact]
    public Task Way_around_the_tool_opens_the_gate() =>
        Test(
                Declare.Digest(
                    ", Records<EditSimilarity>",
                    Essential,
                    Copied,
                    "[Step(Tokens = 500), InsteadOf<Script>] public sealed class ByHand : Step;"
                )
            )
            .VerifyAsync();

    [Fact]
    public Task Way_around_the_copy_opens_the_gate() =>
        Test(
                Declare.Digest(
                    ", Records<EditSimilarity>",
                    Essential,
                    Copied,
                    "[Step(Tokens = 500), InsteadOf<Digest>] public sealed class ByHand : Step;"
                )
            )
            .VerifyAsync();

    [Theory]
    [InlineData("Calls<Python>(Need = Need.Helpful)", Copied)]
    [InlineData("Calls<Python>", Copied)]
    [InlineData("Calls<Search>(Need = Need.Essential)", "OutputOf<Search>")]
    [InlineData(Essential, "OutputOf<Search>")]
    public Task Tool_that_helps_degrades_or_is_another_is_no_gate(string calls, string output) =>
        Test(Declare.Digest(", Records<EditSimilarity>", calls, output)).VerifyAsync();

    [Theory]
    [InlineData("python", "search")]
    [InlineData("search", "python")]
    [InlineData("x", "y")]
    public Task Names_of_tools_do_not_matter(string exact, string graded) =>
        Test(
                Declare
                    .Digest(", [|Records<EditSimilarity>|]", Essential, Copied)
                    .Replace("\"python\"", "\"!\"")
                    .Replace("\"search\"", $"\"{graded}\"")
                    .Replace("\"!\"", $"\"{exact}\"")
            )
            .VerifyAsync();

    [Fact]
    public async Task Message_names_the_gate_and_the_remedy()
    {
        var found = await Test(Declare.Digest(", Records<EditSimilarity>", Essential, Copied)).SingleAsync();
        Assert.Equal("exact gate", found.Properties["cause"]);
        Assert.Equal("TaskSpec.LogLikelihood", found.Properties["0.of"]);
        Assert.Equal("Subject+Script", found.Properties["0.on"]);
        Assert.Contains("Record LogLikelihood on Script", found.GetMessage(), StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string source) => AnalyzerTest.Of("TSK2003", source);
}
