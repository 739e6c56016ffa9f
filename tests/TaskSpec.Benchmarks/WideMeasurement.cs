using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Distributions;
using TaskSpec.Tables;
using static System.FormattableString;

namespace TaskSpec.Benchmarks;

/// <summary>What it costs to correlate many tasks, beside numpy with scipy's linkage on the same table, in turn.</summary>
internal static class WideMeasurement
{
    private const int Groups = 60;

    /// <summary>Writes a table of tasks that share an ability, and some of them more; and a metric of three tasks, which only reading takes time for.</summary>
    public static void Write(int tasks, int models, string path)
    {
        var random = new Random(1);
        double Drawn() => Normal.Sample(random, 0, 1);
        using var file = File.Create(path);
        using var table = new TableWriter<ScoreRow>(ResultTables.Scores, path, file);
        for (var model = 0; model < models; model++)
        {
            var ability = Drawn();
            double[] groups = [.. Enumerable.Range(0, Groups).Select(_ => Drawn())];
            var name = Invariant($"family/model-{model}");
            for (var task = 0; task < tasks + 3; task++)
            {
                var logit = 0.7 * ability + 0.7 * groups[task * 7 % Groups] + 0.8 * Drawn();
                table.Write(
                    new(
                        name,
                        Invariant($"suite/task-{task:00000}"),
                        task < tasks ? "acc" : "few",
                        Math.Round(1 / (1 + Math.Exp(-logit)), 6)
                    )
                );
            }
        }
    }

    /// <summary>Correlates it with both.</summary>
    /// <param name="path">The table.</param>
    /// <param name="tool">The built TaskSpec.Cli.dll.</param>
    /// <param name="python">Python with numpy and scipy; null leaves it out.</param>
    public static void Run(string path, string tool, string? python)
    {
        Cost Tool(string metric) => Cost.Of("dotnet", [tool, "correlate", path, "--metric", metric, "--quiet"]);
        Cost few = Tool("few"),
            all = Tool("acc");
        Console.WriteLine(Invariant($"taskspec: start and reading {few}; all {all}"));
        if (python is null)
            return;
        var other = Cost.Of(python, [Path.Combine(AppContext.BaseDirectory, "wide.py"), path]);
        Console.Write(other.Output);
        double[] parts =
        [
            .. other.Output.Trim().Split('\n')[^1].Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)),
        ];
        Console.WriteLine(Invariant($"numpy: start and reading {parts[0]:0.00} s; all {other}"));
        Console.WriteLine(
            Invariant(
                $"taskspec over numpy: CPU {all.Seconds / other.Seconds:0.00}, without start and reading {(all.Seconds - few.Seconds) / parts[1]:0.00}, memory {all.Bytes / other.Bytes:0.00}"
            )
        );
    }

    private sealed record Cost(double Seconds, double Bytes, string Output)
    {
        public static Cost Of(string file, string[] arguments)
        {
            var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true };
            // Threads that wait for each other would count against numpy.
            start.Environment["OPENBLAS_NUM_THREADS"] = "1";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            double seconds = 0,
                bytes = 0;
            while (!process.WaitForExit(10))
            {
                try
                {
                    process.Refresh();
                    seconds = Math.Max(seconds, process.TotalProcessorTime.TotalSeconds);
                    // Of what has ended and is not yet waited for it is 0.
                    bytes = Math.Max(bytes, process.PeakWorkingSet64);
                }
                catch (InvalidOperationException)
                {
                    // It ended just now.
                }
            }

            return process.ExitCode == 0
                ? new(seconds, bytes, output.Result)
                : throw new InvalidOperationException($"{file} ended with {process.ExitCode}");
        }

        public override string ToString() => Invariant($"{Seconds:0.00} s of CPU, {Bytes / 1e6:0} MB");
    }
}
