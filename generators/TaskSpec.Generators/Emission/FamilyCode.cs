using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Emission;

/// <summary>What the typed class of one family is written from. Equal by value, so that an edit rewrites only what it changes.</summary>
/// <param name="Family">The family.</param>
/// <param name="Class">The author's class.</param>
/// <param name="Namespace">The namespace of the generated class.</param>
/// <param name="Name">The name of the generated class.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Overlaps">The pairs of families that it is one of.</param>
public sealed record FamilyCode(
    Family Family,
    FamilyClass Class,
    string Namespace,
    string Name,
    string File,
    EquatableArray<OverlapPair> Overlaps
)
{
    /// <summary>Names the class of every family of a catalog.</summary>
    public static IEnumerable<FamilyCode> Of(Catalog? catalog, CatalogParts parts)
    {
        if (catalog is null)
            yield break;
        var spaces = new FamilySpaces(parts.Families.Select(declared => declared.Class));
        // Compilers compare the names of generated files without case.
        var files = new Names(null, StringComparer.OrdinalIgnoreCase);
        var overlaps = catalog
            .Overlaps.SelectMany(pair => new[] { (Of: pair.A, pair), (Of: pair.B, pair) })
            .ToLookup(of => of.Of, of => of.pair);
        // What a root takes in has its classes where it is declared.
        var own = catalog.Families.Where(family => family.Assembly is null).ToList();
        for (var i = 0; i < own.Count; i++)
        {
            var (family, type) = (own[i], parts.Families[i].Class);
            yield return new(
                family,
                type,
                spaces.Namespace(type),
                spaces.Name(type),
                files.Unique(Names.File(family.Type)),
                overlaps[family.Id].ToEquatableArray()
            );
        }
    }
}
