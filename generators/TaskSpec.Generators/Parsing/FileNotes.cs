using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>What there is to tell of a project's additional files, seen from what is declared.</summary>
internal static class FileNotes
{
    /// <summary>A catalog with what there is to tell of all files.</summary>
    public static Catalog Onto(Catalog catalog, ProjectFiles files, bool isRoot) =>
        catalog with
        {
            UnreadableFiles = files.Read.SelectMany(file => Unreadable(file, files, catalog)).ToEquatableArray(),
            UnknownFamilies = files.Read.SelectMany(file => Unknown(file, files, catalog, isRoot)).ToEquatableArray(),
        };

    /// <summary>Where a file cannot be read. Other JSON lines than tasks, such as samples, are not for the rules to read.</summary>
    public static IEnumerable<UnreadableFile> Unreadable(SideFile file, ProjectFiles files, Catalog? catalog)
    {
        if (file.Problems.IsEmpty || !(SideFile.HoldsEvidence(file.Path) || IsNamed(file, files, catalog)))
            return [];
        var name = files.NameOf(file);
        return file.Problems.Select(problem => new UnreadableFile(name, problem.Line, problem.Column, problem.Problem));
    }

    /// <summary>The families that a file is of and nobody declares. Where nothing is declared, nothing can be missed.</summary>
    public static IEnumerable<UnknownFamilies> Unknown(SideFile file, ProjectFiles files, Catalog? catalog, bool isRoot)
    {
        if ((file.Profiles.IsEmpty && file.Measured.IsEmpty) || catalog is null || (catalog.Families.IsEmpty && !isRoot))
            return [];
        var known = new HashSet<string>(catalog.Families.Select(family => family.Id), StringComparer.Ordinal);
        var all = file
            .Profiles.Select(profile => profile.Family)
            .Concat(file.Measured.Select(measured => measured.Family))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToList();
        var unknown = all.Where(id => !known.Contains(id)).ToEquatableArray();
        return unknown.IsEmpty
            ? []
            : [new(files.NameOf(file), unknown) { KnowsOthers = unknown.Count < all.Count ? true : null }];
    }

    // A family of another assembly names a file of its own project.
    private static bool IsNamed(SideFile file, ProjectFiles files, Catalog? catalog) =>
        catalog?.Families.Any(family => family is { Assembly: null, TasksFile: { } name } && files.Tasks(name)?.Path == file.Path)
        == true;
}
