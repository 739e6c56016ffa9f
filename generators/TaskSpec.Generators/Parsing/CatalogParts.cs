using System.Runtime.CompilerServices;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Everything that an assembly's catalog is made of. Equal by value.</summary>
public sealed record CatalogParts
{
    // From one keystroke to the next most families stay what they were.
    private static readonly ConditionalWeakTable<FamilyDeclaration, Completed> Known = new();

    /// <summary>The assembly's name.</summary>
    public required string Assembly { get; init; }

    /// <summary>The assembly's defaults.</summary>
    public required Defaults Defaults { get; init; }

    /// <summary>The suites.</summary>
    public EquatableArray<Suite> Suites { get; init; }

    /// <summary>The families.</summary>
    public EquatableArray<FamilyDeclaration> Families { get; init; }

    /// <summary>The additional files.</summary>
    public required ProjectFiles Files { get; init; }

    /// <summary>Whether nothing is declared, so that there is no catalog.</summary>
    public bool IsEmpty => Families.IsEmpty && Suites.IsEmpty && Defaults.Plan is null;

    /// <summary>Puts parts together, in an order that depends on nothing but their content.</summary>
    public static CatalogParts Of(
        string assembly,
        Defaults defaults,
        IEnumerable<FamilyDeclaration?> families,
        IEnumerable<Suite?> suites,
        ProjectFiles files
    ) =>
        new()
        {
            Assembly = assembly,
            Defaults = defaults,
            // The parts of a partial class are found one by one, and are one class.
            Suites = Canonical.Sort(
                suites.Concat(families.Select(family => family?.SuiteElsewhere)).OfType<Suite>(),
                suite => suite.Id,
                suite => suite.Type
            ),
            Families = Canonical.Sort(
                families.OfType<FamilyDeclaration>(),
                family => family.Family.Id,
                family => family.Family.Type
            ),
            Files = files,
        };

    /// <summary>Catalogs of references, in an order that does not depend on that of the references.</summary>
    public static EquatableArray<Catalog> InOrder(IEnumerable<Catalog?> references) =>
        references.OfType<Catalog>().OrderBy(catalog => catalog.Assembly, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The catalog with those of references, without derived data; null where nothing is declared anywhere.</summary>
    public Catalog? Compose(EquatableArray<Catalog> references) =>
        IsEmpty && references.IsEmpty
            ? null
            : FileNotes.Onto(
                CatalogUnion.Of([
                    ToCatalog(),
                    .. references
                        .Where(reference => reference.Assembly != Assembly)
                        .Select(reference => FileEvidence.Onto(reference, Files.Read)),
                ]),
                Files,
                Defaults.IsRoot
            );

    /// <summary>The catalog, without derived data; the same whatever the order of the parts.</summary>
    public Catalog ToCatalog() =>
        new()
        {
            Assembly = Assembly,
            Plan = Defaults.Plan,
            Suites = Suites,
            Families = Families.Select(Complete).ToEquatableArray(),
            Tools = Canonical.Sort(Families.SelectMany(family => family.Tools), tool => tool.Id, tool => tool.Type),
            Skills = Canonical.Sort(Families.SelectMany(family => family.Skills), skill => skill.Type, _ => ""),
            Invalid = InvalidReader.Sort(Defaults.Invalid.Concat(Families.SelectMany(family => family.Invalid))),
        };

    /// <summary>A family with the assembly's defaults and what files say of it.</summary>
    internal Family Complete(FamilyDeclaration declaration)
    {
        if (Known.TryGetValue(declaration, out var known) && known.Defaults == Defaults && known.Files == Files)
            return known.Family;
        var family = CompleteAnew(declaration);
        Known.Remove(declaration);
        Known.GetValue(declaration, _ => new(Defaults, Files, family));
        return family;
    }

    private sealed record Completed(Defaults Defaults, ProjectFiles Files, Family Family);

    private Family CompleteAnew(FamilyDeclaration declaration)
    {
        var family = declaration.Merge(Defaults);
        var listed = family.TasksFile is { } name ? Files.Tasks(name)?.Tasks ?? [] : [];
        return FileEvidence.Onto(family, Files.Read) with
        {
            MissingFiles = Files.Missing(family),
            Tasks = listed.IsEmpty
                ? family.Tasks
                : Canonical.Sort(
                    [.. family.Tasks, .. listed.Where(task => family.Tasks.All(other => other.Id != task.Id))],
                    task => task.Id,
                    CatalogJson.Map
                ),
        };
    }
}
