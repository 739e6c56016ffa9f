using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Statistics.Refusals;

namespace TaskSpec.Tests.Measurement.Statistics;

public class HostileCurvesTests
{
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
