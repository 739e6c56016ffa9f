using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4001FewEffectiveItemsTests
{
    [Fact]
    public async Task Hundred_tasks_that_are_one_are_worth_one()
    {
        var found = await Test(Chain("Transfer.Same", 100, "[|Samples(100, TaskPerSample = true)|]")).SingleAsync();
        Assert.Contains("The 100 items of chain are worth 1.0 independent ones", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("overlap", found.Properties["cause"]);
    }

    [Fact]
    public async Task Same_is_far_worse_than_similar_unset_or_distinct()
    {
        var worth = new List<double>();
        foreach (var across in new[] { "Transfer.Same", "Transfer.Similar", "Transfer.Unset", "Transfer.Distinct" })
        {
            var found = (await Test(Chain(across, 100, "Samples(100, TaskPerSample = true)")).RunAsync()).Where(x =>
                x.Id == "TSK4001"
            );
            worth.Add(found.Select(x => Worth(x.GetMessage())).DefaultIfEmpty(100).Single());
        }

        Assert.Equal(1, worth[0]);
        Assert.InRange(worth[1], 3, 50);
        Assert.Equal(worth[1], worth[2]);
        Assert.Equal(100, worth[3]);
    }

    [Fact]
    public Task Few_items_fire_though_they_are_independent() =>
        Test(Chain("Transfer.Distinct", 9, "[|Samples(9)|]")).VerifyAsync();

    [Theory]
    [InlineData("taskspec.effective_items = 5", false)]
    [InlineData("taskspec.effective_items = 12", true)]
    public Task Least_number_is_an_option(string config, bool fires) =>
        (Test(Chain("Transfer.Distinct", 9, fires ? "[|Samples(9)|]" : "Samples(9)")) with { Config = config }).VerifyAsync();

    [Theory]
    [InlineData("taskspec.effective_items = 1\ntaskspec.effective_share = 0.001", false)]
    [InlineData("taskspec.effective_items = 1", true)]
    public Task Least_share_is_an_option(string config, bool fires) =>
        (
            Test(Chain("Transfer.Similar", 100, fires ? "[|Samples(100)|]" : "Samples(100)")) with
            {
                Config = config,
            }
        ).VerifyAsync();

    [Fact]
    public Task Families_of_one_item_are_judged_on_their_suite() =>
        AnalyzerTest
            .Of(
                "TSK4001",
                "using TaskSpec; [[|Suite(\"s\", Version = \"1\")|], Headline<TestsPass>, Samples(1)] public abstract class S;"
            )
            .And("/test/A.cs", "using TaskSpec; [TaskFamily(\"a\", Version = \"1\")] public sealed class A : S;")
            .And(
                "/test/B.cs",
                "using TaskSpec; public abstract class Hard : S; [TaskFamily(\"b\", Version = \"1\")] public sealed class B : Hard;"
            )
            .VerifyAsync();

    [Fact]
    public Task Family_of_one_item_alone_in_its_suite_is_judged_itself() =>
        AnalyzerTest
            .Of("TSK4001", "using TaskSpec; [Suite(\"s\", Version = \"1\"), Headline<TestsPass>] public abstract class S;")
            .And("/test/A.cs", "using TaskSpec; [TaskFamily(\"a\", Version = \"1\"), [|Samples(1)|]] public sealed class A : S;")
            .And("/test/B.cs", "using TaskSpec; [TaskFamily(\"b\", Version = \"1\"), Samples(1_000)] public sealed class B : S;")
            .VerifyAsync();

    [Fact]
    public async Task Suite_of_many_distinct_families_is_silent_and_one_step_makes_them_one()
    {
        const string suite =
            "using TaskSpec; [Suite(\"s\", Version = \"1\"), Headline<TestsPass>, Samples(1), Limits(TimeSeconds = 9)] public abstract class S;";
        var distinct = AnalyzerTest.Of("TSK4001", suite);
        var shared = AnalyzerTest
            .Of("TSK4001", suite.Replace("Suite(\"s\", Version = \"1\")", "[|Suite(\"s\", Version = \"1\")|]"))
            .And(
                "/test/Common.cs",
                "using TaskSpec; [Step(Tokens = 9, Across = Transfer.Same)] public sealed class Common : Step;"
            );
        for (var i = 0; i < 20; i++)
        {
            var family = $"using TaskSpec; [TaskFamily(\"f{i}\", Version = \"1\")] public sealed class F{i} : S;";
            distinct = distinct.And($"/test/F{i}.cs", family);
            shared = shared.And($"/test/F{i}.cs", family.Replace(")]", "), HasStep<Common>]"));
        }

        await distinct.VerifyAsync();
        await shared.VerifyAsync();
    }

    private static string Family(string name, string attributes, string step = "") =>
        $$"""
            using TaskSpec;
            [TaskFamily("{{name}}", Version = "1"), {{attributes}}, Headline<ExactMatch>]
            public sealed class {{name}}
            {
                {{step}}
                [Skill("one idea", Across = Transfer.Same)] public sealed class Idea : Skill;
            }
            """;

    private static AnalyzerTest Test(string source) => AnalyzerTest.Of("TSK4001", source);

    private static double Worth(string message) =>
        double.Parse(message.Split("are worth ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static string Chain(string across, int count, string samples) =>
        Declare.Family(
            $"[TaskFamily(\"chain\", Version = \"{count}\"), {samples}, Limits(TimeSeconds = 600), Headline<ExactMatch>]",
            $"""
            [Step(Tokens = 60, Across = {across}), Calls<Python>(Need = Need.Essential)] public sealed class Script : Step;
                [Step(Tokens = 64, Across = {across}), After<Script>, OutputOf<Python>] public sealed class Digest : Step;
            """
        );

    [Fact]
    public async Task Measured_correlation_is_said_and_no_declaration_takes_it_back()
    {
        var source = Declare.Family(
            "[TaskFamily(\"x\", Version = \"1\"), Samples(100), Headline<ExactMatch>]",
            "[Step(Tokens = 5)] public sealed class One : Step;"
        );
        var file = Calibrated.File(Calibrated.Family() with { ItemCorrelation = new(.5, .3, .6) });
        var found = await AnalyzerTest.Of("TSK4001", source).WithFile(Calibrated.Name, file).SingleAsync();
        Assert.Contains(
            "are worth 1.2 independent ones: their outcomes correlate given compute by 0.50 (0.30 to 0.60), measured since 2026-11-22 (scores.csv).",
            found.GetMessage()
        );
        Assert.DoesNotContain("Distinct", found.GetMessage());
        Assert.Empty(await FixTest.Of("TSK4001", source).WithFile(Calibrated.Name, file).OfferedAsync());
    }

    [Fact]
    public async Task Correlation_that_few_models_leave_open_is_not_said()
    {
        var source = Declare.Family(
            "[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<ExactMatch>]",
            "[Step(Tokens = 5, Across = Transfer.Distinct)] public sealed class One : Step;"
        );
        var file = Calibrated.File(Calibrated.Family() with { ItemCorrelation = new(.02, .0001, .1) });
        await AnalyzerTest.Of("TSK4001", source).WithFile(Calibrated.Name, file).VerifyAsync();
    }
}
