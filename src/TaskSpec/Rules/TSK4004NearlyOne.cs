using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Two families whose outcomes correlate so strongly that they are nearly one.</summary>
internal static class TSK4004NearlyOne
{
    /// <summary>One family of a catalog, with the first that it is nearly one with, in ordinal order of ids.</summary>
    public static IEnumerable<Finding> Check(CatalogContext context, Family family, RuleOptions options) =>
        context.Catalog.Families.Count < 2 || !context.MayOverlap(family)
            ? []
            : Enumerable
                .Range(0, context.Overlaps.Members.Count)
                .Where(member => context.Overlaps.Members[member].Family.Type == family.Type)
                .SelectMany(member => Check(context, member, options));

    private static IEnumerable<Finding> Check(CatalogContext context, int member, RuleOptions options)
    {
        var members = context.Overlaps.Members;
        var family = members[member].Family;
        // Families of one item are worth what their suite is: it has the number.
        var together = context.JudgedTogether(family);
        if (context.Overlaps.FirstAlike(member, options.CorrelationLimit, other => !together.Contains(other)) is not { } found)
            yield break;
        var (other, pair) = (found.Other, found.Pair);
        var remedy = RemedyFor(pair);
        yield return new(
            RuleBook.NearlyOne,
            new(family.Type, "TaskFamily"),
            $"{family.Id} and {other.Id} correlate by {Text.Number(pair.Phi)}: {Text.And(pair.Reasons.Select(reason => Because(reason, pair)))}."
                + $" Together they are worth {Text.Effective(2 / (1 + pair.Phi))} families, not 2. {remedy}."
        )
        {
            Family = family.Id,
            Cause = "overlap",
            Remedy = remedy,
            Other = other.Type,
        };
    }

    private static string Because(OverlapReason reason, OverlapPair pair) =>
        reason.Kind switch
        {
            OverlapKind.Steps => $"both have {Text.And(pair.SharedSteps)}",
            OverlapKind.Skill => $"both need {Text.Name(reason.Skill!)} ({reason.Transfer})",
            OverlapKind.Samples when reason.DataSet is { } set => $"both are of {set}, and ask the same samples",
            OverlapKind.DataSet => $"both are of {reason.DataSet}, each of another split",
            OverlapKind.Samples => $"both have {Text.Count(reason.Samples ?? 0)} of their samples",
            _ => "so it is declared",
        };

    private static string RemedyFor(OverlapPair pair) =>
        pair.Reasons.Any(reason => reason is { Kind: OverlapKind.Samples, DataSet: not null })
            ? "Declare one as a [Variant] of the other with Items.Same"
        : pair.Reasons.Any(reason => reason.Kind == OverlapKind.Declared) ? "Make them one family, or keep the one that says more"
        : pair.Reasons.OrderByDescending(reason => reason.Phi).First().Kind == OverlapKind.Samples
            ? "Take what both have out of one of them"
        : "Make them one family, let them need different capabilities, or declare Transfer.Distinct where success at one says nothing of the other";
}
