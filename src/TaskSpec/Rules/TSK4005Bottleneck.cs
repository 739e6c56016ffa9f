using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>One step or skill carries most of the difficulty in most families of a suite.</summary>
internal static class TSK4005Bottleneck
{
    private const int FewestFamilies = 3;
    private const double Most = .5;

    public static IEnumerable<Finding> Check(CatalogContext context, Suite suite)
    {
        var families = context.Catalog.Families.Where(family => family.Suite == suite.Id).ToArray();
        if (families.Length < FewestFamilies || !families.Any(family => MayShare(family, context)))
            yield break;
        var bottleneck = context
            .Overlaps.Members.Where(member => member.Family.Suite == suite.Id)
            .SelectMany(member =>
                Shared(member, context).Where(part => part.Share > Most).Select(part => (Part: part, member.Footing.Spread))
            )
            .GroupBy(x => x.Part.Key)
            .Where(group => group.Count() > Most * families.Length)
            .Select(group => (group.Key, Carriers: group.ToArray(), Phi: PhiOf(group)))
            .OrderByDescending(group => group.Phi)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        if (bottleneck.Carriers is not { } carriers)
            yield break;
        var name = Text.Name(bottleneck.Key);
        double low = carriers.Min(x => x.Part.Share),
            high = carriers.Max(x => x.Part.Share);
        var share = Percent(low) == Percent(high) ? Percent(high) : $"{Percent(low)} to {Percent(high)}";
        yield return new(
            RuleBook.Bottleneck,
            new(suite.Type, "Suite"),
            $"{name} carries {share} % of the difficulty in {carriers.Length} of the {families.Length} families of suite {suite.Id}, whose outcomes correlate by"
                + $" {Text.Number(bottleneck.Phi)} for that: however many such families there are, they are worth no more than {Text.Effective(1 / bottleneck.Phi)}"
                + $" independent ones. Add families that do without {name}, or in which it matters less."
        )
        {
            Cause = "bottleneck",
            Remedy = $"families that do without {name}",
        };
    }

    private static bool MayShare(Family family, CatalogContext context) =>
        family.Steps.Any(step => step.Shared == true)
        || !context.Skills.Transferable(family.Needs).IsEmpty
        || family.Steps.Any(step => !context.Skills.Transferable(step.Needs).IsEmpty);

    // A step that says nothing of its transfer is assumed to carry, not known to.
    private static IEnumerable<Part> Shared(OverlapMember member, CatalogContext context) =>
        member
            .Footing.Steps.Where(part =>
                member.Family.Steps.First(step => step.Type == part.Key) is var step
                && (
                    step.Across is not (null or Transfer.Unset)
                    || !context.Skills.Transferable(SkillTable.NeedsOf(member.Family, step)).IsEmpty
                )
            )
            .Concat(member.Footing.Skills)
            .Where(part => part.Transfer > 0);

    private static double PhiOf(IEnumerable<(Part Part, double Spread)> carriers)
    {
        var spread = carriers.Average(x => x.Spread);
        return SpreadPhi.Of(carriers.Average(x => x.Part.Share * x.Part.Transfer), spread, spread);
    }

    private static string Percent(double share) => Text.Count(100 * share);
}
