using TaskSpec.Assessments;

namespace TaskSpec.Rules;

/// <summary>A step that decides an output through an exact tool has no declared length.</summary>
internal static class TSK2002GateWithoutLength
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var graph = facts.Structure.Graph;
        foreach (var gate in Gates(facts.Structure).Where(gate => graph.Steps[gate].Tokens is null))
        {
            var step = graph.Steps[gate];
            yield return facts.Finding(
                RuleBook.GateWithoutLength,
                new(step.Type, "Step"),
                $"{Text.Name(step.Type)} must be right for {ToolOf(facts, gate)} to give the answer, and its length is unknown:"
                    + $" {Measurement.Priors.StepTokens:0} tokens are assumed. Declare Tokens if you know how many decisions must be right."
            ) with
            {
                Cause = "unknown length",
                Remedy = "declare Tokens",
            };
        }
    }

    /// <summary>The steps that decide another's output.</summary>
    public static IReadOnlyList<int> Gates(Structure structure) =>
        [.. Enumerable.Range(0, structure.Graph.Steps.Count).Select(structure.GateOf).OfType<int>().Distinct()];

    private static string? ToolOf(FamilyFacts facts, int gate)
    {
        var steps = facts.Structure.Graph.Steps;
        return Enumerable
            .Range(0, steps.Count)
            .Where(step => facts.Structure.GateOf(step) == gate)
            .Select(step => steps[step].OutputOf)
            .First();
    }
}
