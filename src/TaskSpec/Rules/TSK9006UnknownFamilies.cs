using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A file says what samples or results were found to say of families that nobody declares here.</summary>
internal static class TSK9006UnknownFamilies
{
    private const int MostNamed = 5;

    public static IEnumerable<Finding> Check(Catalog catalog) => catalog.UnknownFamilies.Select(Of);

    /// <summary>What is said of one file.</summary>
    public static Finding Of(UnknownFamilies unknown)
    {
        var more = unknown.Families.Count - MostNamed;
        var named = Text.And(
            unknown
                .Families.Take(MostNamed)
                .Select(Ids.Shown)
                .Concat(more > 0 ? [$"{Text.Count(more)} more"] : Array.Empty<string>())
        );
        var file = Text.File(unknown.File);
        return new(
            RuleBook.UnknownFamilies,
            new(null),
            unknown.KnowsOthers == true
                ? $"{file} is also of {named}, which nobody declares here: rules do without that. Write it anew."
                : $"{file} is of no family that is declared here, but of {named}: rules do without it. Take it out of the project, or write it anew for families that were renamed."
        )
        {
            Cause = "unknown families",
            Remedy = "write the file anew",
        };
    }
}
