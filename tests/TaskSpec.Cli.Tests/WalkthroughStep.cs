using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TaskSpec.Cli.Tests;

/// <summary>One command of a console block, and what the page says that it prints.</summary>
/// <param name="Arguments">The command's words.</param>
/// <param name="Lines">Excerpts of its output and then of its errors, in order; "…" stands for anything within a line.</param>
internal sealed partial record WalkthroughStep(string[] Arguments, IReadOnlyList<string> Lines)
{
    private const string Gone = "# gone: ";
    private const string Code = "# exit code ";

    /// <summary>The commands of a block: lines that begin with "$ ", each with the lines below it.</summary>
    public static IEnumerable<WalkthroughStep> Read(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("$ ", lines[0], StringComparison.Ordinal);
        for (var i = 0; i < lines.Length; )
        {
            var command = lines[i][2..].Split(' ');
            var excerpts = lines[++i..].TakeWhile(line => !line.StartsWith("$ ", StringComparison.Ordinal)).ToArray();
            i += excerpts.Length;
            yield return new(command, excerpts);
        }
    }

    /// <summary>Runs it as its reader does, in a process of its own.</summary>
    public async Task<Outcome> Run(string folder)
    {
        var arguments = Arguments;
        if (arguments[0] == "taskspec")
            arguments = [Path.Combine(AppContext.BaseDirectory, "TaskSpec.Cli.dll"), .. arguments[1..]];
        else
            Assert.Equal(["dotnet", "build"], arguments);
        var start = new ProcessStartInfo("dotnet", arguments[0] == "dotnet" ? arguments[1..] : arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Nothing of the test host's own build may leak into the project.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }

    /// <summary>Asserts that the excerpts are there in order, what is gone is not, and the exit code is 0 or as said.</summary>
    public void Check(Outcome outcome)
    {
        var whole = outcome.Output + "\n" + outcome.Error;
        string[] printed = [.. whole.Split('\n').Select(Collapsed)];
        var (at, code) = (0, 0);
        foreach (var line in Lines)
        {
            if (line.StartsWith(Code, StringComparison.Ordinal))
                code = int.Parse(line[Code.Length..], System.Globalization.CultureInfo.InvariantCulture);
            else if (line.StartsWith(Gone, StringComparison.Ordinal))
                Assert.DoesNotContain(printed, one => IsOf(line[Gone.Length..], one));
            else if (line != "…")
            {
                at = Array.FindIndex(printed, at, one => IsOf(line, one)) + 1;
                Assert.True(
                    at > 0,
                    $"{string.Join(' ', Arguments)} does not print, or not in this place:\n{line}\nIt prints:\n{whole}"
                );
            }
        }

        Assert.True(code == outcome.ExitCode, $"{string.Join(' ', Arguments)} ends with {outcome.ExitCode}:\n{whole}");
    }

    private static bool IsOf(string excerpt, string line) =>
        Regex.IsMatch(line, $"^{string.Join(".*", Collapsed(excerpt).Split('…').Select(Regex.Escape))}$");

    private static string Collapsed(string line) => Spaces().Replace(line, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
