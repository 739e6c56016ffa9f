using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>What results said, in words. Names come from files, so that they are shown in one line and not too long.</summary>
internal static class MeasuredWords
{
    private const int MostFiles = 2;

    /// <summary>How much was measured, since when, and from which results: "measured on 7 models (1e18 to 1e22 FLOP) since 2026-11-22, from scores.csv".</summary>
    public static string Source(MeasuredFamily measured) =>
        $"measured on {Models(measured.Models)} ({Flop(measured.FromFlop)} to {Flop(measured.ToFlop)} FLOP){Since(measured, ", from ")}";

    /// <summary>The same in short: "measured since 2026-11-22 (scores.csv)".</summary>
    public static string Short(MeasuredFamily measured) =>
        $"measured{Since(measured, " (")}{(measured.Results.IsEmpty ? "" : ")")}";

    /// <summary>"7 models".</summary>
    public static string Models(int models) =>
        models == 1 ? "1 model" : models.ToString("#,0", CultureInfo.InvariantCulture) + " models";

    /// <summary>An estimate with its interval: "0.83 (0.60 to 0.93)".</summary>
    public static string Of(Estimate estimate) =>
        FormattableString.Invariant($"{estimate.Value:0.00} ({estimate.Low:0.00} to {estimate.High:0.00})");

    /// <summary>What the assessment of a family takes from its results, and what it cannot take.</summary>
    /// <param name="structure">The family's.</param>
    /// <param name="isSolved">Whether they leave nothing to forecast.</param>
    public static IEnumerable<string> Assumptions(Structure structure, bool isSolved)
    {
        if (structure.Measured is not { } measured)
        {
            if (structure.Family.Measured is { } stale)
                yield return $"what is declared, not what was {Short(stale)}: {Stale(structure)}";
            yield break;
        }

        if (isSolved)
            yield return $"{Solved(measured)}: nothing left to forecast, {(measured.Difficulty is null ? "whatever the error" : "which is why the error is small")}";
        if (measured.Difficulty is { } difficulty)
            yield return $"difficulty {Source(measured)}: half way at {Flop(difficulty.HalfAtFlop)} FLOP, right within"
                + FormattableString.Invariant($" {difficulty.Decades:0.##} decades");
        var others = new (string Name, Estimate? Value)[]
        {
            ("misfit", measured.Misfit),
            ("jump", measured.Jump),
            ("spread in decades", measured.SpreadDecades),
            ("correlation of two items", measured.ItemCorrelation),
        }
            .Where(other => other.Value is not null)
            .Select(other => $"{other.Name} {Of(other.Value!)}")
            .Concat(measured.Links.Select(link => $"link of {Ids.Shown(link.Metric)} {Of(link.Misfit)}"))
            .ToArray();
        if (others.Length > 0)
            yield return string.Join(", ", others)
                + (measured.Difficulty is null ? $": {Source(measured)}" : ": from the same results");
    }

    /// <summary>Why what results said does not hold any more.</summary>
    public static string Stale(Structure structure)
    {
        var (family, changes) = (structure.Family, structure.Changes);
        if (changes.Count == 1 && changes[0] == "version")
            return $"that was version {Ids.Shown(family.Measured!.Version!)}, and this is {family.Version}";
        var responding = Calibration.Responding(changes);
        return responding.Count == 0
            ? $"its {string.Join(", ", changes)} changed since"
            : $"the floor, ceiling, choices, lengths or steps that its scores of {string.Join(", ", responding.Select(metric => Ids.Shown(metric ?? family.Headline!.ResultName())))} were read with changed since";
    }

    /// <summary>How many models had all that there is: "solved by 4 of 7 models".</summary>
    public static string Solved(MeasuredFamily measured) =>
        FormattableString.Invariant($"solved by {measured.AtCeiling} of {Models(measured.Models)}");

    private static string Since(MeasuredFamily measured, string from)
    {
        var since = measured.Since is { } date ? $" since {date}" : "";
        if (measured.Results.IsEmpty)
            return since;
        var names = measured.Results.Take(MostFiles).Select(Ids.Shown);
        var more = measured.Results.Count - MostFiles;
        return $"{since}{from}{string.Join(", ", names)}{(more > 0 ? $" and {more} more" : "")}";
    }

    private static string Flop(double flop) => flop.ToString("0.##e0", CultureInfo.InvariantCulture);
}
