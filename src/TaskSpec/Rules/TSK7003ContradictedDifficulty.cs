using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>Results contradict a declared difficulty, or the order in which two families of a suite are declared to be hard.</summary>
internal static class TSK7003ContradictedDifficulty
{
    // What would come of chance in one of twenty.
    private const double Chance = .05;

    /// <summary>One family: the two beliefs do not overlap.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Measured is not { Difficulty: { } found } measured || DeclaredOf(facts.Family) is not { } declared)
            yield break;
        var apart = Math.Abs(Math.Log10(found.HalfAtFlop) - declared.LogFlop);
        var open = Deviations(1) * Math.Sqrt(declared.Decades * declared.Decades + found.Decades * found.Decades);
        if (apart <= open)
            yield break;
        var place = facts.AtDifficulty with { Parameter = facts.Family.Difficulty is null ? null : "HalfAtFlop" };
        yield return facts.Finding(
            RuleBook.ContradictedDifficulty,
            place,
            $"{facts.Family.Id} is half way at {Text.Flop(found.HalfAtFlop)} FLOP, {MeasuredWords.Source(measured)}, and declared to be at"
                + $" {Text.Flop(Math.Pow(10, declared.LogFlop))} within {Decades(declared.Decades)} decades{(facts.Family.Difficulty is null ? ", by human time" : "")}:"
                + $" {Decades(apart)} apart, where both leave {Decades(open)}. {Remedy(facts.Family, found)}."
        ) with
        {
            Cause = "contradicted difficulty",
            Remedy = Remedy(facts.Family, found),
            Edits = Edits(facts.Family, found).ToEquatableArray(),
        };
    }

    /// <summary>The families of a suite: of those whose order is the reverse of what is declared, the surest pair.</summary>
    public static IEnumerable<Finding> Check(CatalogContext context, Suite suite)
    {
        var known = context
            .Catalog.Families.Where(family => family.Suite == suite.Id)
            .Select(family => (Family: family, Declared: DeclaredOf(family), Found: context.MeasuredOf(family)?.Difficulty))
            .Where(one => one is { Declared: not null, Found: not null })
            .Select(one => (one.Family, Declared: one.Declared!.Value.LogFlop, Found: one.Found!))
            .OrderBy(one => one.Declared)
            .ThenBy(one => one.Family.Id, StringComparer.Ordinal)
            .ToArray();
        var limit = Deviations(known.Length * (known.Length - 1) / 2);
        (int Easier, int Harder, double Deviations)? surest = null;
        for (var i = 0; i < known.Length; i++)
        {
            for (var j = i + 1; j < known.Length; j++)
            {
                if (known[i].Declared == known[j].Declared)
                    continue;
                var apart = Math.Log10(known[i].Found.HalfAtFlop) - Math.Log10(known[j].Found.HalfAtFlop);
                var (first, second) = (known[i].Found.Decades, known[j].Found.Decades);
                var deviations = apart / Math.Max(1e-9, Math.Sqrt(first * first + second * second));
                if (deviations > (surest?.Deviations ?? limit))
                    surest = (i, j, deviations);
            }
        }

        if (surest is not { } reversed)
            yield break;
        var (easier, harder) = (known[reversed.Easier], known[reversed.Harder]);
        yield return new(
            RuleBook.ContradictedDifficulty,
            new(suite.Type, "Suite"),
            $"Suite {suite.Id}: {easier.Family.Id} is declared easier than {harder.Family.Id} ({Flop(easier.Declared)} against {Flop(harder.Declared)} FLOP), and turned out harder"
                + $" ({Text.Flop(easier.Found.HalfAtFlop)} against {Text.Flop(harder.Found.HalfAtFlop)}), {MeasuredWords.Short(easier.Family.Measured!)}."
                + " Declare what was measured."
        )
        {
            Cause = "contradicted order",
            Remedy = "declare what was measured",
        };
    }

    // Of many comparisons each gets its part of what chance may do (Bonferroni), on both sides.
    private static double Deviations(int comparisons) => Normal.Quantile(1 - Chance / 2 / Math.Max(1, comparisons));

    private static (double LogFlop, double Decades)? DeclaredOf(Family family) =>
        family.Difficulty is { HalfAtFlop: > 0 } declared ? (Math.Log10(declared.HalfAtFlop), declared.Decades)
        : family.Difficulty is null && HorizonDifficulty.Of(family) is { } horizon ? (horizon.LogFlop, horizon.Decades)
        : null;

    private static string Remedy(Family family, MeasuredDifficulty found) =>
        family.Difficulty is null
            ? $"Declare Difficulty(HalfAtFlop = {Written(found)}, Decades = {Decades(found.Decades)}) in place of human time"
            : $"Set HalfAtFlop = {Written(found)}, and Decades to what you know besides";

    // Where it stands on a suite, the suite's other families have a say.
    private static IEnumerable<Edit> Edits(Family family, MeasuredDifficulty found) =>
        family.Difficulty is { } declared && ValueRanges.Of("Difficulty", "HalfAtFlop")!.Contains(found.HalfAtFlop)
            ?
            [
                Edit.Set(family.Type, "Difficulty", "HalfAtFlop", Written(found)) with
                {
                    Old = ValueRange.Shown(declared.HalfAtFlop),
                },
            ]
            : [];

    private static string Written(MeasuredDifficulty found) => found.HalfAtFlop.ToString("0.#e0", CultureInfo.InvariantCulture);

    private static string Flop(double log) => Text.Flop(Math.Pow(10, log));

    private static string Decades(double decades) => decades.ToString("0.##", CultureInfo.InvariantCulture);
}
