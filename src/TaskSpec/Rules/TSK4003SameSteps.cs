using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Families of a suite that as declared ask the same: equal steps and skills.</summary>
internal static class TSK4003SameSteps
{
    private const int MostNamed = 3;

    public static IEnumerable<Finding> Check(CatalogContext context, Suite suite)
    {
        var alike = context
            .Catalog.Families.Where(family => family.Suite == suite.Id)
            .Where(family => !family.Steps.IsEmpty && family.Steps.All(step => step.Shared == true))
            .GroupBy(family => (Of(family.Steps.Select(step => step.Type)), Of(family.Needs)))
            .Select(group => group.ToArray())
            .Where(group => group.Length > 1);
        foreach (var families in alike)
        {
            var steps = Text.Steps(families[0].Steps);
            var worth = new Overlaps(context.Catalog with { Families = families.ToEquatableArray() }, context.Assumptions)
                .Totals()
                .EffectiveFamilies;
            yield return new(
                RuleBook.SameSteps,
                new(suite.Type, "Suite"),
                $"{families.Length} families of suite {suite.Id} have the same steps ({steps}): {Named(families)}. Nothing that is"
                    + $" declared tells them apart; by what Across says of their steps they are worth {Text.Effective(worth)} independent families. Make them one family, with what differs as its tasks or variants,"
                    + " or declare what differs: a step of its own, or [Needs<T>]."
            )
            {
                Cause = "same steps",
                Remedy = "one family, or declare what differs",
            };
        }
    }

    private static string Named(Family[] families) =>
        families.Length <= MostNamed
            ? Text.And(families.Select(family => family.Id))
            : $"{string.Join(", ", families.Take(MostNamed).Select(family => family.Id))} and {families.Length - MostNamed} more";

    private static EquatableArray<string> Of(IEnumerable<string> types) =>
        types.OrderBy(type => type, StringComparer.Ordinal).ToEquatableArray();
}
