using System.IO.Compression;
using System.Text.RegularExpressions;
using TaskSpec.Catalogs;
using TaskSpec.Cli;
using TaskSpec.Cli.Output;

namespace TaskSpec.Report.Tests;

/// <summary>What a run of the command line left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>A folder of its own for each test, and the command line run in this process.</summary>
public abstract partial class ReportTest : IDisposable
{
    protected ReportTest() => Folder = Directory.CreateTempSubdirectory("taskspec-report-").FullName;

    protected string Folder { get; }

    /// <summary>Where reports are written.</summary>
    protected string Page => PathOf("report.html");

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal static Outcome Run(params string[] args)
    {
        using StringWriter output = new(),
            error = new();
        var code = CommandLine.Run(args, new Screen(output, error)).GetAwaiter().GetResult();
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Writes a report, which must go well, and reads it.</summary>
    internal string Report(params string[] args)
    {
        var outcome = Run(["report", .. args, "--out", Page]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return File.ReadAllText(Page);
    }

    /// <summary>What the families' rows of a page open.</summary>
    internal static string Details(string page) =>
        string.Concat(
            Parts()
                .Matches(page)
                .Select(part =>
                {
                    using var packed = new MemoryStream(Convert.FromBase64String(part.Groups["packed"].Value));
                    using var text = new StreamReader(new ZLibStream(packed, CompressionMode.Decompress));
                    return text.ReadToEnd();
                })
        );

    protected string PathOf(string name) => Path.Combine(Folder, name);

    protected string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    protected string Write(Catalog catalog) => Write("catalog.json", CatalogJson.Write(catalog));

    /// <summary>The arguments of a report on everything that there can be.</summary>
    internal string[] Everything() =>
        [
            Write(Examples.All),
            "--scores",
            Write("scores.csv", Examples.Scores()),
            "--runs",
            Write("runs.csv", Examples.Runs()),
            "--samples",
            Write("samples.csv", Examples.Samples()),
        ];

    [GeneratedRegex("id=\"part-[0-9]+\">(?<packed>[^<]*)<")]
    private static partial Regex Parts();
}
