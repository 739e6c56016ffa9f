using System.Diagnostics;
using System.Text;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests;

/// <summary>Exports and imports that are killed at random points: no half-written file is ever taken for a whole one.</summary>
public sealed class KilledTests : CliTest
{
    private const int Samples = 3_000;

    /// <summary>How often each is killed; more with TASKSPEC_KILLS.</summary>
    private static readonly int kills = int.TryParse(Environment.GetEnvironmentVariable("TASKSPEC_KILLS"), out var more)
        ? more
        : 10;

    [Fact]
    public async Task Killed_export_leaves_nothing_and_the_next_one_is_whole()
    {
        // The author's own code kills the process, so that where it dies hangs on no clock.
        var assembly = Assemblies.Emit(
            PathOf("probe.dll"),
            Examples.Of(Examples.Addition with { Id = "probe", Type = "Probe", Samples = new SampleSource(SampleKind.Method) }),
            $$"""
            var last = System.Environment.GetEnvironmentVariable("KILL_AT");
            for (var i = 0; i < {{Samples}}; i++)
            {
                if (i.ToString() == last) System.Diagnostics.Process.GetCurrentProcess().Kill();
                yield return new("s" + i, "1 + " + i, (1 + i).ToString());
            }
            """
        );
        var random = new Random(5);
        string[] runners = ["promptfoo", "lm-eval", "inspect", "metr"];
        for (var kill = 0; kill < kills; kill++)
        {
            var runner = runners[kill % runners.Length];
            string[] args = ["export", assembly, "--runner", runner, "--out", PathOf($"out{kill}"), "--quiet"];
            Assert.NotEqual(0, await Start(args, random.Next(Samples)));
            Assert.False(Directory.Exists(PathOf($"out{kill}")));

            Assert.Equal(0, await Start(args, Samples));
            Assert.NotEmpty(Directory.GetFiles(PathOf($"out{kill}"), "*", SearchOption.AllDirectories));
            Assert.Empty(Directory.GetDirectories(Folder, "*.taskspec-partial"));
        }
    }

    [Fact]
    public async Task Killed_import_leaves_no_table()
    {
        var rows = new StringBuilder("model,task,sample,metric,value\n");
        for (var i = 0; i < 60_000; i++)
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"m,t,s{i},exact_match,{i % 2}\n");
        var log = Write("log.csv", rows.ToString());
        Directory.CreateDirectory(PathOf("tables"));
        string[] args = ["import", log, "--table", "samples", "--out", PathOf("tables/out.csv"), "--quiet"];
        Assert.Equal(0, await Start(args, Samples));
        var whole = File.ReadAllText(PathOf("tables/out.csv"));
        var staging = PathOf("tables/.out.csv.taskspec-partial");
        var random = new Random(6);
        for (var kill = 0; kill < kills; kill++)
        {
            File.Delete(PathOf("tables/out.csv"));
            File.Delete(staging);
            var size = random.Next(whole.Length / 2);
            using var process = Process.Start(Command(args))!;
            while (!process.HasExited && Unfinished() < size)
                await Task.Yield();
            process.Kill();
            await process.WaitForExitAsync();
            // It may have been quicker; then the table is whole.
            Assert.Equal(File.Exists(PathOf("tables/out.csv")) ? whole : null, Table());
        }

        Assert.Empty(Directory.GetFiles(PathOf("temporary"), "taskspec-*"));

        // What the last kill left is gone when the next run is done.
        File.WriteAllText(staging, "half");
        Assert.Equal(0, await Start(args, Samples));
        Assert.Equal(["out.csv"], Directory.GetFileSystemEntries(PathOf("tables")).Select(Path.GetFileName));

        long Unfinished() => new FileInfo(staging) is { Exists: true } file ? file.Length : 0;
        string? Table() => File.Exists(PathOf("tables/out.csv")) ? File.ReadAllText(PathOf("tables/out.csv")) : null;
    }

    private ProcessStartInfo Command(string[] args, int killAt = -1)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TaskSpec.Cli.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // As Linux and macOS call it; there, what is in it outlives a process.
        start.Environment["TMPDIR"] = Directory.CreateDirectory(PathOf("temporary")).FullName;
        start.Environment["KILL_AT"] = killAt.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return start;
    }

    private async Task<int> Start(string[] args, int killAt)
    {
        using var process = Process.Start(Command(args, killAt))!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or 137 or -1, await error);
        return process.ExitCode;
    }
}
