using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Tests;

/// <summary>What is read from a pipe is what would be read from a file; what is neither is refused in words.</summary>
public sealed class PipedInputTests : CliTest
{
    /// <summary>Each way in: a command with IN for what it reads.</summary>
    private static readonly (string Name, string[] Args)[] commands =
    [
        ("samples.csv", ["import", "IN", "--out", "OUT"]),
        ("log.json", ["import", "IN", "--out", "OUT"]),
        ("models.csv", ["import", "SAMPLES", "--models", "IN", "--out", "OUT"]),
        ("scores.csv", ["correlate", "IN", "--metric", "acc"]),
        ("scores.csv", ["correlate", "IN", "--metric", "acc", "--variant", "default"]),
        ("scores.csv", ["fit", "scaling", "IN", "--metric", "acc", "--form", "linear"]),
        ("runs.csv", ["fit", "horizon", "IN", "--bootstrap", "20"]),
        ("scores.csv", ["calibrate", "IN", "--metric", "acc", "--out", "OUT.taskspec.json"]),
        ("catalog.json", ["check", "IN"]),
        ("catalog.json", ["catalog", "IN"]),
        ("priors.json", ["simulate", "CATALOG", "--flop", "1e18,1e19,1e20", "--samples", "20", "--priors", "IN", "--out", "OUT"]),
        ("rows.jsonl", ["scaffold", "--from", "lm-eval", "IN", "--out", "OUTS"]),
    ];

    public static TheoryData<int, bool, bool> Ways()
    {
        var ways = new TheoryData<int, bool, bool>();
        for (var i = 0; i < commands.Length; i++)
        {
            ways.Add(i, true, false);
            ways.Add(i, false, false);
            if (commands[i].Name is not ("log.json" or "catalog.json" or "priors.json"))
                ways.Add(i, false, true);
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task It_is_read_as_a_file_is(int command, bool isNamed, bool isPacked)
    {
        if (OperatingSystem.IsWindows())
            return;
        var (name, args) = commands[command];
        var content = Content(name);
        if (isPacked)
            (name, content) = (name + ".gz", Packed(content));
        File.WriteAllBytes(PathOf(name), content);
        var expected = Outcome(args, PathOf(name), out var file);
        Assert.True(expected.ExitCode is 0 or 1, expected.Error);

        var pipe = Pipe(isNamed ? name : "unnamed");
        using var writer = Task.Run(() => File.WriteAllBytes(pipe, content));
        var outcome = Outcome(args, pipe, out var piped);
        await Released(writer, pipe);

        Assert.Equal(expected, outcome);
        Assert.Equal(file, piped);
    }

    [Theory]
    [InlineData("import", "IN", "--out", "OUT")]
    [InlineData("check", "IN")]
    [InlineData("fit", "horizon", "IN")]
    [InlineData("scaffold", "--from", "metr", "IN", "--out", "OUT")]
    public void A_device_without_end_is_refused(params string[] args)
    {
        if (OperatingSystem.IsLinux())
            AssertRefused(Run(Filled(args, "/dev/zero")), "/dev/zero: ", "is a pipe or a device that gives more than");
        Assert.False(File.Exists(PathOf("OUT")));
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_told()
    {
        foreach (var (_, args) in commands.Where(command => command.Args[0] is not ("check" or "catalog" or "scaffold")))
        {
            Content("");
            if (args[0] != "import" || args.Contains("--models"))
                AssertRefused(Run(Filled(args, Directory.CreateDirectory(PathOf("folder")).FullName)), "folder", "; name ");
        }
    }

    [Fact]
    public async Task A_wait_for_a_pipe_ends_when_it_is_asked_to()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var (i, (_, args)) in commands.Index())
        {
            Content("");
            var pipe = Pipe(FormattableString.Invariant($"unnamed-{i}"));
            using var stop = new CancellationTokenSource();
            using var screen = new StringWriter();
            var run = Task.Run(() => CommandLine.Run(Filled(args, pipe), new Screen(screen, screen), stop.Token));
            // It is open once the command reads from it, which gets nothing.
            var opening = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write));
            if (await Task.WhenAny(run, opening) == run)
            {
                await Released(opening, pipe);
                Assert.Fail($"nothing was read: {string.Join(' ', args)}: {screen}");
            }

            await using var writer = await opening;
            await stop.CancelAsync();
            Assert.Equal(130, await run);
        }

