using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What it costs to train a ladder of models and to run a family's samples on each.</summary>
/// <param name="Tokens">Tokens that a model reads or writes for one sample, over all attempts at it; prompts are not declared, and not counted.</param>
/// <remarks>FLOP as <see cref="InferenceCompute"/> has them. Recording a further metric of the same attempts costs nothing.</remarks>
internal sealed record StudyCost(double Tokens)
{
    /// <summary>The cost of a family's samples: declared usage, else the tokens of its reasoning and of its steps or answer.</summary>
    public static StudyCost Of(Structure structure)
    {
        var family = structure.Family;
        var written = structure.Graph.Steps.Sum(step => step.Tokens ?? Priors.StepTokens);
        var tokens = family.Usage?.Tokens is > 0 and var used
            ? used
            : Math.Max(structure.AnswerTokens.Tokens, written) + (family.Answer?.ReasoningTokens ?? 0);
        var tries = family.Headline is { Form: Form.PassAtK or Form.PassHatK, K: { } k } ? k : 1;
        return new(tokens * Math.Max(family.Sampling?.Attempts ?? 1, tries));
    }

    /// <summary>Training compute of all models, in FLOP.</summary>
    public static double Training(Ladder ladder) => ladder.LogFlop.Sum(Flop);

    /// <summary>Training and running so many samples on each model, in FLOP.</summary>
    public double Of(Ladder ladder, double samples) =>
        Training(ladder) + ladder.LogFlop.Sum(rung => InferenceCompute.FlopOf(Flop(rung), Tokens * samples));

    private static double Flop(double log) => Math.Pow(10, log);
}
