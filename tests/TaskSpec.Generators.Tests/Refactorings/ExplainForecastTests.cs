extern alias fixes;

using System.Text.RegularExpressions;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;
using Explain = fixes::TaskSpec.CodeFixes.Refactorings.ExplainForecast;

namespace TaskSpec.Generators.Tests.Refactorings;

public sealed class ExplainForecastTests
{
    private const string Choices = """
        using TaskSpec;

        namespace Quiz;

        /// <summary>Questions with four choices.</summary>
        [TaskFamily("four-choices", Version = "1.0.0"), Samples(100), Choices(4)]
        [Headline<MultipleChoiceAccuracy>]
        public sealed class Four$$Choices;
        """;

    [Fact]
    public async Task Forecast_causes_and_remedies_are_written_as_the_page_shows()
    {
        var page = File.ReadAllText(Path.Combine(Snapshot.Root, "docs", "refactorings.md"));
        var shown =
            "using TaskSpec;\n\n"
            + Regex.Match(page, "^```csharp\n(.*?)```$", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        var before = string.Join('\n', shown.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)));
        Assert.Equal(shown, (await Test(before.Replace("class IsItPrime", "class IsIt$$Prime")).ApplyAsync()).Test);
    }

    [Fact]
    public async Task Asked_again_it_replaces_what_it_wrote()
    {
        var (once, _) = await Test(Choices).ApplyAsync();
        var (again, _) = await Test(once.Replace("FourChoices", "Four$$Choices")).ApplyAsync();
        Assert.Equal(once, again);
        var more = once.Replace("Samples(100)", "Samples(10_000)").Replace("FourChoices", "Four$$Choices");
        var (after, _) = await Test(more).ApplyAsync();
        Assert.Contains("on 10,000 items", after, StringComparison.Ordinal);
        Assert.DoesNotContain("on 100 items", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Remedy", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_comments_line_breaks_and_indentation_are_kept()
    {
        var source = """
            namespace Quiz
            {
                // Old, but good.
                [TaskSpec.Task$$Family("x", Version = "1"), TaskSpec.Samples(9), TaskSpec.Headline<TaskSpec.ExactMatch>]
                public sealed class X;
            }
            """.Replace("\n", "\r\n");
        var (after, _) = await Test(source).ApplyAsync();
        Assert.Contains("    // Old, but good.\r\n    // Forecast at 1e24 FLOP: ", after, StringComparison.Ordinal);
        Assert.Contains(".\r\n    [TaskSpec.TaskFamily(", after, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', after.Replace("\r\n", ""));
        var (again, _) = await Test(after.Replace("TaskFamily", "Task$$Family")).ApplyAsync();
        Assert.Equal(after, again);
    }

    [Fact]
    public async Task Projects_limit_holds_and_a_rule_that_is_off_is_asked_all_the_same()
    {
        var test = Test(Choices) with { Config = "taskspec.excess_limit = 0.2\ndotnet_diagnostic.TSK6000.severity = none" };
        Assert.Contains(
            "within the limit of 0.150, 0.2 of the score's range of 0.75.",
            (await test.ApplyAsync()).Test,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("using TaskSpec; [TaskFamily(\"x\", Version = \"1\")] public sealed class $$X;")]
    [InlineData("using TaskSpec; [Suite(\"x\", Version = \"1\"), Headline<ExactMatch>] public abstract class $$X;")]
    [InlineData("using TaskSpec; [TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>] public sealed class X { $$ }")]
    [InlineData("public class $$X;")]
    public async Task Nothing_is_offered_where_there_is_no_forecast_or_no_family(string source) =>
        Assert.Empty(await Test(source).OfferedAsync());

    [Fact]
    public async Task Nothing_is_offered_without_the_analyzers() =>
        Assert.Empty(await (Test(Choices) with { HasAnalyzers = false }).OfferedAsync());

    private static RefactoringTest Test(string source) => new(new Explain(), source);
}
