namespace TaskSpec.Catalogs;

/// <summary>Several assemblies' catalogs as one, as a study that uses them all sees them.</summary>
public static class CatalogUnion
{
    /// <summary>
    /// All families, suites, tools and skills, in ordinal order of their ids; what is equal in two catalogs stands once. The first catalog is the
    /// root project's: its name and its plan are the union's.
    /// </summary>
    /// <param name="catalogs">At least one.</param>
    public static Catalog Of(IReadOnlyList<Catalog> catalogs) =>
        catalogs.Count == 1
            ? catalogs[0]
            : catalogs[0] with
            {
                Plan = catalogs.Select(catalog => catalog.Plan).FirstOrDefault(plan => plan is not null),
                Suites = Union(catalogs, catalog => catalog.Suites, suite => suite.Id),
                Families = Union(catalogs, catalog => catalog.Families, family => family.Id),
                Tools = Union(catalogs, catalog => catalog.Tools, tool => tool.Id),
                Skills = Union(catalogs, catalog => catalog.Skills, skill => skill.Type),
                Overlaps = [],
            };

    private static EquatableArray<T> Union<T>(
        IReadOnlyList<Catalog> catalogs,
        Func<Catalog, EquatableArray<T>> part,
        Func<T, string> id
    )
        where T : IEquatable<T> =>
        catalogs.SelectMany(catalog => part(catalog)).Distinct().OrderBy(id, StringComparer.Ordinal).ToEquatableArray();
}
