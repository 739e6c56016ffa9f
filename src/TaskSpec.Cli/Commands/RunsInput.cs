using System.CommandLine;
using TaskSpec.Scaling.Horizons;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Tables that the fits read, with what is wrong in them told in one message.</summary>
internal static class RunsInput
{
    public static TableArgument Argument() => new("RUNS", "A runs table (agent, task, family, human_minutes, score)");

    public static RunSet Read(Invocation run, string path) =>
        Read(path, () => RunSet.Of(TableRows.Read(run, ResultTables.Runs, path)));

    /// <summary>The dates of a releases table, by agent.</summary>
    public static IReadOnlyDictionary<string, DateOnly> Releases(string path) =>
        Rows(HorizonTables.Releases, path).ToDictionary(row => row.Agent, row => row.Release, StringComparer.Ordinal);

    public static IReadOnlyList<TRow> Rows<TRow>(Table<TRow> table, string path) =>
        Read<IReadOnlyList<TRow>>(path, () => [.. TableReader.Read(table, path)]);

    private static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TableException error)
        {
            // What is found in a row names the file; what is found between rows does not.
            var message = error.Message.StartsWith(path, StringComparison.Ordinal) ? error.Message : $"{path}: {error.Message}";
            throw new CliError(message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", path, error);
        }
    }
}
