using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The target is far beyond the largest model of the ladder.</summary>
internal static class TSK6008FarTarget
{
    public static IEnumerable<Finding> Check(Place place, ScalingPlan plan, RuleOptions options)
    {
        if (plan is not { FromFlop: > 0, ToFlop: > 0 and < 1e100, TargetFlop: > 0 and < 1e100 })
            yield break;
        var decades = Math.Log10(plan.TargetFlop / plan.ToFlop);
        // What the floor alone forbids is said with its own number.
        if (decades <= options.TargetDecades + 1e-9 || PlanFloor.Of(plan) > options.FloorLimit)
            yield break;
        var nearer = Text.Flop(plan.ToFlop * Math.Pow(10, options.TargetDecades));
        var least = Text.Flop(plan.TargetFlop / Math.Pow(10, options.TargetDecades));
        yield return new(
            RuleBook.FarTarget,
            place,
            $"The target of {Text.Flop(plan.TargetFlop)} FLOP is {Shown(decades)} decades of compute beyond the largest model, {Text.Flop(plan.ToFlop)}, and the limit is"
                + $" {Shown(options.TargetDecades)}: published forecasts were tried at one decade, and so far out recipes and data are others."
                + $" Forecast {nearer} FLOP first, or evaluate a model of {least} FLOP or more."
        )
        {
            Cause = "far target",
            Remedy = "a nearer target",
        };
    }

    private static string Shown(double decades) => decades.ToString("0.#", CultureInfo.InvariantCulture);
}
