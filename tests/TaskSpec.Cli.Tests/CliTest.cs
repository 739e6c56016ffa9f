using Spectre.Console;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Tests;

/// <summary>What a run of the command line left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>A folder of its own for each test, and the command line run in this process.</summary>
public abstract class CliTest : IDisposable
{
    protected CliTest() => Folder = Directory.CreateTempSubdirectory("taskspec-test-").FullName;

    protected string Folder { get; }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs with redirected streams.</summary>
    internal static Outcome Run(params string[] args)
    {
        using StringWriter output = new(),
            error = new();
        var code = CommandLine.Run(args, new Screen(output, error)).GetAwaiter().GetResult();
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs on a terminal, in colour, where no line may be wider than it; the lines without their colours.</summary>
    internal static async Task<string[]> LinesOnTerminal(int width, params string[] args)
    {
        using StringWriter output = new();
        var terminal = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.Standard,
                Out = new AnsiConsoleOutput(output),
            }
        );
        terminal.Profile.Width = width;
        var screen = new Screen(output, TextWriter.Null) { Terminal = terminal, Width = width };
        await CommandLine.Run(args, screen);

        Assert.Contains('\u001B', output.ToString());
        var lines = output.ToString().WithoutAnsi().Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        return lines;
    }

    protected string PathOf(string name) => Path.Combine(Folder, name);

    protected string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    protected string Write(Catalog catalog) => Write("catalog.json", CatalogJson.Write(catalog));

    /// <summary>The run failed as wrong input does: with code 2, nothing on standard output, and one message that says so much.</summary>
    internal static void AssertRefused(Outcome outcome, params string[] said)
    {
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.StartsWith("taskspec: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(outcome.Error.Length - 1, outcome.Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("unexpected", outcome.Error, StringComparison.Ordinal);
        foreach (var part in said)
            Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
    }
}
