using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4004NearlyOneTests
{
    private const string Shared =
        "using TaskSpec; [Step(Tokens = 9, Across = Transfer.Same)] public sealed class Common : Step;"
        + " [Skill(\"one idea\", Across = Transfer.Same)] public sealed class Idea : Skill;"
        + " [Step(Tokens = 9, Across = Transfer.Distinct), Needs<Idea>] public sealed class Think : Step;";

    private const string Own = "[Step(Tokens = 9, Across = Transfer.Distinct)] public sealed class Own : Step;";

    [Theory]
    [InlineData("HasStep<Common>", "", "HasStep<Common>", "")]
    [InlineData("Needs<Idea>", "", "Needs<Idea>", "")]
    [InlineData("HasStep<Think>", "", "", "[Step(Tokens = 9), Needs<Idea>] public sealed class Mine : Step;")]
    [InlineData("Correlates<B>(0.6)", "", "", "")]
    public Task Each_of_the_two_is_told(string one, string oneStep, string other, string otherStep) =>
        Test(("a", one, oneStep, true), ("b", other, otherStep, true)).VerifyAsync();

    [Theory]
    [InlineData("HasStep<Common>", Own, "HasStep<Common>", Own)]
    [InlineData("HasStep<Common>", "", "", Own)]
    [InlineData("Correlates<B>(0.4)", "", "", "")]
    [InlineData("Correlates<B>(-0.9)", "", "", "")]
    [InlineData("HasStep<Common>, Correlates<B>(0.1)", "", "HasStep<Common>", "")]
    public Task Little_in_common_is_silent(string one, string oneStep, string other, string otherStep) =>
        Test(("a", one, oneStep, false), ("b", other, otherStep, false)).VerifyAsync();

    [Fact]
    public Task Step_of_a_suite_is_its_families() =>
        Test(("a", "Limits(TimeSeconds = 9)", "", true))
            .And(
                "/test/S.cs",
                "using TaskSpec; [Suite(\"s\", Version = \"1\"), HasStep<Common>] public abstract class S; public abstract class Hard : S;"
            )
            .And("/test/a.cs", Family("a", "Samples(99)", "", true).Replace("class A", "class A : S"))
            .And("/test/b.cs", Family("b", "HasStep<Common>", "", true))
            .And("/test/c.cs", Family("c", "Samples(99)", "", true).Replace("class C", "class C : Hard"))
            .VerifyAsync();

    [Fact]
    public Task Families_of_one_item_are_told_on_their_suite() =>
        Test(("c", "HasStep<Think>", "", false))
            .And(
                "/test/S.cs",
                "using TaskSpec; [Suite(\"s\", Version = \"1\"), HasStep<Common>, Samples(1)] public abstract class S;"
            )
            .And("/test/a.cs", Family("a", "Headline<ExactMatch>", "", false).Replace("class A", "class A : S"))
            .And("/test/b.cs", Family("b", "Headline<ExactMatch>", "", false).Replace("class B", "class B : S"))
            .VerifyAsync();

    [Theory]
    [InlineData("taskspec.correlation_limit = 0.4", true)]
    [InlineData("taskspec.correlation_limit = 0.42", false)]
    public Task Limit_is_an_option(string config, bool fires) =>
        (Test(("a", "HasStep<Common>", Own, fires), ("b", "HasStep<Common>", Own, fires)) with { Config = config }).VerifyAsync();

    [Fact]
    public async Task Samples_of_both_are_found_by_a_profile()
    {
        var test = Test(("a", "Samples(100)", "", true), ("b", "Samples(100)", "", true))
            .WithFile(
                "samples.taskspec.json",
                """{ "schemaVersion": "1", "profiles": [{ "family": "a", "samples": 100, "sharedSamples": [{ "family": "b", "samples": 80 }] }, { "family": "b", "samples": 100 }] }"""
            );
        await test.VerifyAsync();
        Assert.Contains(
            "a and b correlate by 0.80: both have 80 of their samples. Together they are worth 1.1 families, not 2. Take what both have out of one of them.",
            (await test.RunAsync()).Where(x => x.Id == "TSK4004").Select(x => x.GetMessage())
        );
    }

    [Fact]
    public async Task Families_on_one_split_of_a_data_set_are_one()
    {
        const string Set = "Samples(198, HuggingFace = \"Idavidrein/gpqa\", Config = \"gpqa_diamond\", Split = ";
        var test = Test(
            ("a", Set + "\"train\")", "", true),
            ("b", Set + "\"train\")", "", true),
            ("c", Set + "\"test\")", "", false)
        );
        await test.VerifyAsync();
        Assert.Contains(
            "a and b correlate by 1.00: both are of Idavidrein/gpqa, and ask the same samples. Together they are worth 1.0 families, not 2."
                + " Declare one as a [Variant] of the other with Items.Same.",
            (await test.RunAsync()).Where(x => x.Id == "TSK4004").Select(x => x.GetMessage())
        );
    }

    [Fact]
    public async Task Of_several_the_first_is_named()
    {
        var found = await Test(
                ("c", "HasStep<Common>", "", true),
                ("a", "HasStep<Common>", "", true),
                ("b", "HasStep<Common>", "", true)
            )
            .RunAsync();
        Assert.Equal(
            ["a and b", "b and a", "c and a"],
            found.Where(x => x.Id == "TSK4004").Select(x => x.GetMessage()[..7]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Other_family_is_a_further_location()
    {
        var found = await Test(("a", "HasStep<Common>", "", true), ("b", "HasStep<Common>", "", true)).RunAsync();
        var first = found.Single(x => x.Id == "TSK4004" && x.Location.SourceTree!.FilePath == "/test/a.cs");
        Assert.Equal("/test/b.cs", Assert.Single(first.AdditionalLocations).SourceTree!.FilePath);
        Assert.StartsWith("a and b correlate by 1.00: both have common.", first.GetMessage(), StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(params (string Id, string Attributes, string Step, bool Fires)[] families) =>
        families.Aggregate(
            AnalyzerTest.Of("TSK4004", Shared),
            (test, family) => test.And($"/test/{family.Id}.cs", Family(family.Id, family.Attributes, family.Step, family.Fires))
        );

    private static string Family(string id, string attributes, string step, bool fires)
    {
        var mark = $"TaskFamily(\"{id}\", Version = \"1\")";
        return $"using TaskSpec; [{(fires ? $"[|{mark}|]" : mark)}{(attributes.Length > 0 ? ", " + attributes : "")}]"
            + $" public sealed class {id.ToUpperInvariant()} {{ {step} }}";
    }
}
