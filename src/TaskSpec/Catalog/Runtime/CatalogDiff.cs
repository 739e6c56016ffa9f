namespace TaskSpec.Catalogs;

/// <summary>One thing in which a family differs between two catalogs.</summary>
/// <param name="Family">The family's id.</param>
/// <param name="What">The part that differs, such as <c>headline</c>; <c>added</c> or <c>removed</c> where only one catalog has the family.</param>
/// <param name="Versioned">Whether the family's version differs too.</param>
/// <param name="NeedsVersion">Whether results of before and after are not the same task's, so that the version must differ.</param>
public sealed record FamilyChange(string Family, string What, bool Versioned, bool NeedsVersion);

/// <summary>What changed between two catalogs, and whether the versions say so.</summary>
public static class CatalogDiff
{
    /// <summary>What else a declaration says; results of before and after compare whatever it is.</summary>
    private static readonly (string Name, Func<Family, object?> Part)[] beliefs =
    [
        ("records", family => family.Records),
        ("sample count", family => family.Samples?.Count),
        ("lengths", family => (family.Answer?.Tokens, family.Answer?.TokensCv, family.Answer?.ReasoningTokens)),
        ("steps", family => family.Steps),
        ("skills", family => family.Needs),
        ("choices", family => family.Choices is null ? null : family.Choices with { ShuffleSeed = null }),
        ("name at runners", family => family.RunsAs),
        ("human time", family => family.HumanTimes),
        ("difficulty", family => (family.Difficulty, family.DifficultyFromHumanTime)),
        ("usage", family => family.Usage),
        ("correlations", family => family.Correlations),
        ("plan", family => family.Plan),
        ("provenance", family => family.Provenance),
        ("metadata", family => family.Metadata),
        ("text", family => (family.Title, family.Summary)),
    ];

    /// <summary>The changes, by family in ordinal order of their ids, what needs a version first.</summary>
    public static IReadOnlyList<FamilyChange> Of(Catalog before, Catalog after)
    {
        var old = before.Families.ToDictionary(family => family.Id, StringComparer.Ordinal);
        var now = after.Families.ToDictionary(family => family.Id, StringComparer.Ordinal);
        return
        [
            .. old
                .Keys.Union(now.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .SelectMany(id => Of(id, old.GetValueOrDefault(id), now.GetValueOrDefault(id))),
        ];
    }

    private static IEnumerable<FamilyChange> Of(string id, Family? before, Family? after)
    {
        if (before is null || after is null)
            return [new(id, before is null ? "added" : "removed", Versioned: true, NeedsVersion: false)];
        var versioned = before.Version != after.Version;
        var needed = Fingerprint.Changes(Fingerprint.Of(before), Fingerprint.Of(after));
        var believed = beliefs.Where(belief => !Equals(belief.Part(before), belief.Part(after))).Select(belief => belief.Name);
        FamilyChange[] changes =
        [
            .. needed.Select(what => new FamilyChange(id, what, versioned, NeedsVersion: true)),
            .. believed.Select(what => new FamilyChange(id, what, versioned, NeedsVersion: false)),
        ];
        return changes.Length == 0 && versioned ? [new(id, "version", Versioned: true, NeedsVersion: false)] : changes;
    }
}
