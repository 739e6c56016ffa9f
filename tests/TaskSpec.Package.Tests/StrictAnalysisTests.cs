namespace TaskSpec.Package.Tests;

/// <summary>What the SDK's own analyzers say of declarations at their strictest.</summary>
[Collection(Feed.Collection)]
public sealed class StrictAnalysisTests(Feed feed)
{
    [Fact]
    public void Strictest_analysis_of_the_SDK_says_nothing_wrong_of_declarations()
    {
        var workspace = new Workspace(feed, "strict-analysis");
        workspace.Write(
            "Strict/Strict.cs",
            """
            using TaskSpec;

            /// <summary>The interpreter.</summary>
            [Tool("python")]
            public sealed class Python : Tool;

            [Skill("carry")]
            internal sealed class CarryDigits : Skill;

            [TaskFamily("add-4", Version = "1.0.0"), Samples(5_000), Answer(Tokens = 5), Headline<ExactMatch>, Needs<CarryDigits>]
            internal sealed class AddFourDigits
            {
                internal sealed class Carry : Step;
            }

            internal sealed class Forgotten;

            internal static class Program
            {
                private static void Main() { }
            }
            """
        );
        workspace.Project("Strict");
        var log = workspace.Build("Strict", "-p:AnalysisMode=All", "-p:OutputType=Exe");
        Assert.DoesNotContain("warning CA1034", log);
        Assert.DoesNotContain("warning CA1515", log);
        Assert.All(
            log.Split('\n').Where(line => line.Contains("warning CA1812")),
            line => Assert.Contains("'Forgotten'", line, StringComparison.Ordinal)
        );
        Assert.Contains("warning CA1812", log);
    }
}
