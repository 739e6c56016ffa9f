using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>Whoever copies a block of C# from the README or a page into a project of the template has something that compiles.</summary>
[Collection(Feed.Collection)]
public sealed class DocumentedCodeTests(Feed feed)
{
    [Fact]
    public void Every_block_compiles_in_a_project_of_the_template()
    {
        var workspace = new Workspace(feed, "documented");
        workspace.FromTemplate("Documented");
        var files = DocumentedCode.Files();
        Assert.True(files.Count > 150, $"the pages have {files.Count} blocks");
        foreach (var (name, text) in files)
            workspace.Write($"Documented/{name}", text);
        // What the rules say of blocks is told and tested on their pages. Blocks that run tasks need the library for it.
        var libraries = Path.Combine(Path.GetDirectoryName(Cli)!, "{0}.dll");
        string[] references = ["TaskSpec.Runners", "TaskSpec.Tables", "Microsoft.Extensions.AI.Abstractions"];
        workspace.Write(
            "Documented/Directory.Build.props",
            $"""
            <Project>
              <Import Project="../../Directory.Build.props" />
              <PropertyGroup><TaskSpecAnalysisMode>Off</TaskSpecAnalysisMode></PropertyGroup>
              <ItemGroup>{string.Concat(
                references.Select(name => $"<Reference Include=\"{string.Format(null, libraries, name)}\" />")
            )}</ItemGroup>
            </Project>
            """
        );
        Dotnet.Run(Path.Combine(workspace.Folder, "Documented"), "restore");

        workspace.Build("Documented");
    }

    private static string Cli =>
        Path.Combine(
            Snapshot.Root,
            "src",
            "TaskSpec.Cli",
            "bin",
            Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/', '\\'))!),
            "net10.0",
            "TaskSpec.Cli.dll"
        );
}
