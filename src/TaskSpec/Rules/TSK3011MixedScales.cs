using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Families of one suite score between different floors or ceilings, so that a mean over the suite mixes scales.</summary>
internal static class TSK3011MixedScales
{
    /// <summary>The metadata in which a family says how its score is brought to the others' scale.</summary>
    public const string Reason = "scale";

    public static IEnumerable<Finding> Check(CatalogContext context, Suite suite)
    {
        var scales = context
            .Catalog.Families.Where(family => family.Suite == suite.Id)
            .Where(family => !family.Metadata.Any(entry => entry.Key == Reason))
            .Select(family => (family.Id, Scale: ScaleOf(context, family)))
            .Where(family => family.Scale is not null)
            .GroupBy(family => family.Scale, family => family.Id, StringComparer.Ordinal)
            .OrderByDescending(scale => scale.Count())
            .ThenBy(scale => scale.Key, StringComparer.Ordinal)
            .ToArray();
        if (scales.Length < 2)
            yield break;
        yield return new(
            RuleBook.MixedScales,
            new(suite.Type, "Suite"),
            $"Headlines of suite {suite.Id} have different scales: {string.Join(", ", scales.Select(scale => $"{scale.Key} in {Shown([.. scale])}"))}."
                + " A mean of them counts what a guess scores, or a limit allows, as ability."
                + " Report them apart, or each as (score − floor)/(ceiling − floor)"
                + $" and say so in [Metadata(\"{Reason}\", \"…\")]."
        )
        {
            Cause = "mixed scales",
            Remedy = "normalise by floor and ceiling",
        };
    }

    private static string? ScaleOf(CatalogContext context, Family family)
    {
        if (ChanceFloor.OfHeadline(family) is not { } floor)
            return null;
        // A ceiling that is computed is never quite another's.
        var ceiling = Math.Round(20 * new Structure(family, context.Catalog.Tools).Ceilings.OfHeadline) / 20;
        return FormattableString.Invariant($"{floor:0.##} to {ceiling:0.##}");
    }

    private static string Shown(string[] ids) => ids.Length == 1 ? ids[0] : $"{ids.Length} families";
}
