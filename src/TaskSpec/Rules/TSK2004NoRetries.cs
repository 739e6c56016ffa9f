using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>A tool that takes nothing but right input decides a step, and nothing says whether a failed call may be repeated.</summary>
internal static class TSK2004NoRetries
{
    // A retry at a small part of the task moves nothing that anybody would see.
    private const double Noticeable = .1;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        foreach (var step in facts.Family.Steps)
        {
            foreach (var call in step.Calls.Where(call => IsOpen(call) && facts.Structure.IsGating(call)))
            {
                var decades = DecadesEarlier(facts, step, call);
                if (decades < Noticeable)
                    continue;
                var tool = facts.Structure.ToolOf(call.Tool)!.Type;
                yield return facts.Finding(
                    RuleBook.NoRetries,
                    new(step.Type, "Calls") { Argument = tool },
                    $"{Text.Name(step.Type)} calls {call.Tool}, which takes nothing but right input, and nothing says whether a failed call may be repeated:"
                        + $" none is assumed. With one retry the same models pass half of the attempts at {decades.ToString("0.0", CultureInfo.InvariantCulture)}"
                        + " decades less compute. Declare Retries, 0 where there is none."
                ) with
                {
                    Cause = "unknown retries",
                    Remedy = "declare Retries",
                };
            }
        }
    }

    private static bool IsOpen(ToolCall call) => call is { Retries: null, Feedback: null, MaxCalls: not 1 };

    // From ln of the surprisal that halves the score; a decade of compute is worth b·ln 10 of it.
    private static double DecadesEarlier(FamilyFacts facts, StepInfo step, ToolCall call)
    {
        var repeated = step with
        {
            Calls = step.Calls.Select(other => other == call ? other with { Retries = 1 } : other).ToEquatableArray(),
        };
        var steps = facts.Family.Steps.Select(other => other == step ? repeated : other).ToEquatableArray();
        var with = facts.Structure.With(facts.Family with { Steps = steps });
        return Math.Log(HalfWay(with) / HalfWay(facts.Structure)) / (Priors.UsualExponent * Math.Log(10));
    }

    private static double HalfWay(Structure structure) => new AllSteps(structure.Passes()).HalfWay();
}
