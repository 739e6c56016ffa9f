namespace TaskSpec.Package.Tests;

/// <summary>What a project's properties and the <c>.editorconfig</c> of each folder change.</summary>
[Collection(Feed.Collection)]
public sealed class OptionTests(OptionTests.Folders folders) : IClassFixture<OptionTests.Folders>
{
    private const string WithoutMode = "Loud.cs: error TSK6001\nPlain.cs: warning TSK6001";

    [Fact]
    public void Each_folder_has_its_own_limits_and_severities() => Assert.Equal(WithoutMode, folders.Findings());

    [Theory]
    [InlineData("Default", WithoutMode)]
    [InlineData("off", "Loud.cs: error TSK6001")]
    [InlineData(
        "Strict",
        "Gate.cs: warning TSK2002\nGate.cs: warning TSK2004\nLoud.cs: error TSK6001\nPlain.cs: warning TSK6001"
    )]
    public void Mode_sets_severities_where_no_folder_does(string mode, string findings) =>
        Assert.Equal(findings, folders.Findings($"-p:TaskSpecAnalysisMode={mode}"));

    [Fact]
    public void Warnings_of_the_strict_mode_are_errors_where_warnings_are() =>
        Assert.Equal(
            "Gate.cs: error TSK2002\nGate.cs: error TSK2004\nLoud.cs: error TSK6001\nPlain.cs: error TSK6001",
            folders.Findings("-p:TaskSpecAnalysisMode=Strict", "-p:TreatWarningsAsErrors=true")
        );

    [Fact]
    public void Mode_that_does_not_exist_is_told_and_changes_nothing()
    {
        var log = folders.Log("-p:TaskSpecAnalysisMode=Loud");
        Assert.Contains("warning TSK9005", log);
        Assert.Equal(WithoutMode, Folders.Found(log));
    }

    /// <summary>A project with the same family in three folders, and in a fourth one with a suggestion.</summary>
    public sealed class Folders
    {
        private readonly Workspace workspace;

        public Folders(Feed feed)
        {
            workspace = new(feed, "options");
            foreach (var name in new[] { "Plain", "Lax", "Loud" })
            {
                workspace.Write(
                    $"Options/{name}/{name}.cs",
                    $"""
                    [TaskSpec.TaskFamily("{name}", Version = "1"), TaskSpec.Samples(100), TaskSpec.Answer(Tokens = 4)]
                    [TaskSpec.Headline<TaskSpec.ExactMatch>]
                    public sealed class {name};
                    """
                );
            }

            workspace.Write("Options/Lax/.editorconfig", "[*.cs]\ntaskspec.excess_limit = 0.2\n");
            workspace.Write("Options/Loud/.editorconfig", "[*.cs]\ndotnet_diagnostic.TSK6001.severity = error\n");
            workspace.Write("Options/Gate/Gate.cs", Gate);
            workspace.Project("Options");
        }

        public string Findings(params string[] arguments) => Found(Log(arguments));

        /// <summary>A warning, a suggestion and a rule that is off by default; the declarations may become examples of others.</summary>
        public static string Found(string log) => Workspace.Findings(log, "TSK6001", "TSK2002", "TSK2004");

        public string Log(params string[] arguments) => workspace.TryBuild("Options", [.. arguments, "--no-incremental"]).Log;

        private const string Gate = """
            using TaskSpec;

            [Tool("python", Input = Requirement.AnyCorrect)]
            public sealed class Python : Tool;

            [TaskFamily("gate", Version = "1"), Samples(1_000), Limits(TimeSeconds = 600), Headline<ExactMatch>]
            public sealed class Gated
            {
                [Step(Requirement = Requirement.AnyCorrect, Across = Transfer.Distinct), Calls<Python>(Need = Need.Essential)]
                public sealed class Script : Step;

                [Step(Tokens = 64, Across = Transfer.Distinct), After<Script>, OutputOf<Python>]
                public sealed class Digest : Step;
            }
            """;
    }
}
