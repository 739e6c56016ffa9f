using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>All families of a suite call one tool, or need one skill.</summary>
internal static class TSK4007OneTool
{
    private const int FewestFamilies = 5;

    public static IEnumerable<Finding> Check(Catalog catalog, Suite suite)
    {
        var families = catalog.Families.Where(family => family.Suite == suite.Id).ToArray();
        if (families.Length < FewestFamilies)
            yield break;
        var tool = Common(families, family => family.Steps.SelectMany(step => step.Calls).Select(call => call.Tool));
        var skill = Common(families, family => family.Needs.Concat(family.Steps.SelectMany(step => step.Needs)));
        if (tool is null && skill is null)
            yield break;
        var what = tool is null
            ? $"need {Text.Name(skill!)}"
            : $"call {tool}{(skill is null ? "" : $" and need {Text.Name(skill)}")}";
        var name = tool ?? Text.Name(skill!);
        yield return new(
            RuleBook.OneTool,
            new(suite.Type, "Suite"),
            $"All {families.Length} families of suite {suite.Id} {what}: what the suite says of a model it says of that, and a model that is bad at {name} is bad at everything."
                + $" Add families that do without {name}, or let the suite's name say what it is."
        )
        {
            Cause = "one tool or skill",
            Remedy = $"families that do without {name}",
        };
    }

    private static string? Common(Family[] families, Func<Family, IEnumerable<string>> of) =>
        families
            .Select(of)
            .Aggregate((all, next) => all.Intersect(next))
            .OrderBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault();
}
