using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5007FewTimingsTests
{
    [Theory]
    [InlineData("HumanTime([|40|], HumanSource.Baseline, N = 1)")]
    [InlineData("HumanTime([|40|], HumanSource.Baseline, Who = Who.Junior, N = 2)")]
    [InlineData("HumanTime(9, HumanSource.Baseline, N = 5), HumanTime([|0.5|], HumanSource.Baseline, N = 1)")]
    [InlineData("Task(\"a\", HumanMinutes = 9), Task(\"b\", HumanMinutes = 9, [|HumanN = 1|])")]
    [InlineData(
        "Task(\"a\", HumanMinutes = 9, HumanSource = HumanSource.Baseline, [|HumanN = 2|]), Task(\"b\", HumanMinutes = 9, HumanN = 1)"
    )]
    public Task Time_of_one_or_two_people_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("HumanTime(40, HumanSource.Baseline, N = 3)")]
    [InlineData("HumanTime(40, HumanSource.Baseline)")]
    [InlineData("HumanTime(40, HumanSource.Baseline, N = 1, Factor = 3)")]
    [InlineData("HumanTime(40, HumanSource.Estimate, N = 1)")]
    [InlineData("Task(\"a\", HumanMinutes = 9, HumanSource = HumanSource.FirstSolve, HumanN = 1)")]
    [InlineData("Task(\"a\", HumanMinutes = 9), Task(\"b\", HumanN = 1)")]
    public Task Enough_people_or_a_known_factor_or_nothing_known_is_silent(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public async Task Message_says_what_it_may_as_well_be()
    {
        var one = (await Test("HumanTime([|40|], HumanSource.Baseline, N = 1)").SingleAsync()).GetMessage();
        Assert.Contains("within a factor of about 3: people may as well take 13 or 120.", one, StringComparison.Ordinal);
        var two = (await Test("HumanTime([|40|], HumanSource.Baseline, N = 2)").SingleAsync()).GetMessage();
        Assert.Contains("or declare Factor = 2.2.", two, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_counts_the_tasks()
    {
        var tasks = string.Join(", ", Enumerable.Range(0, 4).Select(i => $"Task(\"t{i}\", HumanMinutes = 9, HumanN = 1)"));
        var message = (await Test(tasks).SingleAsync()).GetMessage();
        Assert.Contains("task t0 of x are the time of one person, and so are those of 3 more", message, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of(
            "TSK5007",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<ExactMatch>, {attributes}]")
        );
}
