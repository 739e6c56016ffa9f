using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The headline is the weighted share of the steps, and steps have no weight: it is assumed, or there is no credit to share.</summary>
internal static class TSK2005WeightlessSteps
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Headline?.Form != Form.WeightedSteps)
            return [];
        var graph = facts.Structure.Graph;
        var steps = Enumerable.Range(0, graph.Steps.Count).Where(graph.IsNecessary).ToArray();
        var credit = steps.Sum(facts.Structure.CreditOf);
        if (credit == 0)
            return [NoCredit(facts, steps.Select(step => graph.Steps[step]).ToArray())];
        // The weight of one step alone says nothing.
        return steps
            .Where(step => graph.Steps[step].Weight is null && steps.Length > 1)
            .Select(step => Assumed(facts, graph.Steps[step], 1 / credit));
    }

    private static Finding NoCredit(FamilyFacts facts, StepInfo[] steps)
    {
        var (family, metric) = (facts.Family, Text.Name(facts.Family.Headline!.Type));
        var why =
            steps.Length == 0 ? "it declares none that it needs"
            : steps.Length == 1 ? $"{Text.Name(steps[0].Type)} weighs 0"
            : $"all {Text.Count(steps.Length)} weigh 0";
        return facts.Finding(
            RuleBook.WeightlessSteps,
            facts.At("Headline"),
            $"{metric} shares the credit of {family.Id} among its steps, and {why}: the score is forecast as pass or fail."
                + " Declare the steps that earn credit, each with its Weight, or take another headline."
        ) with
        {
            Cause = "no weights",
            Remedy = "declare Weight",
        };
    }

    private static Finding Assumed(FamilyFacts facts, StepInfo step, double share)
    {
        var family = facts.Family;
        var others = family.Steps.Any(other => other.Weight is not null);
        return facts.Finding(
            RuleBook.WeightlessSteps,
            new(step.Type, "Step"),
            $"{Text.Name(step.Type)} has no Weight, {(others ? "where other steps have one" : $"and no other step of {family.Id} has one")}: 1 is assumed,"
                + $" {Text.Count(100 * share)} of 100 of the credit. Declare it, 0 where the step earns none."
        ) with
        {
            Cause = "unknown weight",
            Remedy = "declare Weight",
        };
    }
}
