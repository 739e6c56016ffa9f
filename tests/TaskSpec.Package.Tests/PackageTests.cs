using System.Reflection;
using System.Runtime.Loader;
using TaskSpec.Catalogs;

namespace TaskSpec.Package.Tests;

[Collection(Feed.Collection)]
public sealed class PackageTests(PackedProjects projects) : IClassFixture<PackedProjects>
{
    [Fact]
    public void Compiler_loads_the_analyzers() => Assert.Contains("warning TSK4001", projects.FirstLog);

    [Fact]
    public void Catalog_beside_each_assembly_is_its_own()
    {
        Assert.Equal(4, CatalogJson.Read(File.ReadAllText(projects.Output("Library", "catalog.json"))).Families.Count);
        Assert.Equal(
            "own",
            Assert.Single(CatalogJson.Read(File.ReadAllText(projects.Output("Root", "catalog.json"))).Families).Id
        );
    }

    [Fact]
    public void Catalog_file_attribute_and_run_time_have_the_same_bytes()
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var assembly = context.LoadFromAssemblyPath(projects.Output("Library", "Library.dll"));
            var attribute = CatalogReader.Json(assembly)!;
            Assert.Equal(attribute, File.ReadAllText(projects.Output("Library", "catalog.json")));
            Assert.Equal(attribute, CatalogJson.Write(CatalogReader.FromAssembly(assembly)!));
            var family = assembly.GetType("TaskCatalog.Tour.Sha256Chain", throwOnError: true)!;
            var samples =
                (IEnumerable<Sample>)family.GetMethod("Samples", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
            Assert.Equal(100, samples.Count());
        }
        finally
        {
            context.Unload();
        }
    }

    [Fact]
    public void Project_without_families_is_told_nothing_and_has_no_catalog()
    {
        Assert.DoesNotContain("TSK", projects.PlainLog);
        Assert.Contains("0 Warning(s)", projects.PlainLog);
        Assert.Empty(Directory.GetFiles(Path.Combine(projects.Folder, "Plain"), "*catalog*.json", SearchOption.AllDirectories));
    }

    [Fact]
    public void Sample_files_are_copied_beside_the_assembly() =>
        Assert.True(File.Exists(projects.Output("Library", "data/words.jsonl")));

    [Theory]
    [InlineData("Library")]
    [InlineData("Plain")]
    public void Build_that_changes_nothing_neither_compiles_nor_reads_the_catalog(string project)
    {
        var log = projects.Build(project);
        Assert.Contains("Skipping target \"CoreCompile\"", log);
        Assert.Contains("Skipping target \"TaskSpecWriteCatalog\"", log);
    }

    [Fact]
    public void Deleted_catalog_comes_back_without_compiling()
    {
        File.Delete(projects.Output("Library", "catalog.json"));
        Assert.Contains("Skipping target \"CoreCompile\"", projects.Build("Library"));
        Assert.True(File.Exists(projects.Output("Library", "catalog.json")));
    }

    [Fact]
    public void Clean_removes_what_the_build_made()
    {
        var folder = Path.Combine(projects.Folder, "Library");
        Assert.NotEmpty(Made());
        Dotnet.Run(folder, "clean");
        Assert.Empty(Made());
        projects.Build("Library");

        IEnumerable<string> Made() =>
            Directory
                .EnumerateFiles(folder, "*catalog*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".json" or ".stamp");
    }

    [Fact]
    public void Catalog_goes_where_the_project_says()
    {
        projects.Build("Root", "-p:TaskCatalogFile=obj/mine/own.json");
        var written = Path.Combine(projects.Folder, "Root", "obj", "mine", "own.json");
        Assert.Equal("own", Assert.Single(CatalogJson.Read(File.ReadAllText(written)).Families).Id);
        Assert.False(File.Exists(projects.Output("Root", "catalog.json")));
        projects.Build("Root");
        Assert.True(File.Exists(projects.Output("Root", "catalog.json")));
    }

    [Fact]
    public void Catalog_outside_the_output_follows()
    {
        var folder = Path.Combine(projects.Folder, "elsewhere");
        var (first, second) = (Path.Combine(folder, "first.json"), Path.Combine(folder, "second.json"));
        projects.Build("Root", "-p:TaskCatalogFile=" + first);
        projects.Build("Root", "-p:TaskCatalogFile=" + second);
        Assert.Equal([second], Directory.GetFiles(folder));
        File.Delete(second);
        projects.Build("Root", "-p:TaskCatalogFile=" + second);
        Assert.Equal([second], Directory.GetFiles(folder));
        Dotnet.Run(Path.Combine(projects.Folder, "Root"), "clean");
        Assert.Empty(Directory.GetFiles(folder));
        projects.Build("Root");
    }

    [Fact]
    public void Catalog_is_not_written_where_the_project_does_not_want_it()
    {
        projects.Build("Root", "-p:GenerateTaskCatalogFile=false");
        Assert.False(File.Exists(projects.Output("Root", "catalog.json")));
        projects.Build("Root");
        Assert.True(File.Exists(projects.Output("Root", "catalog.json")));
    }

    [Fact]
    public void Findings_are_left_where_TaskSpecSarif_says_even_if_nothing_changed()
    {
        var sarif = Path.Combine(projects.Folder, "sarif");
        projects.Build("Library", "-p:TaskSpecSarif=" + sarif);
        var log = File.ReadAllText(Path.Combine(sarif, "Library.sarif"));
        Assert.Contains("\"version\": \"2.1.0\"", log);
        Assert.Contains("\"ruleId\": \"TSK4001\"", log);
    }

    [Fact]
    public void Assembly_that_cannot_be_read_is_an_error_with_a_code()
    {
        var assembly = Path.Combine(projects.Folder, "Plain", "obj", "Debug", "net10.0", "Plain.dll");
        File.WriteAllText(assembly, "no assembly");
        var (code, output) = Dotnet.Try(
            Path.Combine(projects.Folder, "Plain"),
            ["msbuild", "-t:TaskSpecWriteCatalog", "-p:BuildingProject=true"]
        );
        Assert.Equal(1, code);
        Assert.Contains("error TSK9002", output);
        File.Delete(assembly);
        projects.Build("Plain");
    }
}
