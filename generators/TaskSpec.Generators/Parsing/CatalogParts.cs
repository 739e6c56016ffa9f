using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>A file of named tasks.</summary>
/// <param name="Path">Its path, as the compiler was given it.</param>
/// <param name="Tasks">Its tasks.</param>
public sealed record TasksFile(string Path, EquatableArray<EvalTask> Tasks)
{
    /// <summary>Whether <c>[TasksFile]</c> means this file: its path ends with the declared one.</summary>
    public bool Is(string declared)
    {
        var (path, end) = ("/" + Path.Replace('\\', '/'), "/" + declared.Replace('\\', '/'));
        return path.EndsWith(end, StringComparison.Ordinal);
    }
}

/// <summary>Everything that an assembly's catalog is made of. Equal by value.</summary>
public sealed record CatalogParts
{
    /// <summary>The assembly's name.</summary>
    public required string Assembly { get; init; }

    /// <summary>The assembly's defaults.</summary>
    public required Defaults Defaults { get; init; }

    /// <summary>The suites.</summary>
    public EquatableArray<Suite> Suites { get; init; }

    /// <summary>The families.</summary>
    public EquatableArray<FamilyDeclaration> Families { get; init; }

    /// <summary>What was found of the families' samples.</summary>
    public EquatableArray<Profile> Profiles { get; init; }

    /// <summary>The files of named tasks.</summary>
    public EquatableArray<TasksFile> TasksFiles { get; init; }

    /// <summary>The catalog, without derived data; the same whatever the order of the parts.</summary>
    public Catalog ToCatalog() =>
        new()
        {
            Assembly = Assembly,
            Plan = Defaults.Plan,
            Suites = Suites
                .Distinct()
                .OrderBy(suite => suite.Id, StringComparer.Ordinal)
                .ThenBy(suite => suite.Type, StringComparer.Ordinal)
                .ToEquatableArray(),
            Families = Families
                .Select(Complete)
                .OrderBy(family => family.Id, StringComparer.Ordinal)
                .ThenBy(family => family.Type, StringComparer.Ordinal)
                .ToEquatableArray(),
            Tools = Families
                .SelectMany(family => family.Tools)
                .Distinct()
                .OrderBy(tool => tool.Id, StringComparer.Ordinal)
                .ThenBy(tool => tool.Type, StringComparer.Ordinal)
                .ToEquatableArray(),
            Skills = Families
                .SelectMany(family => family.Skills)
                .Distinct()
                .OrderBy(skill => skill.Type, StringComparer.Ordinal)
                .ToEquatableArray(),
        };

    private Family Complete(FamilyDeclaration declaration)
    {
        var family = declaration.Merge(Defaults);
        var listed = family.TasksFile is { } name
            ? TasksFiles.Where(file => file.Is(name)).OrderBy(file => file.Path.Length).FirstOrDefault()?.Tasks ?? []
            : [];
        return family with
        {
            Tasks = listed.IsEmpty
                ? family.Tasks
                : Canonical.Sort(
                    [.. family.Tasks, .. listed.Where(task => family.Tasks.All(other => other.Id != task.Id))],
                    task => task.Id,
                    CatalogJson.Map
                ),
            Profile = Profiles.FirstOrDefault(profile => profile.Family == family.Id),
        };
    }
}
