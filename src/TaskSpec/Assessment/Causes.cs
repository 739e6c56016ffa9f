using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What costs how much: the forecast recomputed without each thing.</summary>
internal static class Causes
{
    // Removing a thing that costs nothing changes the figure in the last digits only.
    private const double Noticeable = .99;

    /// <summary>The causes, the costliest first; what the author chose goes before noise.</summary>
    /// <remarks>
    /// Without a chance floor or ceiling the score has another range, so what is compared is the excess as a share of the range.
    /// </remarks>
    public static EquatableArray<Alternative> Of(Situation situation, Family family, double share)
    {
        var excess = situation.RelativeExcess();
        var coupling = situation.Coupling;
        var structural = new List<(string Name, Situation Without)>
        {
            ("overlap", situation with { Coupling = coupling.With(family, coupling.Items, distinct: true) }),
            ("exact gate", WithoutGate(situation)),
            ("chance floor", situation.With(metric => metric.WithoutChance())),
            ("ceiling", situation.With(metric => metric.WithoutCeiling())),
        };
        var noise = new List<(string Name, Situation Without)>
        {
            ("few samples", situation with { Coupling = coupling.With(family, coupling.Items * 10) }),
        };
        if (
            Surrogates.IsText(family)
            && situation.Metrics[0].Response is AllRight exact
            && !situation.Metrics.Any(metric => metric.Response is TokensRight)
        )
        {
            var tokens = new TokensRight(Priors.AnswerTokens) { Scale = exact.Scale / Priors.AnswerTokens };
            var graded = new Observation("each token", Surrogates.EditSimilarity, tokens, true);
            noise.Add(("all-or-nothing score", situation with { Metrics = [.. situation.Metrics, graded] }));
        }

        var costs = structural
            .Select(candidate => (candidate, First: true))
            .Concat(noise.Select(candidate => (candidate, First: false)))
            .Where(cause => cause.candidate.Without != situation)
            .Select(cause =>
                (cause.candidate.Name, cause.candidate.Without, cause.First, Excess: cause.candidate.Without.RelativeExcess())
            )
            .Where(cause => cause.Excess < excess * Noticeable)
            .OrderBy(cause => cause.Excess)
            .ToArray();
        if (costs.Length == 0)
            return [];
        // Noise is there in any design: it goes first only where it costs more than twice as much as anything that was chosen.
        var half = (excess + costs[0].Excess) / 2;
        return costs
            .OrderBy(cause => cause.First && cause.Excess <= half ? 0 : 1)
            .Select(cause => Alternatives.Of(cause.Name, cause.Without, share))
            .ToEquatableArray();
    }

    private static Situation WithoutGate(Situation situation)
    {
        var without = situation.With(metric => metric.WithoutGate());
        return without with { Metrics = [without.Metrics[0] with { Linked = false }, .. without.Metrics.Skip(1)] };
    }
}
