using System.Diagnostics;
using System.Text.Json;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests;

/// <summary>What is written hangs neither on whether .NET uses the machine's ICU, nor on which.</summary>
public sealed class GlobalizationTests : CliTest
{
    // Their order in a culture is another than by code; the last two have small letters in new versions of Unicode alone.
    private static readonly string[] names =
    [
        "b",
        "a-b",
        "ab",
        "B",
        "_b",
        "ä",
        "z",
        "co-op",
        "coop",
        "ſ",
        "İ",
        "\ua7da",
        "\ua7cb",
    ];

    [Fact]
    public async Task Exports_catalogs_and_tables_are_the_same_with_ICU_and_without()
    {
        var of = Examples.Addition with
        {
            Headline = new("f1", "TaskSpec.F1", Form.TokensRight) { By = By.Text, Extract = @"(?i)(\w+ſk\d)" },
            Title = string.Concat(names),
            Samples = new SampleSource(SampleKind.Method),
        };
        var assembly = Assemblies.Emit(PathOf("Probe.dll"), Examples.Of(of with { Type = "Probe" }), Samples());
        Directory.CreateDirectory(PathOf("logs"));
        for (var i = 0; i < names.Length; i++)
            Write($"logs/log{i}.json", Log(i));

        string[][] commands =
        [
            .. from runner in new[] { "promptfoo", "lm-eval", "inspect", "metr", "harbor" }
            select new[] { "export", assembly, "--runner", runner, "--out", $"{runner}" },
            ["catalog", assembly],
            ["profile", assembly, "--out", "profile.json"],
            ["check", assembly, "--json"],
            ["import", PathOf("logs"), "--table", "samples", "--keep", "--out", "samples.csv"],
        ];
        foreach (var command in commands)
        {
            var (own, icu) = (await Started("1", command), await Started("0", command));
            // A machine without ICU has but the one mode.
            if (icu.Error.Contains("valid ICU package", StringComparison.Ordinal))
                return;
            Assert.True(own.Code == 0, own.Error);
            Assert.Equal(own, icu);
        }

        var written = Files("1");
        Assert.Contains("samples.csv", written.Keys);
        Assert.Contains("promptfoo/taskspec.characters.cjs", written.Keys);
        Assert.Equal(written, Files("0"));
    }

    private static string Samples() =>
        string.Concat(
            names.Select(
                (name, i) =>
                    $"yield return new Sample(\"s{i}\", {JsonSerializer.Serialize(name)}, {JsonSerializer.Serialize(name)});"
            )
        );

    private static string Log(int number)
    {
        var arguments = names.ToDictionary(name => name, name => $"{name}{number % 3}");
        return JsonSerializer.Serialize(
            new
            {
                version = 2,
                status = "success",
                eval = new
                {
                    eval_id = $"e{number}",
                    task = "t",
                    model = "m",
                    task_args = arguments,
                    task_args_passed = arguments,
                    created = "2026-03-01T10:00:00+00:00",
                },
                results = new { scores = Array.Empty<object>() },
                samples = new[]
                {
                    new
                    {
                        id = "1",
                        epoch = 1,
                        scores = new { match = new { value = "C" } },
                    },
                },
            }
        );
    }

    private async Task<(int Code, string Output, string Error)> Started(string invariant, string[] command)
    {
        var folder = Directory.CreateDirectory(PathOf($"out{invariant}")).FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TaskSpec.Cli.dll"), .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    private SortedDictionary<string, string> Files(string invariant)
    {
        var folder = PathOf($"out{invariant}");
        return new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(folder, path), path => Convert.ToHexString(File.ReadAllBytes(path))),
            StringComparer.Ordinal
        );
    }
}
