using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class TargetLengthsTests
{
    [Fact]
    public void Weights_and_correlation()
    {
        Close(.75 * .81 + .25 * .9, TargetLengths.ExactMatch(.9, [2, 1], [3, 1]));
        Close(
            .5 * (TokenErrors.ExactMatch(.9, 2, .3) + TokenErrors.ExactMatch(.9, 18, .3)),
            TargetLengths.ExactMatch(.9, [2, 18], correlation: .3)
        );
    }

    [Theory]
    [InlineData(.25, 1e-12)]
    [InlineData(.5, 1e-11)]
    [InlineData(1, 1e-7)]
    [InlineData(2, 1e-4)]
    public void Log_normal_lengths_against_the_trapezium_rule(double variation, double tolerance)
    {
        var variance = Math.Log(1 + variation * variation);
        foreach (var surprisal in new[] { .1, 1, 5, 20, 100 })
        {
            var expected = 0.0;
            for (var z = -12.0; z <= 12; z += 1 / 64.0)
                expected += Normal.Density(z) / 64 * Math.Exp(-surprisal * Math.Exp(Math.Sqrt(variance) * z - variance / 2));
            var match = TargetLengths.LogNormalExactMatch(Math.Exp(-.01), 100 * surprisal, variation);
            Assert.Equal(expected, match, tolerance);
        }
    }

    [Fact]
    public void Lengths_that_do_not_vary() => Close(Math.Pow(.9, 10), TargetLengths.LogNormalExactMatch(.9, 10, 0));

    [Fact]
    public void The_ends_of_token_accuracy()
    {
        Assert.Equal(1, TargetLengths.LogNormalExactMatch(1, 10, .5), 1e-12);
        Assert.Equal(0, TargetLengths.LogNormalExactMatch(0, 10, .5));
        Assert.Equal(1, TargetLengths.ExactMatch(1, [1, 100]));
        Assert.Equal(0, TargetLengths.ExactMatch(0, [1, 100]));
    }

    [Fact]
    public void Varied_lengths_never_lower_exact_match() =>
        Prop.ForAll(
                (
                    from p in Gen.Choose(1, 99)
                    from lengths in Gen.Choose(1, 40).NonEmptyListOf()
                    select (p, lengths)
                ).ToArbitrary(),
                t =>
                {
                    var right = t.p / 100.0;
                    var match = TargetLengths.ExactMatch(right, [.. t.lengths]);
                    var effective = TargetLengths.EffectiveLength(right, match);
                    return effective <= t.lengths.Average() + 1e-9 && effective >= t.lengths.Min() - 1e-9;
                }
            )
            .Check(Cases(300));
}
