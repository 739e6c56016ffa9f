using System.Diagnostics;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests;

/// <summary>What reads databases and Parquet is loaded by commands that are given one, and by no others: it costs time and memory.</summary>
public sealed class LoadedTests : CliTest
{
    private const string Runs = "agent,task,family,human_minutes,score\n";
    private static readonly string[] engines = ["duckdb", "npgsql", "parquet"];

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "CATALOG")]
    [InlineData("explain", "CATALOG")]
    [InlineData("export", "CATALOG", "--runner", "lm-eval", "--out", "exported")]
    [InlineData("fit", "horizon", "runs.csv")]
    [InlineData("import", "samples.csv", "--table", "samples", "--out", "out.csv")]
    public async Task Command_on_a_catalog_or_text_loads_no_engine(params string[] command)
    {
        var catalog = Write(Examples.Of(Examples.Addition with { Samples = new(SampleKind.File) { File = "own.jsonl" } }));
        Write("own.jsonl", """{"id": "a", "input": "1 + 1?", "target": "2"}""" + "\n");
        Write("runs.csv", Runs + string.Concat(Enumerable.Range(0, 16).Select(i => $"a,t{i},f{i},{1 << i},{(i < 8 ? 1 : 0)}\n")));
        Write("samples.csv", "model,task,sample,metric,value\nm,t,s,exact_match,1\n");

        var (code, loaded) = await Loaded([.. command.Select(part => part == "CATALOG" ? catalog : part)]);

        Assert.Equal(0, code);
        Assert.Contains("TaskSpec.Tables", loaded);
        Assert.DoesNotContain(loaded, IsEngine);
    }

    [Fact]
    public async Task Command_on_Parquet_loads_the_engine_and_its_library()
    {
        Write("samples.csv", "model,task,sample,metric,value\nm,t,s,exact_match,1\n");
        var (_, written) = await Loaded("import", "samples.csv", "--table", "samples", "--out", "samples.parquet");
        Assert.Contains("Parquet", written);
        Assert.DoesNotContain("DuckDB.NET.Data", written);

        var (_, read) = await Loaded("chain", "samples.parquet");

        Assert.Contains("DuckDB.NET.Data", read);
        Assert.Contains(read, name => name is "libduckdb.so" or "libduckdb.dylib" or "duckdb.dll");
        Assert.DoesNotContain("Npgsql", read);
    }

    private static bool IsEngine(string name) => engines.Any(engine => name.Contains(engine, StringComparison.OrdinalIgnoreCase));

    private async Task<(int Code, string[] Names)> Loaded(params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TaskSpec.Cli.dll"), .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(LoadedTests).Assembly.Location;
        start.Environment[StartupHook.File] = PathOf("loaded");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(File.Exists(PathOf("loaded")), await error);
        return (process.ExitCode, await File.ReadAllLinesAsync(PathOf("loaded")));
    }
}
