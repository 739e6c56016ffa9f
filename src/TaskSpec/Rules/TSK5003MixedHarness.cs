using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Families of one suite run under different harnesses, so that their scores differ for that alone.</summary>
internal static class TSK5003MixedHarness
{
    /// <summary>The metadata in which a family says why its harness is another.</summary>
    public const string Reason = "harness";

    private const int MostSettings = 3;

    // What one output may have, shots and attempts are each family's own matter: they belong to its prompt and its metric.
    private static readonly (string Name, Func<Family, string?> Value)[] Settings =
    [
        ("TimeSeconds", family => Whole(family.Limits?.TimeSeconds)),
        ("Tokens", family => Whole(family.Limits?.Tokens)),
        ("Messages", family => Whole(family.Limits?.Messages)),
        ("Turns", family => Whole(family.Limits?.Turns)),
        ("Temperature", family => family.Sampling?.Temperature?.ToString("0.##", CultureInfo.InvariantCulture)),
        ("the sandbox", family => family.Sandbox?.Kind),
        ("Internet", family => family.Sandbox?.Internet == true ? "allowed" : null),
        ("Gpus", family => Whole(family.Sandbox?.Gpus)),
        ("the judge", family => family.Scored is { By: By.Judge } scored ? scored.With : null),
    ];

    private static readonly string[] Limits = ["TimeSeconds", "Tokens", "Messages", "Turns"];

    public static IEnumerable<Finding> Check(CatalogContext context, Suite suite)
    {
        var families = context
            .Catalog.Families.Where(family => family.Suite == suite.Id)
            .Where(family => !family.Metadata.Any(entry => entry.Key == Reason))
            .Select(family => (Family: family, new Structure(family, context.Catalog.Tools).Ceilings))
            .ToArray();
        var differences = Settings
            .Select(setting => Difference(setting.Name, families.Select(x => (x.Family, Value(setting, x.Family, x.Ceilings)))))
            .OfType<string>()
            .Take(MostSettings)
            .ToArray();
        if (differences.Length == 0)
            yield break;
        yield return new(
            RuleBook.MixedHarness,
            new(suite.Type, "Suite"),
            $"Families of suite {suite.Id} run under different harnesses: {string.Join("; ", differences)}. Their scores then differ for that alone."
                + $" Set it on the suite, or say why in [Metadata(\"{Reason}\", \"…\")] of those that differ."
        )
        {
            Cause = "mixed harness",
            Remedy = "one harness for the suite",
        };
    }

    // A limit that is known to stop nobody is as good as any other, and that of a family that is one task is the task's.
    private static string? Value((string Name, Func<Family, string?> Value) setting, Family family, Ceilings ceilings) =>
        (family.Items == 1 && Limits.Contains(setting.Name))
        || ceilings.Budgets.Any(budget => budget.Argument == setting.Name && !budget.Binds)
            ? Free
            : setting.Value(family) ?? "not set";

    private static string? Difference(string setting, IEnumerable<(Family Family, string? Value)> families)
    {
        var groups = families
            .Where(family => family.Value != Free)
            .GroupBy(family => family.Value, family => family.Family.Id, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        return groups.Length < 2
            ? null
            : $"{setting} is " + string.Join(" and ", groups.Take(2).Select(group => $"{group.Key} in {Shown([.. group])}"));
    }

    private static string Shown(string[] ids) => ids.Length == 1 ? ids[0] : $"{ids.Length} families";

    private static string? Whole(long? value) => value?.ToString("#,0", CultureInfo.InvariantCulture);

    private const string Free = "";
}
