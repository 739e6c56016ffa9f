namespace TaskSpec.Package.Tests;

/// <summary>A project from the template, from its first build to its fixed one.</summary>
[Collection(Feed.Collection)]
public sealed class TemplateTests(Feed feed)
{
    [Fact]
    public void New_project_has_one_warning_which_the_fix_takes_away()
    {
        var workspace = new Workspace(feed, "template");
        workspace.FromTemplate("My.Tasks");

        var restored = Dotnet.Run(Path.Combine(workspace.Folder, "My.Tasks"), "restore");
        Assert.DoesNotContain("warning", restored);
        var log = workspace.Build("My.Tasks");
        Assert.Equal("AddThreeDigits.cs: warning TSK6001", Workspace.Findings(log));
        Assert.Contains("1 Warning(s)", log);

        foreach (var command in Commands(workspace))
            Dotnet.Run(Path.Combine(workspace.Folder, "My.Tasks"), [.. command.Split(' ')[1..]]);
        log = workspace.Build("My.Tasks", "--no-incremental");
        Assert.Contains("0 Warning(s)", log);
        Assert.True(File.Exists(workspace.Output("My.Tasks", "catalog.json")));
    }

    // The project's README shows two, and these are what its reader types.
    private static string[] Commands(Workspace workspace)
    {
        var readme = File.ReadAllLines(Path.Combine(workspace.Folder, "My.Tasks", "README.md"));
        var commands = readme.Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, commands.Length);
        return commands;
    }
}
