using TaskSpec.Catalogs;
using TaskSpec.Cli.Commands;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Sources;

/// <summary>What a PATH holds. Opening it here is the only way in, so that every command takes the same inputs and fails alike.</summary>
/// <param name="Catalog">The catalog, with every number in range.</param>
/// <param name="Assembly">The assembly that it came from, or null.</param>
/// <param name="Findings">What the build found, or null where nothing was built.</param>
internal sealed record CatalogSource(Catalog Catalog, string? Assembly, IReadOnlyList<LocatedFinding>? Findings)
{
    /// <summary>Whether it came from a build of this run.</summary>
    public bool WasBuilt { get; private init; }

    /// <summary>Opens a project's folder, a project, an assembly or a catalog in JSON.</summary>
    /// <exception cref="CliError">It cannot be read, built or understood.</exception>
    public static async Task<CatalogSource> Open(string path, Invocation run)
    {
        if (Directory.Exists(path))
            return await Build(ProjectIn(path), run);
        if (!File.Exists(path))
            throw new CliError($"{path} does not exist; PATH is {Kinds}");
        return Path.GetExtension(Named(path)).ToLowerInvariant() switch
        {
            ".csproj" => await Build(path, run),
            ".dll" or ".exe" => new(AssemblyCatalog.Read(path), Path.GetFullPath(path), null),
            ".json" => new(CatalogText.Read(path, CatalogText.Load(path)), null, null),
            _ => throw new CliError($"{path} is of no kind that holds a catalog; PATH is {Kinds}"),
        };
    }

    private static string Named(string path)
    {
        try
        {
            return InputName.Of(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", path, error);
        }
    }

    private const string Kinds = "a project's folder, a .csproj, a built .dll or a catalog.json";

    private static async Task<CatalogSource> Build(string project, Invocation run)
    {
        run.Screen.FirstBuild?.Tell(project, run);
        var built = await run.Progress.During($"building {Path.GetFileName(project)}", () => ProjectBuild.Run(project, run.Stop));
        return new(AssemblyCatalog.Read(built.Assembly), built.Assembly, built.Findings) { WasBuilt = true };
    }

    private static string ProjectIn(string folder)
    {
        try
        {
            var projects = Directory.GetFiles(folder, "*.csproj").Order(StringComparer.Ordinal).ToArray();
            return projects switch
            {
                [var project] => project,
                [] => throw new CliError(
                    $"{folder} holds no .csproj, but {Contents(folder)}; name the project, assembly or catalog"
                ),
                _ => throw new CliError(
                    $"{folder} holds {projects.Length} projects: {string.Join(", ", projects.Select(Path.GetFileName))}; name one of them"
                ),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", folder, error);
        }
    }

    private static string Contents(string folder)
    {
        var names = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
        return names.Length == 0 ? "nothing at all" : string.Join(", ", names.Take(5)) + (names.Length > 5 ? ", …" : "");
    }
}
