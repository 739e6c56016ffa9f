using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Generators.Reading;

namespace TaskSpec.Generators.Analyzers;

/// <summary>What a catalog is made from.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Declared">What its classes declare; the same list while nothing changes.</param>
/// <param name="IsUnfinished">Whether what the assembly declares is only half typed.</param>
/// <param name="Defaults">What the assembly declares.</param>
/// <param name="Files">Its additional files.</param>
/// <param name="References">What its references carry.</param>
internal sealed record StudyParts(
    string Assembly,
    IReadOnlyList<Declared> Declared,
    bool IsUnfinished,
    Defaults Defaults,
    ProjectFiles Files,
    EquatableArray<ReferencedCatalog> References
);

/// <summary>What stays known from one keystroke to the next, since an editor makes a new compilation of each.</summary>
/// <remarks>By content, or weakly by an unchanged file; never by symbol, which would keep whole compilations alive.</remarks>
internal sealed class StudyMemory
{
    private const int MostViews = 4;

    private readonly ConditionalWeakTable<MetadataReference, StrongBox<ReferencedCatalog?>> references = new();
    private readonly DeclarationMemory declarations = new();
    private readonly List<(StudyParts Parts, CatalogView View)> views = [];

    /// <summary>What a compilation declares.</summary>
    public IReadOnlyList<Declared> Read(Compilation compilation) => declarations.Read(compilation, CancellationToken.None);

    /// <summary>The catalog of a reference; null where it carries none.</summary>
    public ReferencedCatalog? CatalogOf(MetadataReference reference) =>
        references.GetValue(reference, x => new(ReferencedCatalog.Read(x))).Value;

    /// <summary>The view of a catalog; the same while its parts are.</summary>
    public CatalogView ViewOf(StudyParts parts)
    {
        lock (views)
        {
            var known = views.Find(view => view.Parts == parts);
            if (known.View is null)
                known = (parts, Look(parts));
            views.Remove(known);
            views.Insert(0, known);
            if (views.Count > MostViews)
                views.RemoveAt(MostViews);
            return known.View;
        }
    }

    private CatalogView Look(StudyParts parts)
    {
        var halfTyped = new HalfTyped(parts.Declared, parts.IsUnfinished);
        if (!parts.Defaults.IsRoot && parts.References.IsEmpty && EditedFamilies.Of(parts, views) is { } edited)
            return new(edited, edited, halfTyped);
        var all = CatalogParts.Of(
            parts.Assembly,
            parts.Defaults,
            parts.Declared.Select(declared => declared.Family),
            parts.Declared.Select(declared => declared.Suite),
            parts.Files
        );
        var known = parts.References.Select(reference => reference.Catalog).OfType<Catalog>().ToEquatableArray();
        var own = Shared(all.ToCatalog());
        return new(own, parts.Defaults.IsRoot ? all.Compose(known) ?? own : WithRivals(own, known), halfTyped);
    }

    // What compares whole lists finds at once that they are the same ones.
    private Catalog Shared(Catalog catalog)
    {
        foreach (var (_, view) in views)
        {
            if (view.Own.Tools == catalog.Tools)
                catalog = catalog with { Tools = view.Own.Tools };
            if (view.Own.Skills == catalog.Skills)
                catalog = catalog with { Skills = view.Own.Skills };
        }

        return catalog;
    }

    /// <summary>The catalog with what results could not tell apart from its own: families and suites of references with the same ids.</summary>
    private static Catalog WithRivals(Catalog catalog, EquatableArray<Catalog> references)
    {
        var families = new HashSet<string>(catalog.Families.Select(family => family.Id), StringComparer.OrdinalIgnoreCase);
        var suites = new HashSet<string>(
            catalog.Suites.Where(suite => suite.Assembly is null).Select(suite => suite.Id),
            StringComparer.OrdinalIgnoreCase
        );
        var rivals = references
            .Select(reference => new Catalog
            {
                Assembly = reference.Assembly,
                Families = reference.Families.Where(family => families.Contains(family.Id)).ToEquatableArray(),
                Suites = reference.Suites.Where(suite => suites.Contains(suite.Id)).ToEquatableArray(),
            })
            .Where(reference => !reference.Families.IsEmpty || !reference.Suites.IsEmpty)
            .ToList();
        return rivals.Count == 0 ? catalog : CatalogUnion.Of([catalog, .. rivals]);
    }
}
