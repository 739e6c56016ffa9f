using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Most of a rubric's weight is earned only once one exact gate is passed: partial credit that cannot be partial.</summary>
internal static class TSK2006CreditBehindGate
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Headline?.Form != Form.WeightedSteps || Heaviest(facts) is not { } heaviest)
            yield break;
        var (gate, share) = heaviest;
        var (structure, step) = (facts.Structure, facts.Structure.Graph.Steps[gate]);
        if (share <= facts.Options.GatedCredit || MeasuresBefore(facts, gate))
            yield break;
        // That rule says the same with the forecast.
        if (TSK6001MissingSurrogate.Surrogate(facts.Assessment)?.On == step.Type)
            yield break;
        var name = Text.Name(step.Type);
        var tool = step.Calls.First(structure.IsGating).Tool;
        var record = structure.IsDecided(gate)
            ? $"declare the input of {tool} as a step of its own, and record LogLikelihood there"
            : $"record LogLikelihood on {name}";
        yield return facts.Finding(
            RuleBook.CreditBehindGate,
            facts.At("Headline"),
            $"{Text.Count(100 * share)} of 100 of the credit of {facts.Family.Id} are earned only once {name} is right, since {tool} takes nothing that is nearly so:"
                + $" most of it is had or lost as a whole. Give weight to what comes before {name}, or {record}."
        ) with
        {
            Cause = "exact gate",
            Remedy = record,
            Edits = structure.IsDecided(gate) ? [] : [Edit.Record("TaskSpec.LogLikelihood", step.Type)],
        };
    }

    // The first gate of those with the most credit: it is the one that the others wait for.
    private static (int Gate, double Share)? Heaviest(FamilyFacts facts)
    {
        var (structure, graph) = (facts.Structure, facts.Structure.Graph);
        var steps = Enumerable.Range(0, graph.Steps.Count).ToArray();
        var credit = steps.Sum(structure.CreditOf);
        if (credit == 0)
            return null;
        var gates = steps.Where(step =>
            graph.IsNecessary(step) && structure.IsGate(step) && graph.AlternativesTo(step).All(structure.IsGate)
        );
        return gates
            .Select(gate =>
                ((int Gate, double Share)?)(gate, steps.Where(step => Needs(step, gate)).Sum(structure.CreditOf) / credit)
            )
            .OrderByDescending(gate => gate!.Value.Share)
            .ThenBy(gate => graph.AncestorsOf(gate!.Value.Gate).Count())
            .FirstOrDefault();

        bool Needs(int step, int gate) => step == gate || graph.AncestorsOf(step).Contains(gate);
    }

    // Whoever grades the input of the gate, or what comes before, has what there is.
    private static bool MeasuresBefore(FamilyFacts facts, int gate)
    {
        var graph = facts.Structure.Graph;
        return graph
            .AncestorsOf(gate)
            .Append(gate)
            .Where(step => !facts.Structure.IsDecided(step))
            .SelectMany(step => graph.Steps[step].Records)
            .Any(TSK2003BehindGate.IsGraded);
    }
}
