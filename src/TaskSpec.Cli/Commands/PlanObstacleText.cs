using TaskSpec.Assessments;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>Says why nothing within the budget keeps the limit, and what would.</summary>
internal static class PlanObstacleText
{
    /// <summary>The obstacle in a word, or null.</summary>
    public static string? Name(PlanAnswer answer) => answer.Obstacle?.ToString().ToLowerInvariant();

    /// <summary>A sentence or two, or null where there is no obstacle.</summary>
    public static string? Of(PlanAnswer answer, PlanGoal goal)
    {
        var limit = "±" + Figure.Points(answer.Limit);
        var least = "±" + Figure.Points(answer.LeastError);
        return answer.Obstacle switch
        {
            PlanObstacle.Budget when answer.Cheapest.Meets =>
                $"Nothing within {Figure.Flop(goal.BudgetFlop)} FLOP keeps {limit}; the cheapest that does costs"
                    + $" {Figure.Flop(answer.Cheapest.CostFlop)} FLOP: {Described(answer.Cheapest)}.",
            PlanObstacle.Budget => $"No ladder costs as little as {Figure.Flop(goal.BudgetFlop)} FLOP; the cheapest is"
                + $" {Figure.Flop(answer.Cheapest.CostFlop)} FLOP: {Described(answer.Cheapest)}.",
            PlanObstacle.Floor =>
                $"Even if all scores were known exactly, no ladder on offer leaves less than {least}, which is above {limit}: the floor is the models'."
                    + " Choose a target nearer to the ladder, or declare [Difficulty] where it is known.",
            PlanObstacle.Overlap =>
                $"The {Figure.Of(answer.Declared.Items, "item")} are worth {Figure.Count(answer.Declared.EffectiveItems)}: with what they have in"
                    + $" common, no metric or number of samples leaves less than {least}, which is above {limit}."
                    + " Declare or make tasks that need different capabilities.",
            PlanObstacle.Metrics =>
                $"No metric on offer and no number of samples tried keeps {limit}, though the models would allow {least}."
                    + $" 'taskspec explain PATH {answer.Declared.Family.Id}' shows what costs most.",
            _ => null,
        };
    }

    private static string Described(PlanOption option) =>
        $"{Figure.Of(option.Flop.Count, "model")} to {Figure.Flop(option.Flop[^1])}, {Figure.Of(option.Samples, "sample")},"
        + $" {string.Join(", ", option.Metrics)}";
}
