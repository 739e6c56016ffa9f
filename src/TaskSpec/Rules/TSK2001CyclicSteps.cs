namespace TaskSpec.Rules;

/// <summary>The order of a family's steps is cyclic.</summary>
internal static class TSK2001CyclicSteps
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var cycle = facts.Structure.Graph.Cycle;
        if (cycle.IsEmpty)
            yield break;
        var step = facts.Family.Steps.First(step => step.Id == cycle[0]);
        yield return facts.Finding(
            RuleBook.CyclicSteps,
            new(step.Type, "After"),
            $"The steps of {facts.Family.Id} wait for each other: {string.Join(" after ", cycle)}. Remove one [After<…>] of these."
        ) with
        {
            Cause = "cyclic step order",
            Remedy = "remove one [After<…>]",
        };
    }
}
