using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Puts what files say of a family onto it.</summary>
internal static class FileEvidence
{
    /// <summary>The files in one order: the nearest to the root of the disk first, then by their paths.</summary>
    public static EquatableArray<SideFile> InOrder(IEnumerable<SideFile> files) =>
        files.OrderBy(file => file.Path.Length).ThenBy(file => file.Path, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>A family with its profile and with what results said of it last; of the same day, what stands in the first file.</summary>
    public static Family Onto(Family family, EquatableArray<SideFile> files)
    {
        var (profile, measured) = (family.Profile, family.Measured);
        foreach (var file in files)
        {
            foreach (var found in file.Profiles)
                profile ??= found.Family == family.Id ? found : null;
            foreach (var found in file.Measured)
            {
                if (found.Family == family.Id && (measured is null || string.CompareOrdinal(found.Since, measured.Since) > 0))
                    measured = found;
            }
        }

        return profile == family.Profile && measured == family.Measured
            ? family
            : family with
            {
                Profile = profile,
                Measured = measured,
            };
    }

    /// <summary>A catalog with what files say of its families.</summary>
    public static Catalog Onto(Catalog catalog, EquatableArray<SideFile> files) =>
        files.All(file => file.Profiles.IsEmpty && file.Measured.IsEmpty)
            ? catalog
            : catalog with
            {
                Families = catalog.Families.Select(family => Onto(family, files)).ToEquatableArray(),
            };
}
