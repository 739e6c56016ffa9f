namespace TaskSpec.Package.Tests;

/// <summary>An app of one file (<c>dotnet run app.cs</c>) with the package and no project.</summary>
[Collection(Feed.Collection)]
public sealed class FileBasedAppTests(Feed feed)
{
    private const string Folder = "app";
    private readonly Workspace workspace = new(feed, "file-based");

    [Fact]
    public void Takes_in_the_files_of_its_own_folder_as_they_are()
    {
        workspace.Write(
            $"{Folder}/app.cs",
            """
            #:package TaskSpec@*
            #:property PublishAot=false
            using TaskSpec;
            using TaskSpec.Catalogs;

            var family = CatalogReader.FromAssembly(typeof(App).Assembly)!.Families[0];
            var samples = SampleSets.FromFile("app", typeof(App).Assembly, "s.jsonl");
            Console.WriteLine($"tasks {string.Join(' ', family.Tasks.Select(task => task.Id))}, samples {samples.Count()}");

            [TaskFamily("app", Version = "1"), Samples(2000, File = "s.jsonl"), TasksFile("t.tasks.jsonl"), Answer(Tokens = 4), Headline<EditSimilarity>]
            public sealed class App;
            """
        );
        workspace.Write($"{Folder}/s.jsonl", "{\"id\":\"1\",\"input\":\"a\",\"target\":\"b\"}");
        workspace.Write($"{Folder}/t.tasks.jsonl", "{\"id\":\"first\"}");
        // A second file of that name would be told of, and so would this evidence.
        workspace.Write($"{Folder}/below/t.tasks.jsonl", "{\"id\":\"below\"}");
        workspace.Write($"{Folder}/below/x.taskspec.json", "{");
        Assert.Contains("tasks first, samples 1", Run());

        workspace.Write($"{Folder}/t.tasks.jsonl", "{\"id\":\"second\"}");
        Assert.Contains("tasks second, samples 1", Run());

        File.Delete(Path.Combine(workspace.Folder, Folder, "s.jsonl"));
        var (code, output) = Dotnet.Try(Path.Combine(workspace.Folder, Folder), "run", "app.cs");
        Assert.NotEqual(0, code);
        Assert.Contains("error TSK1008: app has its samples in \"s.jsonl\"", output);
        Dotnet.Run(Path.Combine(workspace.Folder, Folder), "clean", "app.cs");
    }

    private string Run() => Dotnet.Run(Path.Combine(workspace.Folder, Folder), "run", "app.cs");
}
