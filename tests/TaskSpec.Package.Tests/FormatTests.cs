namespace TaskSpec.Package.Tests;

/// <summary>The fixes and the suppressor of the package, as the SDK's own tools run them.</summary>
[Collection(Feed.Collection)]
public sealed class FormatTests(FormatTests.Formatted project) : IClassFixture<FormatTests.Formatted>
{
    public static TheoryData<string> Rows => [.. FixRow.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Format_applies_the_fix(string name) =>
        Assert.Equal(FixRow.All.Single(row => row.Name == name).After, project.Read(name));

    [Fact]
    public void Strictest_analysis_of_the_SDK_says_nothing_of_nested_steps()
    {
        Assert.Contains("warning TSK6001", project.FirstLog);
        Assert.DoesNotContain("warning CA1034", project.FirstLog);
    }

    /// <summary>A project of all declarations, built strictly and then formatted.</summary>
    public sealed class Formatted
    {
        private readonly Workspace workspace;

        public Formatted(Feed feed)
        {
            workspace = new(feed, "format");
            foreach (var row in FixRow.All)
                workspace.Write($"Format/{row.Name}.cs", row.Before);
            workspace.Project("Format");
            FirstLog = workspace.Build("Format", "-p:AnalysisMode=All");
            Dotnet.Run(
                Path.Combine(workspace.Folder, "Format"),
                [
                    "format",
                    "analyzers",
                    "--no-restore",
                    "--severity",
                    "info",
                    "--diagnostics",
                    .. FixRow.All.Select(row => row.Id).Distinct(),
                ]
            );
        }

        public string FirstLog { get; }

        public string Read(string name) => File.ReadAllText(Path.Combine(workspace.Folder, "Format", name + ".cs"));
    }
}
