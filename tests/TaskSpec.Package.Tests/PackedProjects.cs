using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>Three fresh projects that consume the package: a library, one that references it, one without families.</summary>
public sealed class PackedProjects
{
    private readonly Workspace workspace;

    public PackedProjects(Feed feed)
    {
        workspace = new(feed, "projects");
        workspace.Write("Library/Families.cs", Compile.Source("FourCases.cs"));
        workspace.Write("Library/data/words.jsonl", """{"id": "a", "input": "1 + 1", "target": "2"}""");
        workspace.Project("Library");
        workspace.Write(
            "Root/Families.cs",
            """
            using TaskSpec;
            namespace Root;
            /// <summary>One family.</summary>
            [TaskFamily("own", Version = "1"), Samples(1), Headline<ExactMatch>]
            public sealed class Own;
            """
        );
        workspace.Project("Root", """<ProjectReference Include="../Library/Library.csproj" />""");
        workspace.Write("Plain/Class.cs", "public class Plain;");
        workspace.Project("Plain");
        FirstLog = Build("Root");
        PlainLog = Build("Plain");
    }

    public string Folder => workspace.Folder;

    public string FirstLog { get; }

    public string PlainLog { get; }

    public string Build(string project, params string[] arguments) => workspace.Build(project, arguments);

    public string Output(string project, string file) => workspace.Output(project, file);
}
