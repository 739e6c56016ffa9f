using TaskSpec.Catalogs;

namespace TaskSpec.Package.Tests;

/// <summary>Projects of other shapes than one library: a package of tasks, its consumers, several frameworks.</summary>
[Collection(Feed.Collection)]
public sealed class ConsumerTests(ConsumerTests.Consumers consumers) : IClassFixture<ConsumerTests.Consumers>
{
    [Fact]
    public void Consumer_of_a_package_of_tasks_is_analyzed_and_has_a_catalog_without_asking()
    {
        Assert.Equal("Direct.cs: warning TSK6001", Workspace.Findings(consumers.Log("Direct")));
        Assert.Equal(["direct"], consumers.Ids("Direct"));
    }

    [Fact]
    public void Root_takes_in_projects_and_packages_and_tells_of_their_ids()
    {
        Assert.Contains("warning TSK1001: The family id \"packed\" of Packed in Packed stands twice", consumers.Log("Study"));
        Assert.Equal(["direct", "packed", "packed", "study"], consumers.Ids("Study"));
    }

    [Fact]
    public void Each_target_framework_has_its_catalog()
    {
        Assert.Equal(["several"], consumers.Ids("Several", Consumers.Frameworks[0]));
        Assert.Equal(["several"], consumers.Ids("Several", Consumers.Frameworks[1]));
    }

    /// <summary>A packed library; a project that references it alone; one with two frameworks; and a root that references them.</summary>
    public sealed class Consumers
    {
        public static readonly string[] Frameworks = ["net10.0", "net10.0-browser"];

        private readonly Workspace workspace;
        private readonly Dictionary<string, string> logs = [];

        public Consumers(Feed feed)
        {
            workspace = new(feed, "consumers");
            Family("Packed", "packed");
            workspace.Project("Packed");
            Dotnet.Run(Path.Combine(workspace.Folder, "Packed"), "pack", "--no-restore", "-o", feed.Packages);
            Family("Direct", "direct");
            workspace.Project("Direct", package: "Packed");
            Family("Second", "packed");
            workspace.Project("Second");
            Family("Study", "study");
            workspace.Write("Study/Root.cs", "[assembly: TaskSpec.TaskCatalogRoot]");
            workspace.Write("Study/.editorconfig", "[*.cs]\ndotnet_diagnostic.TSK1001.severity = warning\n");
            workspace.Project(
                "Study",
                """<ProjectReference Include="../Direct/Direct.csproj" /><ProjectReference Include="../Second/Second.csproj" />"""
            );
            Family("Several", "several");
            workspace.Project("Several", framework: $"<TargetFrameworks>{string.Join(';', Frameworks)}</TargetFrameworks>");
            foreach (var project in new[] { "Direct", "Study", "Several" })
                logs[project] = workspace.Build(project);
        }

        public string Log(string project) => logs[project];

        public IEnumerable<string> Ids(string project, string framework = "net10.0") =>
            CatalogJson.Read(File.ReadAllText(workspace.Output(project, "catalog.json", framework))).Families.Select(x => x.Id);

        private void Family(string name, string id) =>
            workspace.Write(
                $"{name}/{name}.cs",
                $"""
                using TaskSpec;
                namespace {name};
                /// <summary>One family.</summary>
                [TaskFamily("{id}", Version = "1"), Samples(100), Answer(Tokens = 4), Headline<ExactMatch>]
                public sealed class {name};
                """
            );
    }
}
