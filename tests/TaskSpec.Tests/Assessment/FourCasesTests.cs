using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using static TaskSpec.Testing.Catalogs.HashingSteps;
using static TaskSpec.Tests.Assessments.Declared;
using RuleOptions = TaskSpec.Rules.RuleOptions;

namespace TaskSpec.Tests.Assessments;

/// <summary>The four cases of the sources: what TaskSpec must say of each.</summary>
public class FourCasesTests
{
    private static readonly double Limit = RuleOptions.Default.ExcessLimit;

    [Fact]
    public void Chain_of_one_capability_is_one_task_by_overlap()
    {
        var same = Assess(Chain(Transfer.Same));

        Assert.Equal(1, same.EffectiveItems, 6);
        Assert.InRange(same.Forecast!.Excess, .3, .5);
        Assert.Equal("overlap", same.Cause);
    }

    [Fact]
    public void Chain_written_as_one_step_is_still_one_task()
    {
        EquatableArray<StepInfo> step =
        [
            new("digest", "T.Digest")
            {
                Tokens = 64,
                Across = Transfer.Same,
                Calls = [new("python") { Need = Need.Essential }],
                OutputOf = "python",
            },
        ];
        var assessment = Assess(Chain(Transfer.Same) with { Steps = step });

        Assert.Equal((1, "overlap"), (assessment.EffectiveItems, assessment.Cause));
        Assert.True(assessment.Forecast!.Excess > .3);
    }

    [Theory]
    [InlineData(Transfer.Similar)]
    [InlineData(Transfer.Distinct)]
    [InlineData(null)]
    public void Chain_costs_visibly_less_where_less_is_shared(Transfer? across) =>
        Assert.True(Assess(Chain(across)).Forecast!.Excess < .6 * Assess(Chain(Transfer.Same)).Forecast!.Excess);

    [Theory]
    [InlineData(.3)]
    [InlineData(.6)]
    [InlineData(1)]
    public void Chain_is_blocked_at_any_jump(double jump)
    {
        var ladder = Ladder.LogSpaced(1e18, 1e22, 7, 1e24);
        var exact = new AllRight();
        var design = new Design(
            ladder,
            DifficultyPrior.Uniform(ladder, Priors.AnswerCurves),
            exact,
            exact,
            false,
            Sharing.Of(100, 1, 1, jump)
        )
        {
            Departures = new(Priors.AnswerCurves.Misfits, Priors.AnswerCurves.MisfitDecades),
        };

        Assert.True(ForecastError.Of(design).ExcessOver(ForecastError.Floor(design)) > .2);
    }

    [Fact]
    public void Digest_by_tool_gains_nothing_from_edit_similarity()
    {
        var exact = Assess(Chain(Transfer.Distinct) with { Records = [] });
        var both = Assess(Chain(Transfer.Distinct));

        Assert.InRange(both.Forecast!.Error / exact.Forecast!.Error, .98, 1.000001);
        Assert.True(both.Forecast.Excess > Limit);
        Assert.Equal("exact gate", both.Cause);
        Assert.InRange(both.Forecast.EffectiveLength, 1, 1.3);
    }

    [Fact]
    public void Digest_by_tool_is_remedied_before_the_gate()
    {
        var remedy = Assess(Chain(Transfer.Distinct)).Remedies[0];
        Assert.Equal(("TaskSpec.LogLikelihood", "T.Script", true), (remedy.Metric!, remedy.On!, remedy.Suffices));

        var remedied = Assess(Chain(Transfer.Distinct) with { Steps = ScriptAndDigest(Transfer.Distinct, Likelihood) });
        Assert.True(remedied.Forecast!.Excess <= Limit);
    }

    [Fact]
    public void Addition_needs_edit_similarity_or_a_thousand_samples()
    {
        var exact = Assess(Family("add", 100, Exact) with { Answer = new() { Tokens = 4 } });
        var edit = Assess(Family("add", 100, Exact, Edit) with { Answer = new() { Tokens = 4 } });
        var thousand = Assess(Family("add", 1000, Exact) with { Answer = new() { Tokens = 4 } });

        Assert.True(exact.Forecast!.Excess > Limit);
        Assert.True(edit.Forecast!.Excess <= Limit);
        Assert.True(edit.Forecast.Error <= .9 * exact.Forecast.Error);
        Assert.True(thousand.Forecast!.Excess <= Limit);
        Assert.Equal("TaskSpec.EditSimilarity", exact.Remedies[0].Metric);
    }

    [Fact]
    public void Four_choices_are_forecast_better_than_answers_and_lose_most_by_the_chance_floor()
    {
        var accuracy = Family("four", 100, Accuracy) with { Choices = new(4) };
        var error = Assess(accuracy).Forecast!.Error;

        // Published tables of choices turned out smoother than those of answers.
        Assert.True(Assess(accuracy).Forecast!.Excess <= Limit * .75);
        Assert.Equal(Limit * .75, Assess(accuracy).Limit, 1e-4);
        Assert.Equal("chance floor", Assess(accuracy).Causes[0].Name);
        Assert.True(Assess(accuracy with { Records = [Brier] }).Forecast!.Error <= error);
        Assert.True(Assess(accuracy with { Records = [Brier, PerChoice] }).Forecast!.Error <= error);
        Assert.True(Assess(accuracy with { Samples = new(SampleKind.Method) { Count = 1000 } }).Forecast!.Error < .9 * error);
    }

    [Fact]
    public void Chain_has_by_far_the_largest_excess()
    {
        var others = new[]
        {
            Assess(Chain(Transfer.Distinct)),
            Assess(Family("add", 100, Exact)),
            Assess(Family("four", 100, Accuracy) with { Choices = new(4) }),
        };
        Assert.All(others, other => Assert.True(Assess(Chain(Transfer.Same)).Forecast!.Excess > 2 * other.Forecast!.Excess));
    }
}
