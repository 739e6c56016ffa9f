using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>What would help: another metric, more samples, more distinct tasks, higher limits; the forecast recomputed with each.</summary>
internal static class Remedies
{
    private const double Noticeable = .99;

    /// <summary>The remedies that help: the cheapest that suffices first, the others by what they bring.</summary>
    /// <param name="situation">What is declared.</param>
    /// <param name="structure">Its structure.</param>
    /// <param name="share">The largest excess allowed, as a share of the score's range.</param>
    /// <param name="all">Whether to evaluate the others too once one suffices.</param>
    public static EquatableArray<Alternative> Of(Situation situation, Structure structure, double share, bool all)
    {
        var excess = situation.Excess();
        var found = new List<Alternative>();
        foreach (var candidate in Candidates(situation, structure, share, all))
        {
            if (candidate.Excess < excess * Noticeable)
                found.Add(candidate);
            if (!all && candidate.Suffices)
                break;
        }

        found.AddRange(Limits(situation, structure.Ceilings, share));
        var others = found.Where(alternative => !alternative.Suffices).OrderBy(alternative => alternative.Excess);
        return found.Where(alternative => alternative.Suffices).Concat(others).ToEquatableArray();
    }

    private static IEnumerable<Alternative> Candidates(Situation situation, Structure structure, double share, bool all)
    {
        // No metric undoes what a model fixes once for all items: there is nothing to look for among them.
        var surrogates = all || situation.LeastExcess() < share * situation.Range() ? Surrogates.Of(structure) : [];
        return surrogates.Select(surrogate => surrogate.Evaluate(situation, share)).Concat(Few(false)).Concat(Few(true));

        // Of a published data set there are as many samples as there are.
        IEnumerable<Alternative> Few(bool distinct) =>
            structure.Family.Samples is not { IsPublished: true }
            && Fewest(situation, structure.Family, share, distinct) is { } fewest
                ? [fewest]
                : [];
    }

    /// <summary>Higher limits of the harness. They widen the score's range, so what counts is the excess as a share of it.</summary>
    private static IEnumerable<Alternative> Limits(Situation situation, Ceilings ceilings, double share)
    {
        foreach (var budget in ceilings.Binding)
        {
            if (budget.Sufficient() is not { } higher)
                continue;
            var ceiling = ceilings.With(budget, higher);
            var with = situation.With(metric => metric.WithCeiling(ceiling));
            if (with.RelativeExcess() < situation.RelativeExcess() * Noticeable)
                yield return Alternatives.Of(FormattableString.Invariant($"{budget.Argument} = {higher:0}"), with, share);
        }
    }

    /// <summary>The fewest items, of 1, 2 or 5 times a power of ten, that suffice; at the most a hundred times as many, or 10,000.</summary>
    private static Alternative? Fewest(Situation situation, Family family, double share, bool distinct)
    {
        var coupling = situation.Coupling;
        // Of one item nobody knows whether more would be alike; where a model decides steps once for all, they had better not be.
        var alike = coupling.Items > 1 ? coupling.Effective < coupling.Items * .99 : coupling.Jump > 0;
        // Without overlap to remove, distinct tasks are nothing but samples; with one capability, samples are nothing at all.
        if (distinct ? !alike : alike && coupling.Effective < 1.01)
            return null;
        Alternative? last = null;
        foreach (var items in RoundCounts.Between(coupling.Items, RoundCounts.Most(coupling.Items)))
        {
            if (items == coupling.Items && !distinct)
                continue;
            var count = items.ToString("#,0", CultureInfo.InvariantCulture);
            var name = distinct ? $"{count} tasks that need different capabilities" : $"{count} samples";
            last = Alternatives.Of(name, situation with { Coupling = coupling.With(family, items, distinct) }, share) with
            {
                Samples = distinct ? null : items,
            };
            if (last.Suffices)
                return last;
        }

        return last;
    }
}
