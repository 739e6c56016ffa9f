using TaskSpec.Measurement;

namespace TaskSpec.Tests.Measurement.Statistics;

/// <summary>Arguments outside a function's domain are refused by name, and never become NaN.</summary>
public class HostileInputTests
{
    private static readonly double[] NotProbabilities = [-.1, 1.1, double.NaN, double.PositiveInfinity];
    private static readonly double[] NotPositive = [0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static void Refused<T>(string argument, Func<T> call)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => (object?)call());
        Assert.Equal(argument, refusal.ParamName);
        Assert.Contains($"{argument} must be ", refusal.Message);
    }

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
}
