using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4007OneToolTests
{
    private const string Asked = "dotnet_diagnostic.TSK4007.severity = suggestion";
    private const string Calls = "[Calls<Python>] public sealed class Do : Step;";
    private const string Needs = "[Needs<Idea>] public sealed class Do : Step;";
    private const string Neither = "public sealed class Do : Step;";

    [Theory]
    [InlineData(Calls, Calls, "All 5 families of suite s call python:")]
    [InlineData(Needs, Needs, "All 5 families of suite s need Idea:")]
    public async Task One_tool_or_skill_in_all_fires_where_it_is_asked_for(string one, string others, string says)
    {
        var found = await (Test(true, one, others, 5) with { Config = Asked }).SingleAsync();
        Assert.StartsWith(says, found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Calls, Calls, 5, "")]
    [InlineData(Calls, Calls, 4, Asked)]
    [InlineData(Neither, Calls, 5, Asked)]
    [InlineData(Needs, Calls, 5, Asked)]
    public Task Off_few_or_different_is_silent(string one, string others, int families, string config) =>
        (Test(false, one, others, families) with { Config = config }).VerifyAsync();

    private static AnalyzerTest Test(bool fires, string one, string others, int families)
    {
        var test = AnalyzerTest.Of(
            "TSK4007",
            Declare.Tools
                + $$"""
                [Skill("one idea")] public sealed class Idea : Skill;
                [{{(fires ? "[|" : "")}}Suite("s", Version = "1"){{(fires ? "|]" : "")}}] public abstract class S;
                """
        );
        for (var i = 0; i < families; i++)
            test = test.And(
                $"/test/F{i}.cs",
                $"using TaskSpec; [TaskFamily(\"f{i}\", Version = \"1\")] public sealed class F{i} : S {{ {(i == 0 ? one : others)} }}"
            );
        return test;
    }
}
