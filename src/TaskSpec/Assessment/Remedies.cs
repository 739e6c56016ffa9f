using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>What would help: another metric, more samples, more distinct tasks; the forecast recomputed with each.</summary>
internal static class Remedies
{
    private const double Noticeable = .99;

    private static readonly double[] Steps = [1, 2, 5];

    /// <summary>The remedies that help: the cheapest that suffices first, the others by what they bring.</summary>
    public static EquatableArray<Alternative> Of(Situation situation, Structure structure, double limit)
    {
        var excess = situation.Error().ExcessOver(situation.Floor());
        var candidates = Surrogates
            .Of(structure)
            .Select(surrogate => surrogate.Evaluate(situation, limit))
            .Append(Fewest(situation, structure.Family, limit, distinct: false))
            .Append(Fewest(situation, structure.Family, limit, distinct: true))
            .OfType<Alternative>()
            .Where(alternative => alternative.Excess < excess * Noticeable)
            .ToArray();
        var sufficient = candidates.Where(alternative => alternative.Suffices);
        var others = candidates.Where(alternative => !alternative.Suffices).OrderBy(alternative => alternative.Excess);
        return sufficient.Concat(others).ToEquatableArray();
    }

    /// <summary>The fewest items, of 1, 2 or 5 times a power of ten, that suffice; at the most a hundred times as many.</summary>
    private static Alternative? Fewest(Situation situation, Family family, double limit, bool distinct)
    {
        var coupling = situation.Coupling;
        if (distinct && coupling.Effective > coupling.Items * .99)
            return null;
        // Without overlap to remove, distinct tasks are nothing but samples; with one capability, samples are nothing at all.
        if (!distinct && coupling.Effective < 1.01)
            return null;
        Alternative? last = null;
        for (var power = Math.Floor(Math.Log10(coupling.Items)); power < Math.Log10(coupling.Items) + 2; power++)
        {
            foreach (var step in Steps)
            {
                var items = step * Math.Pow(10, power);
                if (items < coupling.Items || (items == coupling.Items && !distinct) || items > 100 * coupling.Items)
                    continue;
                var count = items.ToString("#,0", CultureInfo.InvariantCulture);
                var name = distinct ? $"{count} tasks that need different capabilities" : $"{count} samples";
                last = Alternatives.Of(name, situation with { Coupling = coupling.With(family, items, distinct) }, limit);
                if (last.Suffices)
                    return last;
            }
        }

        return last;
    }
}
