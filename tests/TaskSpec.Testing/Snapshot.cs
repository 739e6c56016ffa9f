using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace TaskSpec.Testing;

/// <summary>Compares text with a file beside the test: <c>Class.Method.verified.txt</c>, in the conventions of Verify.</summary>
/// <remarks>
/// On a difference it leaves <c>.received.txt</c> there. With the environment variable TASKSPEC_ACCEPT=1 it takes the new text, never in
/// continuous integration.
/// </remarks>
public static partial class Snapshot
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Whether changed files are taken as they come.</summary>
    public static bool Accepts =>
        Environment.GetEnvironmentVariable("TASKSPEC_ACCEPT") == "1"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Compares text with the test's own file.</summary>
    /// <param name="text">The text; the version of the package in it does not count.</param>
    /// <param name="of">Which one, where a test has several.</param>
    public static void Matches(
        string text,
        string? of = null,
        [CallerFilePath] string source = "",
        [CallerMemberName] string method = ""
    )
    {
        // Deterministic builds write the repository's root as /_/.
        var path = source.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Root, source[3..]) : source;
        var name = $"{Path.GetFileNameWithoutExtension(path)}.{method}{(of is null ? "" : "_" + of)}";
        Matches(
            Version().Replace(text, "(\"TaskSpec\", \"*\")"),
            Path.Combine(Path.GetDirectoryName(path)!, name),
            ".verified.txt"
        );
    }

    /// <summary>Compares text with a file of the repository.</summary>
    public static void MatchesFile(string text, string file) => Matches(text, Path.Combine(Root, file), "");

    private static void Matches(string text, string path, string end)
    {
        var (verified, received) = (path + end, path + ".received.txt");
        if (Accepts)
            File.WriteAllText(verified, text);
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{received} is not what {verified} says. If it should be, run the test with TASKSPEC_ACCEPT=1.");
    }

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "TaskSpec.sln")))
            directory =
                Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("no TaskSpec.sln above the tests");
        return directory;
    }

    [GeneratedRegex("""\("TaskSpec", "[0-9.]+"\)""")]
    private static partial Regex Version();
}
