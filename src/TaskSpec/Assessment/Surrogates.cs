using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>A built-in metric that a family could record besides.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Step">The position of the step to record it on; null for the answer.</param>
/// <param name="Structure">The family's structure.</param>
internal sealed record Surrogate(MetricUse Metric, int? Step, Structure Structure)
{
    /// <summary>The class on which to record it, by its full metadata name.</summary>
    public string On => Step is { } at ? Structure.Graph.Steps[at].Type : Structure.Family.Type;

    /// <summary>The metric as the measurement model sees it.</summary>
    public Observation Observed()
    {
        var observer = new Observer(Structure);
        return (Step is { } step ? observer.OfStep(Metric, step) : observer.OfAnswer(Metric))!;
    }

    /// <summary>The forecast with it.</summary>
    public Alternative Evaluate(Situation situation, double share)
    {
        var observation = Observed();
        var with = situation with { Metrics = [.. situation.Metrics, observation] };
        return Alternatives.Of($"record {observation.Name}", with, share) with { Metric = Metric.Type, On = On };
    }
}

/// <summary>The metrics that a family could record besides, the cheapest to have first.</summary>
internal static class Surrogates
{
    internal static readonly MetricUse EditSimilarity = new("edit_similarity", "TaskSpec.EditSimilarity", Form.TokensRight);
    private static readonly MetricUse LogLikelihood = new("log_likelihood", "TaskSpec.LogLikelihood", Form.LogLikelihood);
    internal static readonly MetricUse ChoiceLogLikelihoods = new(
        "choice_log_likelihoods",
        "TaskSpec.ChoiceLogLikelihoods",
        Form.ChoiceLogLikelihoods
    );

    /// <summary>
    /// Those whose score can be had: of the answer where it is text and no gate decides it, of the choices, and of steps with a known
    /// length, whose reference can be scored.
    /// </summary>
    public static IEnumerable<Surrogate> Of(Structure structure)
    {
        var family = structure.Family;
        var choices = IsChoice(family);
        if (IsText(family) && !structure.AnswerDecided && structure.AnswerTokens.Tokens >= 2)
        {
            // Who scores by log-probabilities generates nothing.
            if (ByOf(family) == By.Text && !Recorded(family.Records.Append(family.Headline!), EditSimilarity))
                yield return new(EditSimilarity, null, structure);
            if (!Recorded(family.Records.Append(family.Headline!), LogLikelihood))
                yield return new(LogLikelihood, null, structure);
        }

        if (choices && !Recorded(family.Records.Append(family.Headline!), ChoiceLogLikelihoods))
            yield return new(ChoiceLogLikelihoods, null, structure);
        for (var step = 0; step < structure.Graph.Steps.Count; step++)
        {
            var info = structure.Graph.Steps[step];
            if (
                info.Tokens > 1
                && !structure.IsDecided(step)
                && structure.ShareOf(step) > 0
                && !Recorded(info.Records, LogLikelihood)
            )
                yield return new(LogLikelihood, step, structure);
        }
    }

    /// <summary>Whether the answer is text whose tokens can be compared with a target's: what an agent hands in is so only by declaration.</summary>
    public static bool IsText(Family family) =>
        !IsChoice(family)
        && ByOf(family) is By.Text or By.LogProbs
        && (family.Sandbox is null || family.Answer?.Tokens is not null || !family.Steps.IsEmpty);

    private static By? ByOf(Family family) => family.Scored?.By ?? family.Headline!.By;

    private static bool IsChoice(Family family) =>
        family.Headline!.Form is Form.ArgmaxOfChoices or Form.ChoiceProbability or Form.ChoiceLogLikelihoods;

    private static bool Recorded(IEnumerable<MetricUse> uses, MetricUse metric) => uses.Any(use => use.Form == metric.Form);
}
