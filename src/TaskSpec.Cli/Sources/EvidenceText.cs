using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Sources;

/// <summary>Reads a <c>*.taskspec.json</c> file, and tells what is wrong with it in one message.</summary>
internal static class EvidenceText
{
    /// <exception cref="CliError">It cannot be read or understood.</exception>
    public static EvidenceFile Read(string path)
    {
        try
        {
            return EvidenceFile.Read(File.ReadAllText(path));
        }
        catch (JsonFormatException error)
        {
            throw new CliError($"{path}: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", path, error);
        }
    }
}
