using TaskSpec.Scaling.Chain;

namespace TaskSpec.Scaling.Tests.Chain;

public class ChainTests
{
    // One sample's log-likelihoods −10, −11, −12, −13: shares by their softmax.
    [Fact]
    public void The_steps_of_one_sample_are_what_they_are_defined_as()
    {
        var steps = ChainMetrics.Of(-10, [-11, -12, -13]).ToDictionary();
        Assert.Equal(0.643914260, steps[ChainMetrics.Share], 9);
        Assert.Equal(-0.191532410, steps[ChainMetrics.Brier], 9);
        Assert.Equal(1, steps[ChainMetrics.Accuracy]);
        Assert.Equal(Math.Exp(-10), steps[ChainMetrics.Probability], 15);
    }

    [Fact]
    public void Shares_survive_likelihoods_that_underflow()
    {
        var steps = ChainMetrics.Of(-2000, [-2001]).ToDictionary();
        Assert.Equal(1 / (1 + Math.Exp(-1)), steps[ChainMetrics.Share], 12);
        Assert.Equal(0, steps[ChainMetrics.Probability]);
    }

    // scipy.stats.spearmanr, pearsonr and kendalltau.
    [Theory]
    [InlineData(RankStatistic.Spearman, 0.8108437164260032)]
    [InlineData(RankStatistic.Pearson, 0.8366600265340756)]
    [InlineData(RankStatistic.Kendall, 0.5855400437691199)]
    public void Correlations_agree_with_scipy(RankStatistic statistic, double expected) =>
        Assert.Equal(expected, ComputeCorrelation.Of([1, 2, 3, 4, 5, 6, 7], [2, 1, 4, 3, 3, 8, 7], statistic), 12);

    [Fact]
    public void Each_step_decorrelates_where_wrong_choices_gain_too()
    {
        // Every choice's log-likelihood rises with compute; each sample's choices rise at rates of their own.
        var report = ChainReport.Of(Table(400, wrongRise: 1, noise: 0.3));
        var mean = report.Metrics.ToDictionary(metric => metric.Metric, metric => metric.Mean!.Value);
        Assert.True(mean[ChainMetrics.LogLikelihood] > 0.9);
        Assert.Equal(mean[ChainMetrics.LogLikelihood], mean[ChainMetrics.Probability], 12);
        Assert.True(mean[ChainMetrics.Share] < mean[ChainMetrics.Probability] - 0.3);
        Assert.True(report.Wrong!.WithCompute.Mean > 0.8);
        Assert.True(report.Wrong.WithRight.Mean > 0.7);
    }

    [Fact]
    public void Nothing_is_lost_where_wrong_choices_stand_still()
    {
        var report = ChainReport.Of(Table(100, wrongRise: 0, noise: 0));
        foreach (var metric in report.Metrics.Where(metric => metric.Metric != ChainMetrics.Accuracy))
        {
            Assert.Equal(1, metric.Mean!.Value, 12);
            Assert.Equal(2, metric.Auc!.Value, 12);
            Assert.Equal(1, metric.ShareAbove(0.75));
        }
    }

    [Fact]
    public void Three_models_are_too_few() =>
        Assert.Contains("4 models", Assert.Throws<ScalingException>(() => ChainReport.Of(Table(10, 1, 1, models: 3))).Message);

    private static ChainTable Table(int samples, double wrongRise, double noise, int models = 8)
    {
        var random = new Random(11);
        var table = new ChainTable();
        for (var sample = 0; sample < samples; sample++)
        {
            double[] rises = [1, .. Enumerable.Range(0, 3).Select(_ => wrongRise * (1 + 0.3 * random.NextNormal()))];
            double[] starts = [-30 + random.NextNormal(), .. Enumerable.Range(0, 3).Select(_ => -30 + random.NextNormal())];
            for (var model = 0; model < models; model++)
            {
                for (var choice = 0; choice < 4; choice++)
                    table.Add(
                        new(
                            $"m{model}",
                            "task",
                            $"s{sample}",
                            choice == 0 ? ChainMetrics.LogLikelihood : ChainMetrics.WrongLogLikelihood + choice
                        )
                        {
                            Flop = Math.Pow(10, 18 + model),
                            Value = starts[choice] + rises[choice] * model + noise * random.NextNormal(),
                        }
                    );
            }
        }

        return table;
    }
}
