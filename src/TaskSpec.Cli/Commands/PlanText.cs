using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>A scaling plan in words.</summary>
internal static class PlanText
{
    public static string Of(ScalingPlan plan) =>
        $"{Figure.Of(plan.Models, "model")}{Of(plan.Makers)} from {Figure.Flop(plan.FromFlop)} to {Figure.Flop(plan.ToFlop)} FLOP,"
        + $" to forecast {Figure.Flop(plan.TargetFlop)} FLOP";

    private static string Of(bool? makers) =>
        makers switch
        {
            true => " of many makers",
            false => " of one recipe",
            null => "",
        };
}
