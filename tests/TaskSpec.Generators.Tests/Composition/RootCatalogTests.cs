extern alias generators;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Catalogs;
using TaskSpec.Testing;
using Steps = generators::TaskSpec.Generators.CatalogGenerator.Steps;

namespace TaskSpec.Generators.Tests.Composition;

/// <summary>The catalog of an assembly that takes in those of its references.</summary>
public sealed class RootCatalogTests
{
    private const string Own = """
        namespace Root;
        [TaskFamily("subtract", Version = "1"), Samples(1_000), Answer(Tokens = 4), Headline<ExactMatch>, Needs<Library.Carry>]
        public sealed class Subtract;
        """;

    [Fact]
    public void Root_has_the_families_of_all_with_their_assemblies()
    {
        var catalog = Catalog(Study.Root + Own, Study.Library);
        Assert.Equal(
            [("add", "Library"), ("once", "Library"), ("subtract", null)],
            catalog.Families.Select(family => (family.Id, family.Assembly))
        );
        Assert.Equal(("Library", "sums"), (Assert.Single(catalog.Suites).Assembly, catalog.Suites[0].Id));
    }

    [Fact]
    public void Overlap_across_assemblies_is_found()
    {
        var pair = Assert.Single(Catalog(Study.Root + Own, Study.Library).Overlaps);
        Assert.Equal(("add", "subtract"), (pair.A, pair.B));
        Assert.Equal("Library.Carry", Assert.Single(pair.Reasons).Skill);
    }

    [Fact]
    public void Plan_of_the_root_holds_for_all()
    {
        var plan = "[assembly: ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)]\n";
        var composed = Catalog(Study.Root + plan + Own, Study.Library);
        Assert.Equal(1e24, composed.Plan!.TargetFlop);
        var (add, subtract) = (composed.Families[0].Forecast!, composed.Families[2].Forecast!);
        Assert.Equal(subtract.Error, add.Error);
        Assert.Equal(1e22, Catalog(Study.Root + Own, Study.Library).Plan!.TargetFlop);
    }

    [Fact]
    public void Results_of_a_references_family_are_the_roots_to_keep()
    {
        var file = new EvidenceFile
        {
            Measured = [new("add", "exact_match", 7, 1e18, 1e22) { Difficulty = new(1e19, .2, .3, .2, 0) }],
        }.ToJson();
        var run = GeneratorRun.Of(Root(Study.Root + Own, Study.Library), ("/root.taskspec.json", file));
        var composed = CatalogJson.Read(run.Json!);
        Assert.Equal(1e19, composed.Families[0].Measured!.Difficulty!.HalfAtFlop);
        Assert.NotEqual(Catalog(Study.Root + Own, Study.Library).Families[0].Forecast, composed.Families[0].Forecast);
    }

    [Fact]
    public void Another_project_of_the_editor_is_read_like_its_file()
    {
        var project = GeneratorRun.Of(Compile.Sources(Study.LibrarySource).WithAssemblyName("Library")).Output;
        Assert.Equal(Json(Study.Root + Own, Study.Library), Json(Study.Root + Own, project.ToMetadataReference()));
    }

    [Fact]
    public void Order_of_references_is_no_matter()
    {
        var (a, b) = (Study.Of("A", "a"), Study.Of("B", "b"));
        Assert.Equal(Json(Study.Root, a, b), Json(Study.Root, b, a));
    }

    [Fact]
    public void What_is_no_root_has_its_own_families_alone() =>
        Assert.Equal(["subtract"], Catalog("using TaskSpec;\n" + Own, Study.Library).Families.Select(family => family.Id));

    [Fact]
    public void Root_that_references_a_root_has_each_family_once()
    {
        var middle = Compile.Library("Middle", Study.Root + Own, Study.Library);
        var top = Catalog(Study.Root, middle, Study.Library);
        Assert.Equal(
            [("add", "Library"), ("once", "Library"), ("subtract", "Middle")],
            top.Families.Select(family => (family.Id, family.Assembly))
        );
    }

