using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>How steps are passed, by hand: λ is 2 throughout, and a step has half of it.</summary>
public sealed class StepPassTests
{
    private const double Lambda = 2;
    private static readonly double once = Math.Exp(-1);

    private static double Pass(StepPass step) => new AllSteps([step]).At(Math.Log(Lambda)).Mean;

    [Fact]
    public void Plainly_it_is_the_step_s_own_chance() => Close(once, Pass(new(.5)), 1e-12);

    [Fact]
    public void Retries_are_further_tries() => Close(1 - Math.Pow(1 - once, 3), Pass(new(.5) { Retries = 2 }), 1e-12);

    [Fact]
    public void A_recovery_is_one_more_try_where_a_failure_was_noticed() =>
        Close(once + (1 - once) * .4 * once, Pass(new(.5) { Recovery = .4 }), 1e-12);

    [Fact]
    public void Either_way_suffices() =>
        Close(1 - (1 - once) * (1 - Math.Exp(-Lambda * .2)), Pass(new(.5) { Alternatives = [.2] }), 1e-12);

    [Fact]
    public void Varied_lengths_are_easier_than_their_mean()
    {
        // Two lengths, 2 and 18, have a mean of 10 and a variation of .8; gamma lengths of that variation come near them.
        var two = .5 * (Math.Pow(.9, 2) + Math.Pow(.9, 18));
        var gamma = new AllSteps([new(1) { LengthVariation = .8 }]).At(Math.Log(-10 * Math.Log(.9))).Mean;
        Assert.True(gamma > Math.Pow(.9, 10) + .09);
        Assert.Equal(two, gamma, .04);
        Assert.Equal(TargetLengths.LogNormalExactMatch(.9, 10, .8), gamma, .02);
    }

    [Fact]
    public void Slopes_are_derivatives()
    {
        var steps = new AllSteps([
            new(.4)
            {
                Retries = 2,
                Recovery = .3,
                Alternatives = [.3, .1],
            },
            new(.6) { LengthVariation = .5, Recovery = .1 },
        ]);
        for (var u = -6.0; u < 4; u += .25)
        {
            const double h = 1e-5;
            var (mean, information) = steps.At(u);
            var slope = (steps.At(u + h).Mean - steps.At(u - h).Mean) / (2 * h);
            Assert.Equal(slope * slope / (mean * (1 - mean)), information, 1e-6 * (1 + information));
        }
    }

    [Fact]
    public void Rubrics_count_what_retries_pass()
    {
        var step = new StepPass(.5) { Retries = 1 };
        var rubric = new WeightedSteps([new(1, step, []), new(1, new StepPass(.5), [0])]);
        var first = 1 - (1 - once) * (1 - once);
        Close(.5 * (first + first * once), rubric.At(Math.Log(Lambda)).Mean, 1e-12);
    }
}
