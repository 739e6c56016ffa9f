namespace TaskSpec.Catalogs;

/// <summary>Several assemblies' catalogs as one, as a study that uses them all sees them.</summary>
public static class CatalogUnion
{
    /// <summary>
    /// All families, suites, tools and skills, in ordinal order of their ids; what is equal in two catalogs stands once. The first catalog is the
    /// root project's: its name is the union's, and so is its plan, if it has one. What is derived under another plan is left out.
    /// </summary>
    /// <param name="catalogs">At least one.</param>
    public static Catalog Of(IReadOnlyList<Catalog> catalogs)
    {
        if (catalogs.Count == 1)
            return catalogs[0];
        var root = catalogs[0].Assembly;
        var given = new HashSet<string>(catalogs.Select(catalog => catalog.Assembly), StringComparer.Ordinal);
        return catalogs[0] with
        {
            Plan = catalogs.Select(catalog => catalog.Plan).FirstOrDefault(plan => plan is not null),
            Suites = Union(
                catalogs,
                catalog =>
                    from suite in catalog.Suites
                    where Stays(suite.Assembly, catalog)
                    select suite with
                    {
                        Assembly = Seen(suite.Assembly, catalog),
                    },
                suite => (suite.Id, suite.Type)
            ),
            Families = Union(
                catalogs,
                catalog =>
                    from family in catalog.Families
                    where Stays(family.Assembly, catalog)
                    select family with
                    {
                        Assembly = Seen(family.Assembly, catalog),
                        Forecast = null,
                    },
                family => (family.Id, family.Type)
            ),
            Tools = Union(catalogs, catalog => catalog.Tools, tool => (tool.Id, tool.Type)),
            Skills = Union(catalogs, catalog => catalog.Skills, skill => (skill.Type, "")),
            Overlaps = [],
        };

        // What a catalog took in from another one is left to that one, where it is given too.
        bool Stays(string? assembly, Catalog catalog) =>
            assembly is null || assembly == catalog.Assembly || !given.Contains(assembly);

        string? Seen(string? assembly, Catalog catalog) =>
            (assembly ?? catalog.Assembly) is var declaring && declaring == root ? null : declaring;
    }

    private static EquatableArray<T> Union<T>(
        IReadOnlyList<Catalog> catalogs,
        Func<Catalog, IEnumerable<T>> part,
        Func<T, (string, string)> order
    )
        where T : IEquatable<T> =>
        catalogs
            .SelectMany(part)
            .Distinct()
            .OrderBy(x => order(x).Item1, StringComparer.Ordinal)
            .ThenBy(x => order(x).Item2, StringComparer.Ordinal)
            .ToEquatableArray();
}
