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

    [Fact]
    public void Dispersion_of_tokens()
    {
        foreach (var p in NotProbabilities)
        {
            Refused("right", () => TokenDispersion.ExactMatchBounds(p, 3));
            Refused("scores", () => TokenDispersion.Index([.5, p]));
            Refused("index", () => TokenDispersion.Correlation(p, 3));
            Refused("right", () => TokenDispersion.CorrelationOfExactMatch(p, 3, .5));
            Refused("exactMatch", () => TokenDispersion.CorrelationOfExactMatch(.5, 3, p));
        }
        Refused("length", () => TokenDispersion.ExactMatchBounds(.5, 0));
        Refused("scores", () => TokenDispersion.Index([]));
        Refused("length", () => TokenDispersion.Correlation(.5, 1));
        Refused("length", () => TokenDispersion.CorrelationOfExactMatch(.5, 1, .5));
    }

    [Fact]
    public void Lengths()
    {
        foreach (var p in NotProbabilities)
        {
            Refused("right", () => TargetLengths.ExactMatch(p, [1]));
            Refused("correlation", () => TargetLengths.ExactMatch(.5, [1], null, p));
            Refused("right", () => TargetLengths.LogNormalExactMatch(p, 1, 1));
            Refused("right", () => TargetLengths.EffectiveLength(p, .5));
            Refused("exactMatch", () => TargetLengths.EffectiveLength(.5, p));
        }
        Refused("lengths", () => TargetLengths.ExactMatch(.5, []));
        Refused("lengths", () => TargetLengths.ExactMatch(.5, [3, 0]));
        Refused("weights", () => TargetLengths.ExactMatch(.5, [3], [1, 1]));
        Refused("weights", () => TargetLengths.ExactMatch(.5, [3, 4], [1, double.NaN]));
        Refused("weights", () => TargetLengths.ExactMatch(.5, [3, 4], [0, 0]));
        Refused("exactMatch", () => TargetLengths.EffectiveLength(.5, 0));
        Refused("variation", () => TargetLengths.LogNormalExactMatch(.5, 1, double.NaN));
        Refused("variation", () => TargetLengths.LogNormalExactMatch(.5, 1, 2.1));
        foreach (var none in NotPositive)
            Refused("mean", () => TargetLengths.LogNormalExactMatch(.5, none, 1));
    }

    [Fact]
    public void Horizons()
    {
        foreach (var none in NotPositive)
        {
            Refused("Shape", () => new WeibullHorizon(0, none).Success(1));
            Refused("Shape", () => new WeibullHorizon(0, none).Ratio(.8));
            Refused("Half", () => new LogisticHorizon(none, 1).Success(1));
            Refused("Slope", () => new LogisticHorizon(1, none).Horizon(.8));
            Refused("half", () => WeibullHorizon.Through(none, 1));
            Refused("horizon", () => WeibullHorizon.Through(1, none));
            Refused("half", () => LogisticHorizon.Through(none, 1));
            Refused("horizon", () => LogisticHorizon.Through(1, none));
        }
        foreach (var p in NotProbabilities.Append(0).Append(1))
        {
            Refused("success", () => new WeibullHorizon(0, 1).Horizon(p));
            Refused("success", () => new LogisticHorizon(1, 1).Horizon(p));
            Refused("success", () => WeibullHorizon.Through(2, 1, p));
            Refused("success", () => LogisticHorizon.Through(2, 1, p));
        }
        Refused("Intercept", () => new WeibullHorizon(double.NaN, 1).Horizon(.5));
        Refused("time", () => new WeibullHorizon(0, 1).Success(-1));
        Refused("time", () => new LogisticHorizon(1, 1).Success(double.PositiveInfinity));
        foreach (var horizon in new[] { 15.0, 30 })
        {
            Refused("horizon", () => WeibullHorizon.Through(15, horizon));
            Refused("horizon", () => LogisticHorizon.Through(15, horizon));
        }
        Refused("times", () => new WeibullHorizon(0, 1).SurprisalShares([]));
        Refused("times", () => new WeibullHorizon(0, 1).SurprisalShares([0, 0]));
        Refused("times", () => new WeibullHorizon(0, 1).SurprisalShares([1, -1]));
    }

    [Fact]
    public void Limits_of_harnesses()
    {
        foreach (var p in NotProbabilities)
        {
            Refused("ceiling", () => HarnessLimits.OneAbility(p, .5));
            Refused("ability", () => HarnessLimits.OneAbility(.5, p));
            Refused("ceiling", () => HarnessLimits.MidpointShift(p, 1));
        }
        foreach (var negative in NotPositive.Skip(1))
        {
            Refused("start", () => HarnessLimits.ShareInTime(negative, 1, 1, 1));
            Refused("step", () => HarnessLimits.ShareInTime(1, negative, 1, 1));
            Refused("limit", () => HarnessLimits.ShareInTime(1, 1, negative, 1));
            Refused("budget", () => HarnessLimits.ShareWithin(negative, 1, 1));
            Refused("median", () => HarnessLimits.ShareWithin(1, negative, 1));
            Refused("deviation", () => HarnessLimits.ShareWithin(1, 1, negative));
            Refused("scale", () => HarnessLimits.MidpointShift(1, negative));
        }
        Refused("items", () => HarnessLimits.ShareInTime(1, 1, 1, 0));
        Refused("median", () => HarnessLimits.ShareWithin(1, 0, 1));
    }

    [Fact]
    public void Suites_and_gains()
    {
        Refused("exponent", () => new SuiteCurve(Plans.Exact, 0, [1]));
        Refused("midpoints", () => new SuiteCurve(Plans.Exact, .3, []));
        Refused("midpoints", () => new SuiteCurve(Plans.Exact, .3, [double.NaN]));
        Refused("logFlop", () => new SuiteCurve(Plans.Exact, .3, [1]).At(double.NaN));
        Refused("share", () => new SuiteCurve(Plans.Exact, .3, [1]).LogFlopAt(1));
        Refused("midpointVariance", () => SuiteCurve.LogisticDeviation(-1, 1));
        Refused("scale", () => SuiteCurve.LogisticDeviation(1, double.NaN));
        Refused("signalToNoise", () => SuccessiveGains.Correlation(-1));
        Refused("first", () => SuccessiveGains.HardSteps(0, .1));
        Refused("second", () => SuccessiveGains.HardSteps(.5, .6));
        Refused("covariance", () => SuccessiveGains.Disattenuated(double.NaN, 1, 1, default));
        Refused("firstVariance", () => SuccessiveGains.Disattenuated(0, -1, 1, default));
        Refused("secondVariance", () => SuccessiveGains.Disattenuated(0, 1, double.NaN, default));
        Refused("noise", () => SuccessiveGains.Disattenuated(0, 1, 1, (0, -1, 0)));
    }
}
