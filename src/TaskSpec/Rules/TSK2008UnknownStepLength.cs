using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Some steps of a family say how long they are and others do not, so that their share of the difficulty is assumed.</summary>
internal static class TSK2008UnknownStepLength
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var (structure, graph) = (facts.Structure, facts.Structure.Graph);
        var own = Enumerable.Range(0, graph.Steps.Count).Where(step => structure.ShareOf(step) > 0).ToArray();
        var tokens = own.Select(step => graph.Steps[step].Tokens).OfType<int>().ToArray();
        var byTokens = tokens.Length > 0;
        if (!byTokens && own.All(step => graph.Steps[step].HumanMinutes is null))
            return [];
        // A gate without a length is told of as such.
        var gates = TSK2002GateWithoutLength.Gates(structure);
        return own.Where(step => (byTokens ? graph.Steps[step].Tokens : graph.Steps[step].HumanMinutes) is null)
            .Where(step => !gates.Contains(step))
            .Select(step => Unknown(facts, step, byTokens ? tokens.Average() : null));
    }

    private static Finding Unknown(FamilyFacts facts, int index, double? tokens)
    {
        var step = facts.Structure.Graph.Steps[index];
        var argument = tokens is null ? "HumanMinutes" : "Tokens";
        var assumed = tokens is { } mean ? $"{Text.Count(mean)} are assumed" : "as hard as the usual one of them is assumed";
        var unused = tokens is not null && step.HumanMinutes is not null ? ", beside which its HumanMinutes do not count" : "";
        return facts.Finding(
            RuleBook.UnknownStepLength,
            new(step.Type, "Step"),
            $"{Text.Name(step.Type)} has no {argument}, where other steps of {facts.Family.Id} have{unused}: {assumed},"
                + $" {Text.Count(100 * facts.Structure.ShareOf(index))} of 100 of the difficulty. Declare {argument} if you know them, or on no step."
        ) with
        {
            Cause = "unknown length",
            Remedy = $"declare {argument}",
            Edits = tokens is null ? [] : Mends(facts, index),
        };
    }

    // The step that is the answer is as long as that: as it is declared, or as the samples' targets are.
    private static EquatableArray<Edit> Mends(FamilyFacts facts, int step)
    {
        var (family, last) = (facts.Family, facts.Structure.Graph.Last());
        if (last.Count != 1 || last[0] != step || family.Steps[step].Shared == true)
            return [];
        // The target of a rubric holds what every step produced.
        var profiled = family.Headline?.Form == Form.WeightedSteps ? null : family.Profile?.TargetTokens?.Median;
        var length = family.Answer?.Tokens ?? (profiled >= 1 ? profiled : null);
        return length is { } tokens ? [Edit.Set(family.Steps[step].Type, "Step", "Tokens", Edit.Integer(tokens))] : [];
    }
}
