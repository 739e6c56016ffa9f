using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>The files of a project that declarations may name. Equal by value.</summary>
/// <param name="Read">The additional files, in one order.</param>
/// <param name="List">What the build tells of the project; null where no build does.</param>
public sealed record ProjectFiles(EquatableArray<SideFile> Read, FileList? List)
{
    private const string TasksFile = nameof(TasksFile);
    private const string Samples = nameof(Samples);

    /// <summary>No files, and no build that tells of any.</summary>
    public static ProjectFiles None { get; } = new([], null);

    /// <summary>Puts files together, in an order that depends on nothing but their paths.</summary>
    public static ProjectFiles Of(IEnumerable<SideFile> files, FileList? list) => new(FileEvidence.InOrder(files), list);

    /// <summary>What a file is called in the catalog: its path from the project's folder, or its name where that is not known.</summary>
    public string NameOf(SideFile file) =>
        List is { } list ? FilePath.Relative(list.Directory, file.Path) : FilePath.Segments(file.Path).Last();

    /// <summary>The file that <c>[TasksFile]</c> means; null where there is none, or more than one could be meant.</summary>
    public SideFile? Tasks(string declared) => Meant(declared, StringComparison.Ordinal) is { Count: 1 } meant ? meant[0] : null;

    /// <summary>The files that a family names and nothing can read.</summary>
    public EquatableArray<MissingFile> Missing(Family family)
    {
        var missing = new List<MissingFile>();
        if (family.TasksFile is { } tasks && Tasks(tasks) is null)
            missing.Add(new(TasksFile, tasks) { Candidates = Named(tasks) });
        if (family.Samples?.File is { } samples && List is { } list && MissingIn(list, samples) is { } found)
            missing.Add(found);
        return missing.ToEquatableArray();
    }

    // As SampleSets finds it at run time: beside the assembly, and nowhere else.
    private static MissingFile? MissingIn(FileList list, string samples)
    {
        var path = FilePath.Of(samples);
        if (!FilePath.Leaves(samples) && list.Copied.Contains(path))
            return null;
        var called = list.Copied.Where(other => string.Equals(other, path, StringComparison.OrdinalIgnoreCase)).Take(1);
        return new(Samples, samples) { Candidates = called.ToEquatableArray() };
    }

    private EquatableArray<string> Named(string declared)
    {
        var meant = Meant(declared, StringComparison.Ordinal);
        if (meant.Count == 0)
            meant = [.. Meant(declared, StringComparison.OrdinalIgnoreCase).Take(1)];
        return meant.Select(NameOf).OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
    }

    // The file at the path from the project's folder, or else all whose paths end with it.
    private IReadOnlyList<SideFile> Meant(string declared, StringComparison comparison)
    {
        var lists = Read.Where(file => !SideFile.HoldsEvidence(file.Path)).ToList();
        var exact = List is { } list ? FilePath.Of(list.Directory, declared) : FilePath.Of(declared);
        if (lists.Find(file => string.Equals(FilePath.Of(file.Path), exact, comparison)) is { } there)
            return [there];
        return FilePath.Leaves(declared)
            ? []
            : lists.FindAll(file => FilePath.Of("/" + file.Path).EndsWith("/" + FilePath.Of(declared), comparison));
    }
}
