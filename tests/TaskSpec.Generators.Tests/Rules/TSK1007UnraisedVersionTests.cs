using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Tests.Reading;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1007UnraisedVersionTests
{
    private const string Before =
        "Samples(1_000), Headline<ExactMatch>, Limits(TimeSeconds = 60), Sampling(Temperature = 0), Answer(Tokens = 4), Task(\"a\")";

    [Theory]
    [InlineData("TimeSeconds = 60", "TimeSeconds = 61", "limits")]
    [InlineData("Temperature = 0", "Temperature = 1", "sampling")]
    [InlineData("Headline<ExactMatch>", "Headline<EditSimilarity>", "headline")]
    [InlineData("Tokens = 4", "Tokens = 4, Requirement = Requirement.AnyCorrect", "answer")]
    [InlineData("Task(\"a\")", "Task(\"b\")", "tasks")]
    [InlineData("Task(\"a\")", "Task(\"a\", Weight = 2)", "tasks")]
    [InlineData("Samples(1_000)", "Samples(1_000, File = \"x.jsonl\")", "samples")]
    [InlineData("Task(\"a\")", "Task(\"a\"), Variant(\"v\", Items.Same)", "variants")]
    [InlineData("Task(\"a\")", "Task(\"a\"), Sandbox(\"docker\")", "sandbox")]
    [InlineData("Task(\"a\")", "Task(\"a\"), Scored(By.Container)", "scoring")]
    [InlineData("Task(\"a\"), HasStep<Calling>", "Task(\"a\"), HasStep<Other>", "tools")]
    [InlineData("Limits(TimeSeconds = 60), Sampling(Temperature = 0), ", "", "limits and sampling")]
    public async Task Change_of_what_is_run_or_scored_fires(string old, string changed, string said)
    {
        var before = Before.Contains(old, StringComparison.Ordinal) ? Before : Before.Replace("Task(\"a\")", old);
        var test = Test(before.Replace(old, changed), before);
        var found = await test.SingleAsync();
        Assert.StartsWith(
            $"The {said} of x changed since it was profiled as version 1.0.0: results of before and after do not compare, and carry one version."
                + " Set Version = \"1.0.1\", or profile anew",
            found.GetMessage(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Samples(1_000)", "Samples(999, Clusters = 10)")]
    [InlineData("Answer(Tokens = 4)", "Answer(Tokens = 5, TokensCv = .5)")]
    [InlineData("Headline<ExactMatch>", "Headline<ExactMatch>(Ceiling = .9), Records<EditSimilarity>, Needs<K>")]
    [InlineData(
        "Task(\"a\")",
        "Task(\"a\", HumanMinutes = 5), HumanTime(5, HumanSource.Qa), Difficulty(HalfAtFlop = 1e22, Decades = 1)"
    )]
    [InlineData("Task(\"a\")", "Task(\"a\"), Provenance(License = \"MIT\"), Metadata(\"k\", 1), Usage(Seconds = 3)")]
    public Task Belief_or_words_leave_results_comparable(string old, string changed) =>
        Test(Before.Replace(old, changed), Before).VerifyAsync();

    [Fact]
    public Task Raised_version_is_silent() => Test(Before.Replace("60", "61"), Before, version: "1.0.1").VerifyAsync();

    [Fact]
    public Task Profile_without_a_fingerprint_says_nothing() =>
        AnalyzerTest
            .Of("TSK1007", Source(Before, "1.0.0"))
            .WithFile(
                "x.taskspec.json",
                new EvidenceFile { Profiles = [new Profile("x") { Version = "1.0.0", Samples = 1_000 }] }.ToJson()
            )
            .VerifyAsync();

    [Fact]
    public Task It_is_shown_at_the_version() =>
        AnalyzerTest
            .Of("TSK1007", Source(Before.Replace("60", "61"), "1.0.0").Replace("Version = \"1.0.0\"", "[|Version = \"1.0.0\"|]"))
            .WithFile("x.taskspec.json", ProfileOf(Before, "1.0.0"))
            .VerifyAsync();

    [Theory]
    [InlineData("Weight = 2", "Weight = 3", true)]
    [InlineData("Weight = 1", "Weight = 1, Tokens = 9", false)]
    [InlineData("Step(Weight = 1)", "Step", false)]
    public async Task Weights_of_a_rubric_count(string old, string changed, bool fires)
    {
        string Rubric(string steps) => Source("Headline<WeightedSteps>", "1.0.0").Replace("// here", steps);
        var before = "[Step(Weight = 1)] public sealed class One : Step; [Step(Weight = 2)] public sealed class Two : Step;";
        var profile = new EvidenceFile { Profiles = [ProfileOf(Rubric(before))] }.ToJson();
        var found = await AnalyzerTest
            .Of("TSK1007", Rubric(before.Replace(old, changed)))
            .WithFile("x.taskspec.json", profile)
            .RunAsync();
        Assert.Equal(fires, found.Any(diagnostic => diagnostic.Id == "TSK1007"));
    }

    [Theory]
    [InlineData("1.0.0", "1.0.1")]
    [InlineData("1", "2")]
    [InlineData("v2.9", "v2.10")]
    [InlineData("2024-06-30", null)]
    [InlineData("beta", null)]
    public async Task Fix_raises_the_last_number(string version, string? next)
    {
        var source = Source(Before.Replace("60", "61"), version);
        var test = FixTest.Of("TSK1007", source).WithFile("x.taskspec.json", ProfileOf(Before, version));
        if (next is null)
        {
            Assert.Empty(await test.OfferedAsync());
            return;
        }

        var after = await test.FixFirstAsync();
        Assert.Equal(Source(Before.Replace("60", "61"), next), after);
        Assert.Equal(after, (await test.FixAllAsync())["Test.cs"]);
        await Test(Before.Replace("60", "61"), Before, next, version).VerifyAsync();
    }

    private static AnalyzerTest Test(string attributes, string before, string version = "1.0.0", string profiled = "1.0.0") =>
        AnalyzerTest.Of("TSK1007", Source(attributes, version)).WithFile("x.taskspec.json", ProfileOf(before, profiled));

    private static string ProfileOf(string attributes, string version) =>
        new EvidenceFile { Profiles = [ProfileOf(Source(attributes, version))] }.ToJson();

    // As the command writes it, from the catalog that the assembly would carry.
    private static Profile ProfileOf(string source)
    {
        var family = CatalogCompletion.Complete(Read.Catalog(Compile.Sources(source))).Families.Single();
        return new(family.Id) { Version = family.Version, Fingerprint = Fingerprint.Of(family) };
    }

    private static string Source(string attributes, string version) =>
        $$"""
            {{Declare.Tools}}
            [Skill("k")] public sealed class K : Skill;
            [Calls<Python>] public sealed class Calling : Step;
            [Calls<Search>] public sealed class Other : Step;

            [TaskFamily("x", Version = "{{version}}"), {{attributes}}]
            public sealed class X
            {
                // here
            }
            """;
}
