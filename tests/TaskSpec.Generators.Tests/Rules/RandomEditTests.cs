extern alias generators;

using generators::TaskSpec.Generators.Parsing;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Testing.Fuzzing;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>Whatever somebody types, analyzers, generator and fixes go on: they see broken code most of the time.</summary>
public sealed class RandomEditTests
{
    private const int Count = 2_000;
    private const int Seed = 20_261_122;

    [Fact]
    public async Task Analyzers_generator_and_fixes_survive_2000_random_edits()
    {
        var result = await Fuzz.RunAsync(Count, Seed);
        Assert.True(result.Failures.IsEmpty, $"{result.Failures.Length} failures, such as:\n{result.Failures.FirstOrDefault()}");
        // The edits leave enough standing to be analyzed and fixed.
        Assert.InRange(result.Findings, Count / 4, int.MaxValue);
        Assert.InRange(result.Fixes, Count / 20, int.MaxValue);
    }

    [Fact]
    public void Edits_of_a_seed_are_the_same_again()
    {
        string[] sources = ["[A(1)] class C { int F() => 1; }", "[B] class D;"];
        List<string> Edited() => [.. Enumerable.Range(0, 100).Select(i => new Mutation(sources, new(i)).Next())];
        Assert.Equal(Edited(), Edited());
        Assert.InRange(Edited().Distinct().Count(), 80, 100);
    }

    [Fact]
    public void Reader_of_additional_files_survives_2000_random_edits()
    {
        string[] files =
        [
            """
                { "schemaVersion": 1, "profiles": [{ "family": "x", "samples": 900, "duplicates": 2,
                  "targetTokens": { "min": 3, "median": 4.5, "max": 1e3 }, "choices": { "min": 4, "median": 4, "max": 4 } }] }
                """,
            """
                { "schemaVersion": 1, "measured": [{ "family": "x", "metric": "exact_match", "models": 7, "fromFlop": 1e18, "toFlop": 1e22,
                  "since": "2026-11-22", "difficulty": { "halfAtFlop": 3e21, "decades": 0.3, "exponent": 0.3, "exponentDeviation": 0.2, "correlation": 0 },
                  "correlations": [{ "with": "y", "phi": { "value": 0.8, "low": 0.6, "high": 0.9 }, "models": 7 }] }] }
                """,
            """
                { "id": "a", "humanMinutes": 1.5, "humanSource": "baseline", "samples": 3 }
                { "id": "b", "timeSeconds": 60, "weight": 0.5 }
                """,
        ];
        var random = new Random(Seed);
        for (var edit = 0; edit < Count; edit++)
        {
            var which = edit % files.Length;
            SideFile.Read(
                which < 2 ? "x.taskspec.json" : "x.jsonl",
                SourceText.From(new Mutation([files[which]], random).Next())
            );
        }
    }
}
