using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Sources;

/// <summary>Reads <c>*.taskspec.json</c> files, and says where one is wrong.</summary>
internal static class EvidenceText
{
    /// <summary>How their names end, so that the package finds them in a project.</summary>
    public const string Ending = ".taskspec.json";

    /// <summary>The file at a path.</summary>
    public static EvidenceFile Load(string path)
    {
        var text = CatalogText.Load(path, "file of evidence", "save it as UTF-8, or name another file");
        try
        {
            return EvidenceFile.Read(text);
        }
        catch (JsonFormatException error)
        {
            throw new CliError(
                $"{path}({error.Line},{error.Column}): {error.Problem}; mend it there, or name another file",
                error
            );
        }
    }

    /// <summary>The file at a path, whose other members stay; an empty one where there is none yet, or one that its name says is something else.</summary>
    public static EvidenceFile LoadOrEmpty(string path) =>
        File.Exists(path) && path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? Load(path) : new();
}