    [Fact]
    public void Typed_catalog_has_the_own_families_alone()
    {
        var run = GeneratorRun.Of(Root(Study.Root + Own, Study.Library));
        Assert.Equal(["Root.Subtract.g.cs", "TaskSpec.CatalogFragment.g.cs"], run.Sources.Keys);
    }

    [Theory]
    [InlineData(1000, "{}")]
    [InlineData(1, """{"schemaVersion": 1000, "assembly": "Newer", "families": []}""")]
    [InlineData(0, "{}")]
    [InlineData(1, "no JSON")]
    [InlineData(
        1,
        """{"schemaVersion": 1, "assembly": "Newer", "plan": {"fromFlop": -1, "toFlop": 1, "models": 0, "targetFlop": 1}}"""
    )]
    public void Catalog_that_cannot_be_read_is_left_out(int version, string json) =>
        Assert.Equal(
            ["subtract"],
            Catalog(Study.Root + Own.Replace(", Needs<Library.Carry>", ""), Study.Fragment("Newer", version, json))
                .Families.Select(family => family.Id)
        );

    [Fact]
    public void Catalog_of_the_first_schema_is_read()
    {
        var first =
            """{"schemaVersion": 1, "assembly": "First", "families": [{"id": "old", "version": "1", "type": "First.Old"}], "more": 1}""";
        var family = Assert.Single(Catalog(Study.Root, Study.Fragment("First", 1, first)).Families);
        Assert.Equal(("old", "First", null), (family.Id, family.Assembly, family.Samples));
    }

    [Fact]
    public void Edit_of_the_source_reads_no_reference_again()
    {
        var run = GeneratorRun.Start(Root(Study.Root + Own, Study.Library, Study.Of("B", "b")));
        Assert.Equal("New 2", run.Reasons(Steps.References));
        var source = run.Input.SyntaxTrees[1];
        var text = source.ToString().Replace("Samples(1_000)", "Samples(2_000)");
        var edited = run.Edit(run.Input.ReplaceSyntaxTree(source, Compile.Parse(text, source.FilePath)));
        Assert.Equal("Cached 2", edited.Reasons(Steps.References));
        Assert.Equal("Modified 1", edited.Reasons(Steps.Catalog));
    }

    [Fact]
    public void New_version_of_a_reference_is_read_and_the_others_are_not()
    {
        var (one, other) = (Study.Of("B", "b"), Study.Of("B", "c"));
        var run = GeneratorRun.Start(Root(Study.Root + Own, Study.Library, one));
        var edited = run.Edit(run.Input.ReplaceReference(one, other));
        Assert.Equal("Cached 1, Modified 1", edited.Reasons(Steps.References));
        Assert.Equal(["add", "c", "once", "subtract"], CatalogJson.Read(edited.Json!).Families.Select(family => family.Id));
    }

    [Fact]
    public void What_is_read_of_references_holds_no_compilation()
    {
        var project = Compile.Sources(Study.LibrarySource).WithAssemblyName("Library");
        var reference = GeneratorRun.Of(project).Output.ToMetadataReference();
        var run = GeneratorRun.Of(Root(Study.Root + Own, reference));
        var outputs = run.Result.TrackedSteps[Steps.References].SelectMany(step => step.Outputs).Select(output => output.Value);
        Assert.Empty(Purity.Violations(outputs.ToList()));
    }

    private static string Json(string source, params MetadataReference[] references) =>
        GeneratorRun.Of(Root(source, references)).Json!;

    private static Catalog Catalog(string source, params MetadataReference[] references) =>
        CatalogJson.Read(Json(source, references));

    private static CSharpCompilation Root(string source, params MetadataReference[] references) =>
        Compile.Sources(source).WithAssemblyName("Root").AddReferences(references);
}
