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
            Edits = Edits(place, plan, options, decades).ToEquatableArray(),
        };
    }

    // Smaller models cost next to nothing, so it is at its low end that a ladder is widened.
    private static IEnumerable<Edit> Edits(Place place, ScalingPlan plan, RuleOptions options, double decades)
    {
        if (plan.Models < options.LadderModels)
            yield return Edit.Set(place.Type, "ScalingPlan", "Models", Edit.Integer(Math.Ceiling(options.LadderModels)));
        if (decades < options.LadderDecades - 1e-9 && plan is { FromFlop: > 0, ToFlop: > 0 and < 1e100 })
        {
            var from = Math.Pow(10, Math.Log10(plan.ToFlop) - options.LadderDecades);
            yield return Edit.Set(place.Type, "ScalingPlan", "FromFlop", Text.Flop(Floored(from)));
        }
    }

    // To two digits, and never above.
    private static double Floored(double flop)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(flop) + 1e-9) - 1);
        return Math.Floor(flop / unit + 1e-6) * unit;
    }
}
