using System.Collections.Immutable;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Generators.Reading;

namespace TaskSpec.Generators.Analyzers;

/// <summary>The catalog after most keystrokes: the last one, but for what a family or two declare of themselves.</summary>
internal static class EditedFamilies
{
    private const int Most = 8;

    /// <summary>The catalog; null where an id, a suite, a tool or anything else beside single families may have changed.</summary>
    public static Catalog? Of(StudyParts parts, IReadOnlyList<(StudyParts Parts, CatalogView View)> views)
    {
        foreach (var (last, view) in views)
        {
            if (
                last.Assembly == parts.Assembly
                && last.Defaults == parts.Defaults
                && last.Files == parts.Files
                && last.References.IsEmpty
            )
                return Of(parts, last, view.Own);
        }

        return null;
    }

    private static Catalog? Of(StudyParts parts, StudyParts last, Catalog catalog)
    {
        var (before, after) = (new HashSet<Declared>(last.Declared), new HashSet<Declared>(parts.Declared));
        var gone = last.Declared.Where(declared => !after.Contains(declared)).ToList();
        var come = parts.Declared.Where(declared => !before.Contains(declared)).ToList();
        if (gone.Count != come.Count || come.Count > Most)
            return null;
        var files = CatalogParts.Of(parts.Assembly, parts.Defaults, [], [], parts.Files);
        var families = catalog.Families.ToImmutableArray();
        foreach (var declared in come)
        {
            var was = gone.Find(other => other.Family?.Family.Type == declared.Family?.Family.Type);
            if (was is null || !IsAlike(was, declared) || declared.Family is not { } family)
                return null;
            var at = Array.FindIndex([.. families], other => other.Type == family.Family.Type);
            if (at < 0)
                return null;
            families = families.SetItem(at, files.Complete(family));
        }

        return catalog with
        {
            Families = new(families),
        };
    }

    // All that a catalog has of it beside the family.
    private static bool IsAlike(Declared was, Declared now) =>
        was.Suite == now.Suite
        && was.Family is { } before
        && now.Family is { } after
        && before.Family.Id == after.Family.Id
        && before.Tools == after.Tools
        && before.Skills == after.Skills
        && before.Invalid == after.Invalid
        && before.SuiteElsewhere == after.SuiteElsewhere;
}
