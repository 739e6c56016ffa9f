using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What costs how much: the forecast recomputed without each thing.</summary>
internal static class Causes
{
    // Removing a thing that costs nothing changes the figure in the last digits only.
    private const double Noticeable = .99;

    /// <summary>The causes, the costliest first. Structural ones go before noise, which is there in any design.</summary>
    /// <remarks>
    /// Without a chance floor or ceiling the score has another range, so what is compared is the excess as a share of the range.
    /// </remarks>
    public static EquatableArray<Alternative> Of(Situation situation, Family family, double limit)
    {
        var excess = Relative(situation);
        var coupling = situation.Coupling;
        var overlap = ("overlap", situation with { Coupling = coupling.With(family, coupling.Items, distinct: true) });
        var structural = new List<(string Name, Situation Without)>
        {
            ("exact gate", situation.With(metric => metric.WithoutGate())),
            ("chance floor", situation.With(metric => metric.WithoutChance())),
            ("ceiling", situation.With(metric => metric.WithoutCeiling())),
        };
        var noise = new List<(string Name, Situation Without)>
        {
            ("few samples", situation with { Coupling = coupling.With(family, coupling.Items * 10) }),
        };
        // Three items that are worth two are few, rather than alike.
        (coupling.Effective < coupling.Items / 2 ? structural : noise).Add(overlap);
        if (
            Surrogates.IsText(family)
            && situation.Metrics[0].Response is AllRight exact
            && !situation.Metrics.Any(metric => metric.Response is TokensRight)
        )
        {
            var tokens = new TokensRight(Structure.AssumedAnswerTokens) { Scale = exact.Scale / Structure.AssumedAnswerTokens };
            var graded = new Observation("each token", tokens, true);
            noise.Add(("all-or-nothing score", situation with { Metrics = [.. situation.Metrics, graded] }));
        }

        return Rank(structural).Concat(Rank(noise)).ToEquatableArray();

        IEnumerable<Alternative> Rank(IEnumerable<(string Name, Situation Without)> candidates) =>
            candidates
                .Where(candidate => candidate.Without != situation)
                .Select(candidate => (candidate.Name, candidate.Without, Excess: Relative(candidate.Without)))
                .Where(candidate => candidate.Excess < excess * Noticeable)
                .OrderBy(candidate => candidate.Excess)
                .Select(candidate => Alternatives.Of(candidate.Name, candidate.Without, limit));
    }

    private static double Relative(Situation situation) => situation.Error().ExcessOver(situation.Floor()) / situation.Range();
}
