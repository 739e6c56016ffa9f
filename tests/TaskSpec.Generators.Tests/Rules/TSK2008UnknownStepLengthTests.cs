using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK2008UnknownStepLengthTests
{
    [Theory]
    [InlineData("[Step(Tokens = 9)]", "[Step(Tokens = 5)]")]
    [InlineData("[Step(Tokens = 9)]", "[[|Step(Weight = 1)|]]")]
    [InlineData("[Step(Tokens = 9)]", "[[|Step(HumanMinutes = 1)|]]")]
    [InlineData("[Step(HumanMinutes = 9)]", "[[|Step(Weight = 1)|]]")]
    [InlineData("[Step(HumanMinutes = 9)]", "[Step(HumanMinutes = 1)]")]
    [InlineData("[Step(Weight = 2)]", "[Step(Weight = 1)]")]
    [InlineData("[Step(Tokens = 9)]", "[Step(Optional = true)]")]
    [InlineData("[Step(Tokens = 9)]", "[InsteadOf<One>]")]
    public Task Step_without_what_others_have_fires(string one, string two) => Test(Source(one, two)).VerifyAsync();

    [Fact]
    public Task Copied_output_has_no_share_and_a_gate_has_its_own_rule() =>
        Test(
                Declare.Family(
                    "[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Limits(TimeSeconds = 9), Headline<ExactMatch>]",
                    """
                    [Step(Tokens = 8)] public sealed class Plan : Step;
                    [{|TSK2002:Step(Weight = 1)|}, After<Plan>, Calls<Python>(Need = Need.Essential)] public sealed class Script : Step;
                    [Step(Weight = 1), After<Script>, OutputOf<Python>] public sealed class Digest : Step;
                    """
                )
            )
            .VerifyAsync();

    [Fact]
    public Task Shared_step_is_told_of_where_the_family_names_it() =>
        Test(
                """
                using TaskSpec;

                public sealed class Shared : Step;

                [TaskFamily("x", Version = "1"), Samples(1_000), Headline<ExactMatch>, [|HasStep<Shared>|]]
                public sealed class X
                {
                    [Step(Tokens = 9)]
                    public sealed class Own : Step;
                }
                """
            )
            .VerifyAsync();

    [Theory]
    [InlineData(
        "[Step(Tokens = 40)]",
        "[Step(HumanMinutes = 5)]",
        "Two has no Tokens, where other steps of x have, beside which its HumanMinutes do not count: 40 are assumed, 50 of 100 of the difficulty."
            + " Declare Tokens if you know them, or on no step."
    )]
    [InlineData(
        "[Step(HumanMinutes = 40)]",
        "[Step(Weight = 5)]",
        "Two has no HumanMinutes, where other steps of x have: as hard as the usual one of them is assumed, 50 of 100 of the difficulty."
            + " Declare HumanMinutes if you know them, or on no step."
    )]
    public async Task Message_says_what_is_assumed(string one, string two, string message) =>
        Assert.Equal(message, (await Test(Source(one, two)).SingleAsync()).GetMessage());

    [Fact]
    public async Task Fix_takes_the_length_of_the_answer()
    {
        var source = Source("[Step(Tokens = 40)]", "[After<One>]", ", Answer(Tokens = 12)");
        var after = await FixTest.Of("TSK2008", source).FixFirstAsync();
        Assert.Equal(Source("[Step(Tokens = 40)]", "[After<One>]\n    [Step(Tokens = 12)]", ", Answer(Tokens = 12)"), after);
        await Test(after).VerifyAsync();
    }

    [Fact]
    public async Task Fix_takes_the_length_that_a_profile_measured()
    {
        var source = Source("[Step(Tokens = 40)]", "[Step(Weight = 1), After<One>]");
        var test = FixTest.Of("TSK2008", source).WithFile("x.taskspec.json", Profile);
        var after = (await test.FixAllAsync())["Test.cs"];
        Assert.Equal(source.Replace("Weight = 1)", "Weight = 1, Tokens = 7)"), after);
        Assert.Equal(after, await test.FixFirstAsync());
        await Test(after).WithFile("x.taskspec.json", Profile).VerifyAsync();
    }

    [Theory]
    [InlineData("[Step(Weight = 1)]", "[Step(Tokens = 40), After<One>]")]
    [InlineData("[Step(Tokens = 40)]", "[Step(Weight = 1)]")]
    [InlineData("[Step(HumanMinutes = 40)]", "[After<One>]")]
    public async Task No_other_length_is_measured(string one, string two)
    {
        var test = FixTest.Of("TSK2008", Source(one, two)).WithFile("x.taskspec.json", Profile);
        Assert.Empty(await test.OfferedAsync());
    }

    private static string Profile { get; } =
        new EvidenceFile { Profiles = [new Profile("x") { Samples = 1_000, TargetTokens = new(5, 7, 9) }] }.ToJson();

    private static AnalyzerTest Test(string source) => AnalyzerTest.Of("TSK2008", source);

    private static string Source(string one, string two, string more = "") =>
        $$"""
            using TaskSpec;

            [TaskFamily("x", Version = "1"), Samples(1_000), Limits(TimeSeconds = 9), Headline<ExactMatch>{{more}}]
            public sealed class X
            {
                {{one}}
                public sealed class One : Step;

                {{two}}
                public sealed class Two : Step;
            }
            """;
}
