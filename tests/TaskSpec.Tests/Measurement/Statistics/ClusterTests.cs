using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class ClusterTests
{
    internal static readonly double[] Scores = [1, 1, 1, 0, 0, 1, 0, 0];
    internal static readonly int[] Clusters = [0, 0, 0, 1, 1, 2, 2, 3];

    [Fact]
    public void Keys_of_clusters_may_be_anything() =>
        Assert.Equal(
            StandardError.Clustered(Scores, Clusters),
            StandardError.Clustered(Scores, [.. Clusters.Select(c => $"passage {9 - c}")])
        );

    [Fact]
    public void Clusters_of_one_are_independent() =>
        Close(StandardError.OfMean(Scores), StandardError.Clustered(Scores, Enumerable.Range(0, 8).ToArray()));

    [Fact]
    public void Design_effect()
    {
        Close(2.8, VarianceComponents.DesignEffect(10, .2));
        Close(EffectiveNumber.Equicorrelated(100, .1), 100 / VarianceComponents.DesignEffect(100, .1));
    }

    [Fact]
    public void Components_by_hand()
    {
        // Means 1, 3, 5; within each a squared deviation of 2: MSB = 8, MSW = 2, m₀ = 2.
        var components = VarianceComponents.Of([0, 2, 2, 4, 4, 6], ["a", "a", "b", "b", "c", "c"]);
        Assert.Equal(new VarianceComponents(3, 2, 2), components);
        Close(.6, components!.Value.IntraclassCorrelation);
        // Sizes 3 and 1: MSB = 3, MSW = 1, m₀ = 4 − 10/4.
        var unequal = VarianceComponents.Of([0, 1, 2, 3], [0, 0, 0, 1])!.Value;
        Close(1.5, unequal.ClusterSize);
        Close(2 / 3.5, unequal.IntraclassCorrelation);
    }

    [Fact]
    public void Correlation_has_the_ends_of_its_range()
    {
        Assert.Equal(1, VarianceComponents.Of([0, 0, 5, 5], [0, 0, 1, 1])!.Value.IntraclassCorrelation);
        Close(-1, VarianceComponents.Of([0, 1, 0, 1], [0, 0, 1, 1])!.Value.IntraclassCorrelation);
    }

    [Fact]
    public void Nothing_to_tell_apart_is_no_estimate()
    {
        Assert.Null(VarianceComponents.Of([0, 1, 0], [7, 7, 7]));
        Assert.Null(VarianceComponents.Of([0, 1, 0], [1, 2, 3]));
        Assert.Null(VarianceComponents.Of([.1, .1, .1, .1], [1, 1, 2, 2]));
    }

    [Fact]
    public void Clustered_intervals_cover_where_plain_ones_do_not()
    {
        // 60 passages of 3 to 8 questions; a passage's pass rate is .2 or .8, so that ρ = .36.
        const int runs = 2000;
        var random = new Random(20240611);
        int plain = 0,
            clustered = 0;
        double correlation = 0,
            stated = 0,
            squared = 0;
        for (var run = 0; run < runs; run++)
        {
            var scores = new List<double>();
            var passages = new List<int>();
            for (var passage = 0; passage < 60; passage++)
            {
                var rate = random.NextDouble() < .5 ? .2 : .8;
                for (var question = 0; question < 3 + passage % 6; question++)
                {
                    scores.Add(random.NextDouble() < rate ? 1 : 0);
                    passages.Add(passage);
                }
            }
            var miss = scores.Average() - .5;
            var error = StandardError.Clustered(scores, passages);
            plain += Math.Abs(miss) < 1.96 * StandardError.OfMean(scores) ? 1 : 0;
            clustered += Math.Abs(miss) < 1.96 * error ? 1 : 0;
            correlation += VarianceComponents.Of(scores, passages)!.Value.IntraclassCorrelation / runs;
            (stated, squared) = (stated + error * error / runs, squared + miss * miss / runs);
        }
        Assert.InRange(clustered / (double)runs, .935, .965);
        Assert.InRange(plain / (double)runs, .6, .8);
        Assert.Equal(.36, correlation, .01);
        Close(squared, stated, .07);
    }

    [Fact]
    public void Components_of_resampled_answers_give_the_error_of_their_mean()
    {
        // 300 questions answered 4 times, with expected scores uniform: variance 1/12 between, 1/6 within.
        const int runs = 400;
        var random = new Random(7);
        double between = 0,
            within = 0,
            squared = 0;
        for (var run = 0; run < runs; run++)
        {
            var rates = Enumerable.Range(0, 300).Select(_ => random.NextDouble()).ToArray();
            var questions = Enumerable.Range(0, 1200).Select(i => i / 4).ToArray();
            double[] scores = [.. questions.Select(q => random.NextDouble() < rates[q] ? 1.0 : 0)];
            var components = VarianceComponents.Of(scores, questions)!.Value;
            (between, within) = (between + components.Between / runs, within + components.Within / runs);
            squared += Math.Pow(scores.Average() - .5, 2) / runs;
        }
        Close(1 / 12.0, between, .01);
        Close(1 / 6.0, within, .01);
        Close(Math.Sqrt(squared), StandardError.Resampled(between, within, 300, 4), .07);
    }
}
