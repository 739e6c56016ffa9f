using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The ladder has too few models, or spans too little compute.</summary>
internal static class TSK6004ShortLadder
{
    public static IEnumerable<Finding> Check(Place place, ScalingPlan plan, RuleOptions options)
    {
        var decades = plan is { FromFlop: > 0, ToFlop: > 0 } ? Math.Log10(plan.ToFlop / plan.FromFlop) : 0;
        if (plan.Models >= options.LadderModels && decades >= options.LadderDecades - 1e-9)
            yield break;
        var spans = decades.ToString("0.#", CultureInfo.InvariantCulture);
        yield return new(
            RuleBook.ShortLadder,
            place,
            $"The ladder has {Text.Count(plan.Models)} models over {spans} decades of compute, where {Text.Count(options.LadderModels)} models over"
                + $" {options.LadderDecades.ToString("0.#", CultureInfo.InvariantCulture)} decades are the least that shows a curve. Add models, or widen the ladder."
        )
        {
            Cause = "short ladder",
            Remedy = "more models over more compute",
        };
    }
}
