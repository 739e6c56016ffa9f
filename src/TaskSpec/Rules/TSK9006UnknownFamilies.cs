using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A file says what samples or results were found to say of families that nobody declares here.</summary>
internal static class TSK9006UnknownFamilies
{
    private const int MostNamed = 5;

    /// <summary>One finding where some of a file's families are unknown.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="families">The ids that it speaks of.</param>
    /// <param name="isKnown">Whether a family of that id is declared.</param>
    public static IEnumerable<Finding> Of(string file, IEnumerable<string> families, Func<string, bool> isKnown)
    {
        var all = families.Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray();
        var unknown = all.Where(id => !isKnown(id)).ToArray();
        if (unknown.Length == 0)
            yield break;
        var named = Text.And(
            unknown
                .Take(MostNamed)
                .Select(Ids.Shown)
                .Concat(unknown.Length > MostNamed ? [$"{Text.Count(unknown.Length - MostNamed)} more"] : Array.Empty<string>())
        );
        yield return new(
            RuleBook.UnknownFamilies,
            new(null),
            unknown.Length == all.Length
                ? $"{file} is of no family that is declared here, but of {named}: rules do without it. Take it out of the project, or write it anew for families that were renamed."
                : $"{file} is also of {named}, which nobody declares here: rules do without that. Write it anew."
        )
        {
            Cause = "unknown families",
            Remedy = "write the file anew",
        };
    }
}
