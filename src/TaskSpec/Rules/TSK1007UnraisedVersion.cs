using System.Globalization;
using System.Text.RegularExpressions;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>What is run or how it is scored changed since the family was profiled, and its version did not.</summary>
internal static class TSK1007UnraisedVersion
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (family.Profile is not { Fingerprint.IsEmpty: false } profile || profile.Version != family.Version)
            yield break;
        var changes = Fingerprint.Changes(profile.Fingerprint, Fingerprint.Of(family));
        if (changes.Count == 0)
            yield break;
        var next = Next(family.Version);
        yield return facts.Finding(
            RuleBook.UnraisedVersion,
            facts.At("TaskFamily") with
            {
                Parameter = "Version",
            },
            $"The {InWords(changes)} of {family.Id} changed since it was profiled as version {family.Version}: results of before and after do not compare,"
                + $" and carry one version. {(next is null ? "Raise it" : $"Set Version = \"{next}\"")}, or profile anew if nobody has results yet."
        ) with
        {
            Cause = "changed without a new version",
            Remedy = next is null ? "raise the version" : $"Version = \"{next}\"",
            Edits = next is null ? [] : [Edit.Set(family.Type, "TaskFamily", "Version", $"\"{next}\"")],
        };
    }

    // 1.0.0 becomes 1.0.1, and 1 becomes 2; of a date or a name nobody knows what comes next.
    private static string? Next(string version)
    {
        var match = Regex.Match(version, @"^(v?(?:[0-9]+\.)*)([0-9]{1,9})$", RegexOptions.CultureInvariant);
        return match.Success
            ? match.Groups[1].Value
                + (int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string InWords(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
}
