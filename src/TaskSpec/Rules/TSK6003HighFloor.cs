using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The plan's own floor is too high: even with exact scores of its models the target stays open, for a task of unknown difficulty.</summary>
internal static class TSK6003HighFloor
{
    public static IEnumerable<Finding> Check(Place place, ScalingPlan plan, RuleOptions options)
    {
        var floor = PlanFloor.Of(plan);
        if (floor <= options.FloorLimit)
            yield break;
        yield return new(
            RuleBook.HighFloor,
            place,
            $"Even if their scores were known exactly, {Text.Count(plan.Models)} models from {Text.Flop(plan.FromFlop)} to {Text.Flop(plan.ToFlop)} FLOP leave the"
                + $" forecast of {Text.Flop(plan.TargetFlop)} at {Text.Error(floor)} for a task of unknown difficulty, above the limit of {Text.Error(options.FloorLimit)}."
                + " Add models, nearer to the target first, or choose a nearer target."
        )
        {
            Cause = "target beyond the ladder",
            Remedy = "models nearer to the target",
        };
    }
}
