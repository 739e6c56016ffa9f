using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>A graded metric reads output that passing or failing an exact gate decides whole.</summary>
internal static class TSK2003BehindGate
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var structure = facts.Structure;
        var steps = structure.Graph.Steps;
        if (structure.AnswerDecided)
        {
            var last = structure.Graph.Last()[0];
            foreach (var use in facts.AnswerMetrics.Where(IsGraded))
            {
                var place = facts.At(use == facts.Family.Headline ? "Headline" : "Records", use.Type);
                if (Behind(facts, place, use, last, structure.AnswerTokens.Tokens) is { } finding)
                    yield return finding;
            }
        }

        for (var step = 0; step < steps.Count; step++)
        {
            if (!structure.IsDecided(step))
                continue;
            foreach (var use in steps[step].Records.Where(IsGraded))
            {
                var place = new Place(steps[step].Type, "Records") { Argument = use.Type };
                if (Behind(facts, place, use, step, steps[step].Tokens ?? 1) is { } finding)
                    yield return finding;
            }
        }
    }

    // Whether an output is all right is what a gate decides: nothing is lost there.
    internal static bool IsGraded(MetricUse use) =>
        use.Form is Form.TokensRight or Form.LogLikelihood or Form.Unknown or Form.Threshold;

    private static Finding? Behind(FamilyFacts facts, Place place, MetricUse use, int step, double tokens)
    {
        var graph = facts.Structure.Graph;
        var gate = facts.Structure.GateOf(step)!.Value;
        var script = graph.Steps[gate];
        // Who measures the tool's input too has what there is; the output's own metric then does no harm.
        if (gate != step && script.Records.Any(IsGraded))
            return null;
        const double half = .5;
        var guess = use.Floor is > 0 and < 1 and var floor ? floor : 1 / 16.0;
        var length = new AllOrNothing(half, guess, Math.Max(1, tokens)).EffectiveLength;
        var remedy =
            gate == step
                ? $"Declare the input of {graph.Steps[step].OutputOf} as a step of its own, and record LogLikelihood there"
                : $"Record LogLikelihood on {Text.Name(script.Type)}, before the gate";
        return facts.Finding(
            RuleBook.BehindGate,
            place,
            $"{Text.Name(use.Type)} reads the output of {graph.Steps[step].OutputOf}, all or nothing by whether {Text.Name(script.Type)} is right:"
                + $" {Text.Count(tokens)} tokens are worth {Text.Effective(length)}, no more than exact match. {remedy}."
        ) with
        {
            Cause = "exact gate",
            Remedy = gate == step ? remedy : $"record LogLikelihood on {Text.Name(script.Type)}",
            Edits = gate == step ? [] : [Edit.Record("TaskSpec.LogLikelihood", script.Type)],
        };
    }
}
