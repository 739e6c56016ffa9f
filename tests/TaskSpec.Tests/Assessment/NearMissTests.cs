using TaskSpec.Catalogs;
using static TaskSpec.Testing.Catalogs.HashingSteps;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>Declarations that resemble the four cases and are not: none is blamed on what it is not.</summary>
public class NearMissTests
{
    [Fact]
    public void Script_rewritten_for_each_task_is_no_overlap()
    {
        Assert.DoesNotContain("TSK4001", Ids(Chain(Transfer.Distinct)));
        Assert.DoesNotContain("overlap", Assess(Chain(Transfer.Distinct)).Causes.Select(cause => cause.Name));
    }

    [Fact]
    public void Digest_that_the_model_writes_itself_is_not_decided_by_the_gate()
    {
        var steps = Change(step => step with { OutputOf = null });
        Assert.DoesNotContain("TSK2003", Ids(Chain(Transfer.Distinct) with { Steps = steps }));
    }

    [Fact]
    public void Way_around_the_tool_is_no_gate()
    {
        EquatableArray<StepInfo> steps =
        [
            .. ScriptAndDigest(Transfer.Distinct),
            new("by-hand", "T.ByHand") { Tokens = 500, InsteadOf = ["script"] },
        ];
        Assert.DoesNotContain("TSK2003", Ids(Chain(Transfer.Distinct) with { Steps = steps }));
    }

    [Fact]
    public void Way_around_through_another_exact_tool_is_still_a_gate()
    {
        EquatableArray<StepInfo> steps =
        [
            .. ScriptAndDigest(Transfer.Distinct),
            new("shell", "T.Shell") { InsteadOf = ["script"], Calls = [new("python") { Need = Need.Essential }] },
        ];
        Assert.Contains("TSK2003", Ids(Chain(Transfer.Distinct) with { Steps = steps }));
    }

    [Theory]
    [InlineData(Need.Helpful)]
    [InlineData(Need.Incidental)]
    [InlineData(null)]
    public void Tool_that_only_helps_is_no_gate(Need? need)
    {
        var steps = Change(step => step with { Calls = step.Calls.Select(call => call with { Need = need }).ToEquatableArray() });
        Assert.DoesNotContain("TSK2003", Ids(Chain(Transfer.Distinct) with { Steps = steps }));
    }

    [Theory]
    [InlineData(Requirement.Graded)]
    [InlineData(null)]
    public void Tool_that_degrades_gradually_is_no_gate(Requirement? input) =>
        Assert.DoesNotContain("TSK2003", Ids(Chain(Transfer.Distinct), Python with { Input = input }));

    [Fact]
    public void Optional_script_is_no_gate()
    {
        var steps = Change(step => step.Id == "script" ? step with { Optional = true } : step);
        Assert.DoesNotContain("TSK2003", Ids(Chain(Transfer.Distinct) with { Steps = steps }));
    }

    [Fact]
    public void Names_of_tools_decide_nothing()
    {
        var steps = Change(step =>
            step with
            {
                Calls = step.Calls.Select(call => call with { Tool = "oracle" }).ToEquatableArray(),
                OutputOf = step.OutputOf is null ? null : "oracle",
            }
        );
        var renamed = new ToolInfo("oracle", "T.Oracle") { Input = Requirement.Exact };
        Assert.Equal(Ids(Chain(Transfer.Distinct)), Ids(Chain(Transfer.Distinct) with { Steps = steps }, renamed));
    }

    [Fact]
    public void Measuring_before_the_gate_silences_everything() =>
        Assert.Empty(Ids(Chain(Transfer.Distinct) with { Steps = ScriptAndDigest(Transfer.Distinct, Likelihood) }));

    [Fact]
    public void Shared_skill_alone_makes_no_overlap()
    {
        var first = Family("a", 2000, Exact) with
        {
            Needs = ["T.Carry"],
            Answer = new() { Tokens = 4 },
        };
        var catalog = Catalog(first, first with { Id = "b", Type = "T.b" }) with { Skills = [new("T.Carry", null)] };
        var checkup = Rules.Checkup.Of(catalog, Rules.RuleOptions.Default);
        Assert.Empty(checkup.Findings);
        Assert.All(checkup.Assessments, assessment => Assert.Equal(2000, assessment.EffectiveItems));
    }

    [Fact]
    public void Answer_after_reasoning_is_not_blamed_on_a_gate()
    {
        EquatableArray<StepInfo> steps =
        [
            new("reason", "T.Reason") { Tokens = 100, Across = Transfer.Distinct },
            new("answer", "T.Answer")
            {
                Tokens = 8,
                Across = Transfer.Distinct,
                After = ["reason"],
            },
        ];
        var assessment = Assess(Family("g", 30, Exact, Edit) with { Steps = steps });
        Assert.DoesNotContain("exact gate", assessment.Causes.Select(cause => cause.Name));
    }

    [Fact]
    public void Graded_tool_beside_a_gate_does_not_decide_its_output()
    {
        var search = new ToolInfo("search", "T.Search") { Input = Requirement.Graded };
        var steps = Change(step =>
            step.Id == "script"
                ? step with
                {
                    Calls = [.. step.Calls, new("search") { Need = Need.Helpful }],
                }
                : step with
                {
                    OutputOf = "search",
                }
        );
        Assert.DoesNotContain("TSK2003", Ids(Chain(Transfer.Distinct) with { Steps = steps }, Python, search));
    }

    [Fact]
    public void Tool_that_made_the_output_is_the_one_that_is_named()
    {
        EquatableArray<StepInfo> steps =
        [
            new("a-query", "T.AQuery") { Across = Transfer.Distinct, Calls = [new("sql") { Need = Need.Essential }] },
            .. Change(step => step.Id == "script" ? step with { After = ["a-query"] } : step),
        ];
        var sql = new ToolInfo("sql", "T.Sql") { Input = Requirement.Exact };
        var finding = Findings(Chain(Transfer.Distinct) with { Steps = steps }, Python, sql).Single(x => x.Rule.Id == "TSK2003");
        Assert.Contains("reads the output of python", finding.Message);
        Assert.Equal("record LogLikelihood on Script", finding.Remedy);
    }

    [Fact]
    public void Three_questions_are_few_before_they_are_guessed() =>
        Assert.Equal("few samples", Plainly(Family("q", 3, Accuracy, PerChoice) with { Choices = new(4) }).Cause);

    private static EquatableArray<StepInfo> Change(Func<StepInfo, StepInfo> change) =>
        ScriptAndDigest(Transfer.Distinct).Select(change).ToEquatableArray();
}
