using TaskSpec.Assessments;

namespace TaskSpec.Rules;

/// <summary>A step that decides an output through an exact tool has no declared length.</summary>
internal static class TSK2002GateWithoutLength
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var graph = facts.Structure.Graph;
        var gates = Enumerable.Range(0, graph.Steps.Count).Select(facts.Structure.GateOf).OfType<int>().Distinct();
        foreach (var gate in gates.Where(gate => graph.Steps[gate].Tokens is null))
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
