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
    private static readonly Setting[] Settings =
    [
        new("TimeSeconds", "Limits", family => Whole(family.Limits?.TimeSeconds)),
        new("Tokens", "Limits", family => Whole(family.Limits?.Tokens)),
        new("Messages", "Limits", family => Whole(family.Limits?.Messages)),
        new("Turns", "Limits", family => Whole(family.Limits?.Turns)),
        new("Temperature", "Sampling", family => family.Sampling?.Temperature?.ToString(CultureInfo.InvariantCulture)),
        new("the sandbox", null, family => family.Sandbox?.Kind),
        new("Internet", null, family => family.Sandbox?.Internet == true ? "allowed" : null),
        new("Gpus", null, family => Whole(family.Sandbox?.Gpus)),
        new("the judge", null, family => family.Scored is { By: By.Judge } scored ? scored.With : null),
    ];

    public static IEnumerable<Finding> Check(CatalogContext context, Suite suite)
    {
        var all = context.Catalog.Families.Where(family => family.Suite == suite.Id).ToArray();
        var families = all.Where(family => !family.Metadata.Any(entry => entry.Key == Reason))
            .Select(family => (Family: family, new Structure(family, context.Catalog.Tools).Ceilings))
            .ToArray();
        var differences = Settings
            .Select(setting => Difference.Of(setting, families.Select(x => (x.Family, Value(setting, x.Family, x.Ceilings)))))
            .OfType<Difference>()
            .Take(MostSettings)
            .ToArray();
        if (differences.Length == 0)
            yield break;
        // What holds for the suite would hold for those that say why they differ, too.
        var suiteMay = families.Length == all.Length ? suite.Type : null;
        yield return new(
            RuleBook.MixedHarness,
            new(suite.Type, "Suite"),
            $"Families of suite {suite.Id} run under different harnesses: {string.Join("; ", differences.AsEnumerable())}. Their scores then differ for that alone."
                + $" Set it on the suite, or say why in [Metadata(\"{Reason}\", \"…\")] of those that differ."
        )
        {
            Cause = "mixed harness",
            Remedy = "one harness for the suite",
            Edits = differences.Select(difference => difference.Alike(suiteMay)).OfType<Edit>().ToEquatableArray(),
        };
    }

    // A limit that is known to stop nobody is as good as any other, and that of a family that is one task is the task's.
    private static string? Value(Setting setting, Family family, Ceilings ceilings) =>
        (family.Items == 1 && setting.Attribute == "Limits")
        || ceilings.Budgets.Any(budget => budget.Argument == setting.Name && !budget.Binds)
            ? Free
            : setting.Value(family) ?? NotSet;

    private static string? Whole(long? value) => value?.ToString("#,0", CultureInfo.InvariantCulture);

    private const string Free = "";
    private const string NotSet = "not set";

    /// <summary>One setting of a harness.</summary>
    /// <param name="Name">Its name: the argument's, where an edit may set it.</param>
    /// <param name="Attribute">The attribute that an edit may set it in.</param>
    /// <param name="Value">Its value as text; null where a family sets none.</param>
    private sealed record Setting(string Name, string? Attribute, Func<Family, string?> Value);

    /// <summary>A setting that differs, with the families of each value, the most families first.</summary>
    private sealed record Difference(Setting Setting, IReadOnlyList<IGrouping<string?, Family>> Groups)
    {
        public static Difference? Of(Setting setting, IEnumerable<(Family Family, string? Value)> families)
        {
            var groups = families
                .Where(family => family.Value != Free)
                .GroupBy(family => family.Value, family => family.Family, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .ToArray();
            return groups.Length < 2 ? null : new(setting, groups);
        }

        public override string ToString() =>
            $"{Setting.Name} is " + string.Join(" and ", Groups.Take(2).Select(group => $"{group.Key} in {Shown([.. group])}"));

        /// <summary>What makes the families alike: the only value that some have, for all; or the others' value for the only one that differs.</summary>
        public Edit? Alike(string? suite)
        {
            if (Setting.Attribute is not { } attribute || Groups.Count != 2)
                return null;
            var set = Groups.Where(group => group.Key != NotSet).ToArray();
            var odd = Groups[1].ToArray();
            var on =
                set.Length == 1 ? suite
                : odd.Length == 1 && Groups[0].Count() > 1 ? odd[0].Type
                : null;
            return on is null ? null : Edit.Set(on, attribute, Setting.Name, set[0].Key!.Replace(",", "_"));
        }

        private static string Shown(Family[] families) => families.Length == 1 ? families[0].Id : $"{families.Length} families";
    }
}
