extern alias generators;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Catalogs;
using TaskSpec.Testing;
using Steps = generators::TaskSpec.Generators.CatalogGenerator.Steps;

namespace TaskSpec.Generators.Tests.Generation;

/// <summary>What each kind of edit runs again: never more than what it changes.</summary>
public sealed class IncrementalTests
{
    private const string One =
        "using TaskSpec; [TaskFamily(\"one\", Version = \"1\"), Samples(10), Headline<M>] public sealed class One;";
    private const string Two =
        "using TaskSpec; [TaskFamily(\"two\", Version = \"1\"), Samples(10), Headline<M>] public sealed class Two { void Body() { } }";
    private const string Other =
        "using TaskSpec; [Suite(\"s\", Version = \"1\")] public abstract class S; [Metric(\"m\", Form.AllRight)] public sealed class M : IMetric;";

    private readonly GeneratorRun run = GeneratorRun.Of(Compile.Sources(One, Two, Other));

    [Fact]
    public void First_run_makes_everything()
    {
        Assert.Equal("New 2", run.Reasons(Steps.Families));
        Assert.Equal("New 2", run.Reasons(Steps.Code));
        Assert.Equal(3, run.Sources.Count);
    }

    [Fact]
    public void Edit_of_an_unrelated_file_makes_nothing() => MakesNothing(run.Edit(With(2, Other + " class New;")));

    [Fact]
    public void Comment_in_a_family_makes_nothing() => MakesNothing(run.Edit(With(0, One + " // done")));

    [Fact]
    public void Body_in_a_family_makes_nothing() => MakesNothing(run.Edit(With(1, Two.Replace("{ }", "{ Body(); }"))));

