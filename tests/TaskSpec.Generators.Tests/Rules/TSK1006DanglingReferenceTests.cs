using TaskSpec.Catalogs;
using TaskSpec.Generators.Tests.Reading;
using TaskSpec.Measurement;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1006DanglingReferenceTests
{
    private const string Essential = "Calls<Python>(Need = Need.Essential)";

    [Theory]
    [InlineData("[|After<Shared>|]")]
    [InlineData("[|InsteadOf<Shared>|]")]
    [InlineData("After<One>, [|After<Other.Theirs>|]")]
    [InlineData("After<One>")]
    [InlineData("InsteadOf<One>")]
    public Task Step_that_the_family_does_not_have_fires(string order) => Test(Ordered(order, "")).VerifyAsync();

    [Fact]
    public Task Shared_step_and_step_of_the_suite_are_the_familys() =>
        Test(
                """
                using TaskSpec;

                public sealed class Shared : Step;

                [Suite("s", Version = "1")]
                public abstract class S
                {
                    public sealed class First : Step;
                }

                [TaskFamily("x", Version = "1"), HasStep<Shared>]
                public sealed class X : S
                {
                    [After<Shared>, After<First>]
                    public sealed class Second : Step;
                }
                """
            )
            .VerifyAsync();

    [Theory]
    [InlineData("Correlates<Other>(.3)")]
    [InlineData("[|Correlates<Shared>(.3)|]")]
    [InlineData("Correlates<Other>(.3), [|Correlates<string>(.2)|]")]
    public Task Correlation_with_no_family_fires(string correlations) => Test(Ordered("Needs<K>", correlations)).VerifyAsync();

    [Theory]
    [InlineData(Essential, "After<Script>, OutputOf<Python>")]
    [InlineData(Essential, "[|OutputOf<Python>|]")]
    [InlineData(Essential, "After<Script>, [|OutputOf<Search>|]")]
    [InlineData("Needs<K>", "After<Script>, [|OutputOf<Python>|]")]
    [InlineData("Needs<K>", "After<Script>, OutputOf<Python>, Calls<Python>")]
    public Task Output_of_a_tool_that_nobody_called_fires(string script, string digest) =>
        Test(Copied(script, digest)).VerifyAsync();

    [Fact]
    public async Task Message_says_what_is_lost_and_what_to_do()
    {
        Assert.Equal(
            "Two comes after Shared, a step that x does not have, so that nothing stands before it. Add [HasStep<Shared>] to X, or remove [After<Shared>].",
            (await Test(Ordered("After<Shared>", "")).SingleAsync()).GetMessage()
        );
        Assert.Equal(
            "Digest copies the output of python, and no step before it calls python, so that its tokens count as the model's own work."
                + " Add [After<Script>], which calls it.",
            (await Test(Copied(Essential, "OutputOf<Python>")).SingleAsync()).GetMessage()
        );
    }

    [Theory]
    [InlineData(0, "Needs<K>, After<Shared>", "Needs<K>, HasStep<Shared>")]
    [InlineData(1, "Needs<K>", "Needs<K>")]
    public async Task Fix_adds_the_step_or_removes_the_reference(int choice, string order, string family)
    {
        var test = FixTest.Of("TSK1006", Ordered("Needs<K>, After<Shared>", "Needs<K>"));
        Assert.Equal(["Add [HasStep<Shared>] to X", "Remove [After<Shared>] from Two"], await test.OfferedAsync());
        var after = await (test with { Choice = choice }).FixFirstAsync();
        Assert.Equal(Ordered(order, family), after);
        await Test(after).VerifyAsync();
    }

    [Fact]
    public async Task Fix_orders_the_copy_after_the_call()
    {
        var after = await FixTest.Of("TSK1006", Copied(Essential, "OutputOf<Python>")).FixFirstAsync();
        Assert.Equal(Copied(Essential, "OutputOf<Python>, After<Script>"), after);
        await Test(after).VerifyAsync();
        Assert.Empty(await FixTest.Of("TSK1006", Copied("Needs<K>", "OutputOf<Python>")).OfferedAsync());
    }

    [Fact]
    public async Task Fix_removes_correlations_with_no_family_everywhere()
    {
        var source = Ordered("Needs<K>", "Correlates<string>(.3), Correlates<Other>(.2)");
        Assert.Equal(["Remove [Correlates<String>] from X"], await FixTest.Of("TSK1006", source).OfferedAsync());
        var after = await FixTest.Of("TSK1006", source).FixAllAsync();
        Assert.Equal(Ordered("Needs<K>", "Correlates<Other>(.2)"), after["Test.cs"]);
    }

    [Fact]
    public async Task What_is_shared_is_not_changed_for_one_family()
    {
        const string source = """
            using TaskSpec;

            public sealed class First : Step;

            [After<First>]
            public sealed class Second : Step;

            [TaskFamily("x", Version = "1"), HasStep<Second>]
            public sealed class X;
            """;
        Assert.Equal(["Add [HasStep<First>] to X"], await FixTest.Of("TSK1006", source).OfferedAsync());
    }

    [Fact]
    public void Catalog_written_by_hand_may_name_what_it_does_not_have()
    {
        var sound = Read.Catalog(Compile.Sources(Copied(Essential, "After<Script>, OutputOf<Python>, Needs<K>")));
        Assert.Empty(Found(sound));
        var family = sound.Families.Single();
        var digest = family.Steps.Single(step => step.Id == "digest");
        var wrong = family with
        {
            Suite = "none",
            Correlations = [new("nobody", .2)],
            Steps = [family.Steps[0], digest with { After = ["script", "scrpt"], InsteadOf = ["typo"], Calls = [new("pyton")] }],
        };
        Assert.Equal(
            [
                "digest is of suite none",
                "digest correlates with nobody",
                "Step digest of digest comes after scrpt",
                "Step digest of digest stands in for typo",
                "Step digest of digest calls pyton",
                "digest needs K",
            ],
            Found(sound with { Families = [wrong], Skills = [] }).Select(message => message[..message.IndexOf(',')])
        );

        static IEnumerable<string> Found(Catalog catalog) =>
            Checkup
                .Of(catalog, RuleOptions.Default)
                .Findings.Where(finding => finding.Rule.Id == "TSK1006")
                .Select(finding => finding.Message);
    }

    [Fact]
    public void Reference_left_out_is_kept_beside_the_catalogs_order()
    {
        var family = Read.Catalog(Compile.Sources(Ordered("InsteadOf<Shared>", ""))).Families.Single(family => family.Id == "x");
        Assert.Equal([new DanglingReference("X+Two", "InsteadOf", "Shared")], family.Dangling);
        Assert.All(family.Steps, step => Assert.Empty(step.InsteadOf));
    }

    private static AnalyzerTest Test(string source) => AnalyzerTest.Of("TSK1006", source);

    private static string Ordered(string order, string more) =>
        $$"""
            using TaskSpec;

            public sealed class Shared : Step;

            [Skill("k")]
            public sealed class K : Skill;

            [TaskFamily("other", Version = "1"), Headline<ExactMatch>]
            public sealed class Other
            {
                public sealed class Theirs : Step;
            }

            [TaskFamily("x", Version = "1"), Headline<ExactMatch>{{(more.Length == 0 ? "" : ", " + more)}}]
            public sealed class X
            {
                public sealed class One : Step;

                [Step(Tokens = 5), {{order}}]
                public sealed class Two : Step;
            }
            """;

    private static string Copied(string script, string digest) =>
        Declare
            .Digest("", script, digest, "[Skill(\"k\")] public sealed class K : Skill;")
            .Replace("After<Script>, " + digest, digest);
}
