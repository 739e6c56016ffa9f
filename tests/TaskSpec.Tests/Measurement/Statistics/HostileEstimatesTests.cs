using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Statistics.Refusals;

namespace TaskSpec.Tests.Measurement.Statistics;

public class HostileEstimatesTests
{
    [Fact]
    public void Standard_errors()
    {
        Refused("scores", () => StandardError.OfMean([]));
        Refused("scores", () => StandardError.OfMean([1]));
        Refused("scores", () => StandardError.OfMean([1, double.NaN]));
        Refused("scores", () => StandardError.Clustered([1, double.PositiveInfinity], [1, 2]));
        Refused("clusters", () => StandardError.Clustered([1, 0], [1]));
        Refused("clusters", () => StandardError.Clustered([1, 0], [1, 1]));
        Refused("second", () => StandardError.Paired([1, 0], [1]));
        Refused("first", () => StandardError.OfDifference(-1, 1));
        Refused("second", () => StandardError.OfDifference(1, double.NaN));
        Refused("correlation", () => StandardError.OfDifference(1, 1, 1.1));
        Refused("questions", () => StandardError.McNemar(0, 0, 0));
        Refused("onlyFirst", () => StandardError.McNemar(-1, 0, 10));
        Refused("onlySecond", () => StandardError.McNemar(6, 5, 10));
        Refused("between", () => StandardError.Resampled(-1, 1, 10));
        Refused("within", () => StandardError.Resampled(1, double.NaN, 10));
        Refused("questions", () => StandardError.Resampled(1, 1, 0));
        Refused("answers", () => StandardError.Resampled(1, 1, 10, 0));
    }

    [Fact]
    public void Proportions()
    {
        foreach (var p in NotProbabilities)
        {
            Refused("proportion", () => Proportion.StandardError(p, 10));
            Refused("score", () => Proportion.AboveChance(p, 0, 0));
            Refused("confidence", () => Proportion.Wilson(1, 10, p));
            Refused("chance", () => Proportion.AboveChance(1, 0, p));
        }
        Refused("chance", () => Proportion.AboveChance(1, 0, 1));
        Refused("count", () => Proportion.StandardError(.5, 0));
        Refused("count", () => Proportion.Wilson(0, -1));
        Refused("successes", () => Proportion.Wilson(11, 10));
        Refused("count", () => Proportion.RuleOfThree(0));
    }

    [Fact]
    public void Variance_components()
    {
        Refused("scores", () => VarianceComponents.Of([], new List<int>()));
        Refused("scores", () => VarianceComponents.Of([double.NaN, 1], [1, 1]));
        Refused("clusters", () => VarianceComponents.Of([1, 1], [1]));
        Refused("correlation", () => VarianceComponents.DesignEffect(2, double.NaN));
        foreach (var size in NotPositive)
            Refused("size", () => VarianceComponents.DesignEffect(size, .1));
    }

    [Fact]
    public void Powers()
    {
        foreach (var variance in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Refused("between", () => Power.PairedVariance(variance));
            Refused("firstWithin", () => Power.PairedVariance(1, variance));
            Refused("secondWithin", () => Power.PairedVariance(1, 1, variance));
            Refused("first", () => Power.UnpairedVariance(variance, 1));
            Refused("second", () => Power.UnpairedVariance(1, variance));
            Refused("variance", () => Power.Questions(.1, variance));
            Refused("variance", () => Power.MinimumDetectableEffect(10, variance));
        }
        foreach (var none in NotPositive)
        {
            Refused("firstAnswers", () => Power.PairedVariance(1, 1, 1, none));
            Refused("secondAnswers", () => Power.PairedVariance(1, 1, 1, 1, none));
            Refused("questions", () => Power.MinimumDetectableEffect(none, 1));
        }
        Refused("difference", () => Power.Questions(0, 1));
        Refused("difference", () => Power.Questions(double.NaN, 1));
        foreach (var p in NotProbabilities.Append(0).Append(1))
        {
            Refused("significance", () => Power.Questions(.1, 1, p));
            Refused("power", () => Power.Questions(.1, 1, .05, p));
            Refused("chance", () => Power.QuestionsAboveChance(.5, p));
            Refused("confidence", () => Power.AttemptsToSucceed(.5, p));
        }
        Refused("rate", () => Power.QuestionsAboveChance(.25, .25));
        Refused("rate", () => Power.QuestionsAboveChance(double.NaN, .25));
        Refused("rate", () => Power.AttemptsToSucceed(-1));
    }

    [Fact]
    public void Repeated_attempts()
    {
        Refused("attempts", () => RepeatedAttempts.PassAtK(0, 0, 1));
        Refused("passed", () => RepeatedAttempts.PassAtK(5, 6, 1));
        Refused("passed", () => RepeatedAttempts.PassHatK(5, -1, 1));
        Refused("k", () => RepeatedAttempts.PassAtK(5, 1, 6));
        Refused("k", () => RepeatedAttempts.PassHatK(5, 1, 0));
        foreach (var p in NotProbabilities)
        {
            Refused("probability", () => RepeatedAttempts.PassAtKMoments(5, 1, p));
            Refused("probability", () => RepeatedAttempts.PassHatKMoments(5, 1, p));
        }
        foreach (var none in NotPositive)
        {
            Refused("a", () => RepeatedAttempts.FailAtK(none, 1, 1));
            Refused("b", () => RepeatedAttempts.FailAtK(1, none, 1));
        }
        Refused("k", () => RepeatedAttempts.FailAtK(1, 1, -1));
    }

    [Fact]
    public void Trends()
    {
        Refused("scores", () => TrendShape.Of([0, 1, double.NaN]));
        Refused("scores", () => TrendShape.Of([double.NegativeInfinity]));
        Refused("scores", () => TrendShape.Of([-1e308, 0, 1e308]));
        Refused("models", () => new TrendNoise(2));
        Refused("draws", () => new TrendNoise(3, 0));
        Refused("share", () => new TrendNoise(3, 10).LinearityQuantile(1));
        Refused("share", () => new TrendNoise(3, 10).BreakthroughnessQuantile(double.NaN));
    }
}