    [Fact]
    public void Order_of_files_makes_nothing()
    {
        var trees = run.Input.SyntaxTrees;
        MakesNothing(run.Edit(run.Input.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Reverse())), "Unchanged 1");
    }

    [Fact]
    public void Name_of_a_file_makes_nothing()
    {
        var tree = run.Input.SyntaxTrees[1];
        MakesNothing(run.Edit(run.Input.ReplaceSyntaxTree(tree, tree.WithFilePath("renamed.cs"))));
    }

    [Fact]
    public void Unrelated_option_makes_nothing() =>
        MakesNothing(run.Configure(driver => driver.WithUpdatedAnalyzerConfigOptions(new Options())));

    [Fact]
    public void Added_reference_makes_nothing() =>
        MakesNothing(run.Edit(run.Input.AddReferences(Reference("public class Nobody;"))));

    [Fact]
    public void Changed_reference_makes_the_families_that_use_it()
    {
        const string user =
            "using TaskSpec; [TaskFamily(\"three\", Version = \"1\"), Samples(10), Headline<Far>] public sealed class Three;";
        const string metric = "[TaskSpec.Metric(\"far\", TaskSpec.Form.AllRight)] public sealed class Far : TaskSpec.IMetric;";
        var before = Reference(metric);
        var first = run.Edit(run.Input.AddReferences(before).AddSyntaxTrees(Compile.Parse(user, "three.cs")));
        var edited = first.Edit(first.Input.ReplaceReference(before, Reference(metric.Replace("\"far\"", "\"farther\""))));
        Assert.Equal("Cached 2, Modified 1", edited.Reasons(Steps.Families));
        Assert.Equal("Modified 1", edited.Reasons(Steps.Fragment));
        Assert.Equal("Modified 1, Unchanged 2", edited.Reasons(Steps.Code));
        Assert.Contains("\"farther\"", edited.Json);
    }

    [Fact]
    public void Suite_makes_the_families_in_it()
    {
        var first = run.Edit(With(0, One.Replace("class One", "class One : S")));
        var suite = Other.Replace("abstract class S", "[Limits(Tokens = 5)] abstract class S").Replace("public [", "[");
        var tree = first.Input.SyntaxTrees[3];
        var edited = first.Edit(first.Input.ReplaceSyntaxTree(tree, Compile.Parse(suite, tree.FilePath)));
        Assert.Equal("Cached 1, Modified 1", edited.Reasons(Steps.Families));
        Assert.Equal("Modified 1, Unchanged 1", edited.Reasons(Steps.Code));
    }

    [Fact]
    public void Foreign_additional_file_makes_nothing() =>
        MakesNothing(run.Configure(driver => driver.AddAdditionalTexts([GeneratorRun.File("notes.txt", "{}")])));

    [Fact]
    public void Profile_makes_its_family_and_the_catalog()
    {
        var profile = new EvidenceFile { Profiles = [new Profile("two") { Samples = 9 }] }.ToJson();
        var edited = run.Configure(driver => driver.AddAdditionalTexts([GeneratorRun.File("two.taskspec.json", profile)]));
        Assert.Equal("Cached 2", edited.Reasons(Steps.Families));
        Assert.Equal("Modified 1", edited.Reasons(Steps.Fragment));
        Assert.Equal("Modified 1, Unchanged 1", edited.Reasons(Steps.Code));
    }

    [Fact]
    public void One_attribute_makes_its_family_and_the_catalog()
    {
        var edited = run.Edit(With(1, Two.Replace("Samples(10)", "Samples(11)")));
        Assert.Equal("Cached 1, Modified 1", edited.Reasons(Steps.Families));
        Assert.Equal("Modified 1", edited.Reasons(Steps.Fragment));
        Assert.Equal("Modified 1, Unchanged 1", edited.Reasons(Steps.Code));
    }

    [Fact]
    public void Attribute_of_the_assembly_reads_no_family_again()
    {
        var edited = run.Edit(With(2, Other.Replace("[Suite", "[assembly: Limits(Tokens = 1)] [Suite")));
        Assert.Equal("Cached 2", edited.Reasons(Steps.Families));
        Assert.Equal("Modified 1", edited.Reasons(Steps.Assembly));
        Assert.Equal("Modified 2", edited.Reasons(Steps.Code));
    }

    [Fact]
    public void Added_family_leaves_the_others()
    {
        var edited = run.Edit(
            run.Input.AddSyntaxTrees(Compile.Parse(One.Replace("one", "zero").Replace("One", "Zero"), "zero.cs"))
        );
        Assert.Equal("Cached 2, New 1", edited.Reasons(Steps.Families));
        Assert.Equal(4, edited.Sources.Count);
        Assert.Equal(run.Sources["One.g.cs"], edited.Sources["One.g.cs"]);
    }

    [Fact]
    public void Removed_family_goes()
    {
        var edited = run.Edit(run.Input.RemoveSyntaxTrees(run.Input.SyntaxTrees[1]));
        Assert.DoesNotContain("One.g.cs", edited.Sources.Keys);
        Assert.Equal(2, edited.Sources.Count);
    }

    [Fact]
    public void Last_family_takes_the_catalog_with_it() => Assert.Empty(run.Edit(run.Input.RemoveAllSyntaxTrees()).Sources);

    private static PortableExecutableReference Reference(string source)
    {
        var image = new MemoryStream();
        Assert.True(Compile.Sources(source).WithAssemblyName("Referenced").Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private CSharpCompilation With(int file, string text) =>
        run.Input.ReplaceSyntaxTree(run.Input.SyntaxTrees[file + 1], Compile.Parse(text, $"{file}.cs"));

    private void MakesNothing(GeneratorRun edited, string parts = "Cached 1")
    {
        Assert.DoesNotContain("Modified", edited.Reasons(Steps.Families));
        Assert.Equal(parts, edited.Reasons(Steps.Parts));
        Assert.Equal("Cached 1", edited.Reasons(Steps.Catalog));
        Assert.All(
            edited.Result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason)
        );
        Assert.Equal(run.Sources, edited.Sources);
    }

    private sealed class Options : Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptionsProvider
    {
        public override Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions GlobalOptions => Values.Some;

        public override Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.Some;

        public override Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            Values.Some;

        private sealed class Values : Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions
        {
            public static readonly Values Some = new();

            public override bool TryGetValue(string key, out string value) => (value = "some") is not null;
        }
    }
}