        Assert.Empty(Directory.GetFileSystemEntries(Folder, "OUT*"));
    }

    private (int ExitCode, string Output, string Error) Outcome(string[] args, string path, out string written)
    {
        var outcome = Run(Filled(args, path));
        var place = Directory
            .EnumerateFiles(Folder, "OUT*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        written = place is null ? "" : Unnamed(File.ReadAllText(place));
        foreach (var entry in Directory.GetFileSystemEntries(Folder, "OUT*"))
        {
            if (Directory.Exists(entry))
                Directory.Delete(entry, recursive: true);
            else
                File.Delete(entry);
        }

        return (outcome.ExitCode, Unnamed(outcome.Output), Unnamed(outcome.Error));

        string Unnamed(string text) => text.Replace(path, "IN").Replace(Path.GetFileName(path), "IN");
    }

    /// <summary>Waits for a writer, also where nobody reads.</summary>
    private static async Task Released(Task writer, string pipe)
    {
        await using var either = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite);
        await writer;
    }

    private string[] Filled(string[] args, string path) =>
        [
            .. args.Select(arg =>
                arg == "IN" ? path
                : arg == "SAMPLES" ? PathOf("known-samples.csv")
                : arg == "CATALOG" ? PathOf("known-catalog.json")
                : arg.StartsWith("OUT", StringComparison.Ordinal) ? PathOf(arg)
                : arg
            ),
        ];

    private string Pipe(string name)
    {
        Directory.CreateDirectory(PathOf("pipes"));
        using var made = Process.Start("mkfifo", [PathOf($"pipes/{name}")]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return PathOf($"pipes/{name}");
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    private byte[] Content(string name)
    {
        var samples = new StringBuilder("model,task,sample,metric,value\n");
        var scores = new StringBuilder("model,task,metric,value,flop,n\n");
        var runs = new StringBuilder("agent,task,family,human_minutes,score\n");
        for (var model = 1; model <= 6; model++)
        for (var task = 1; task <= 4; task++)
        {
            scores.Append(
                CultureInfo.InvariantCulture,
                $"m{model},t{task},acc,{0.1 + (model * 0.1) + (task % 2 * model * 0.02)},1e{18 + model},100\n"
            );
            for (var sample = 1; sample <= 3; sample++)
            {
                samples.Append(CultureInfo.InvariantCulture, $"m{model},t{task},s{sample},acc,{(model + task + sample) % 2}\n");
                runs.Append(
                    CultureInfo.InvariantCulture,
                    $"m{model},t{task}{sample},f{task},{task * sample * 5},{(model * 3 > task * sample ? 1 : 0)}\n"
                );
            }
        }

        Write("known-samples.csv", samples.ToString());
        Write("known-catalog.json", CatalogJson.Write(Examples.All));
        return Encoding.UTF8.GetBytes(
            name switch
            {
                "samples.csv" => samples.ToString(),
                "scores.csv" => scores.ToString(),
                "runs.csv" => runs.ToString(),
                "models.csv" => "model,flop\nm1,1e20\nm2,2e20\n",
                "catalog.json" => CatalogJson.Write(Examples.All),
                "priors.json" => TaskSpec.Measurement.LearntPriors.Shipped.ToJson(),
                "rows.jsonl" => """
                {"task": "easy", "family": "lake", "output_type": "multiple_choice", "metrics": [{"metric": "acc"}]}
                {"task": "hard", "family": "lake", "output_type": "multiple_choice", "metrics": [{"metric": "acc"}]}
                """,
                "log.json" =>
                    """{"version":2,"status":"success","eval":{"eval_id":"e","task":"t","model":"m","scorers":[{"name":"acc"}]},"samples":[{"id":"a","epoch":1,"scores":{"acc":{"value":1}}}]}""",
                _ => "",
            }
        );
    }
}
