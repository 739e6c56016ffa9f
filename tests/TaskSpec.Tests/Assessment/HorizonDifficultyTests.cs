using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using static TaskSpec.Testing.Catalogs.HashingSteps;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>Difficulty from human time, steps that know only their minutes, and what spreads.</summary>
public sealed class HorizonDifficultyTests
{
    [Fact]
    public void Minutes_narrow_the_prior_where_the_author_says_so()
    {
        var timed = Family("f", 100, Exact) with { HumanTimes = [new(4, HumanSource.Baseline)] };
        Assert.Equal(Assess(Family("f", 100, Exact)).Forecast, Assess(timed).Forecast);
        var derived = Assess(timed with { DifficultyFromHumanTime = new() });
        Assert.Contains(derived.Assumptions, text => text.StartsWith("half way at 1e25.3 FLOP", StringComparison.Ordinal));
        // Four minutes are GPT-4's, beyond this ladder; ten seconds are not.
        var quick = Assess(timed with { DifficultyFromHumanTime = new(), HumanTimes = [new(.003, HumanSource.Baseline)] });
        Assert.True(quick.Curve[0].Expected > derived.Curve[0].Expected);
        var narrow = Assess(timed with { DifficultyFromHumanTime = new() { Decades = .3 } });
        Assert.True(narrow.Forecast!.Error < derived.Forecast!.Error);
    }

    [Fact]
    public void People_s_times_go_before_estimates_and_a_declared_difficulty_before_both()
    {
        var both = Family("f", 100, Exact) with
        {
            HumanTimes = [new(400, HumanSource.Estimate), new(4, HumanSource.Baseline)],
            DifficultyFromHumanTime = new(),
        };
        Assert.Contains(Assess(both).Assumptions, text => text.Contains("horizon of 4 minutes", StringComparison.Ordinal));
        var declared = both with { Difficulty = new(1e20, .5) };
        Assert.Equal(Assess(declared with { DifficultyFromHumanTime = null }).Forecast, Assess(declared).Forecast);
    }

    [Fact]
    public void One_capability_is_one_task_however_the_human_time_spreads()
    {
        var spread = Chain(Transfer.Same) with
        {
            Samples = null,
            Tasks = [.. Enumerable.Range(0, 100).Select(i => new EvalTask($"t{i}") { HumanMinutes = Math.Pow(10, i / 25.0) })],
            DifficultyFromHumanTime = new(),
        };
        Assert.Equal(1, Assess(spread).EffectiveItems);
        Assert.Equal("overlap", Assess(spread).Cause);
        var distinct = spread with { Steps = ScriptAndDigest(Transfer.Similar) };
        Assert.True(Assess(distinct).EffectiveItems > 6);
    }

    [Fact]
    public void Steps_of_unknown_length_share_by_their_minutes()
    {
        StepInfo Step(string id, double minutes) => new(id, "T." + id) { HumanMinutes = minutes };
        var structure = new Structure(Family("f", 100, Exact) with { Steps = [Step("a", 1), Step("b", 16)] }, []);
        Assert.Equal(Math.Pow(16, Priors.HazardShape), structure.ShareOf(1) / structure.ShareOf(0), 1e-9);
        Assert.Equal(1, structure.ShareOf(0) + structure.ShareOf(1), 1e-12);
    }
}
