namespace TaskSpec.Cli;

/// <summary>The input or the arguments are wrong. The message is all that the user gets: what, where, and what to do.</summary>
internal sealed class CliError(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Lines below the message, such as what a compiler said.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Says why a file could not be opened, read or written, in words that do not depend on the platform.</summary>
    public static CliError Of(string doing, string path, Exception error) =>
        new(
            error switch
            {
                UnauthorizedAccessException => $"cannot {doing} {path}: access is denied; check its permissions",
                DirectoryNotFoundException => $"cannot {doing} {path}: its folder does not exist; create it first",
                FileNotFoundException => $"cannot {doing} {path}: there is no such file",
                _ => $"cannot {doing} {path}: {error.Message}",
            },
            error
        );
}
