extern alias generators;

using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using generators::TaskSpec.Generators;
using generators::TaskSpec.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>Whatever somebody types, analyzers and generator go on: they see broken code most of the time.</summary>
public sealed class RandomEditTests
{
    private const int Writers = 8;
    private const int EditsOfEach = 250;

    private static readonly string[] Fragments =
    [
        "[",
        "]",
        "<",
        ">",
        "(",
        ")",
        "{",
        "}",
        ",",
        ";",
        "\"",
        "\\",
        "/*",
        "//",
        "#if X",
        "= -1",
        "= 0",
        "int.MaxValue",
        "int.MinValue",
        "1e308",
        "-1e308",
        "double.NaN",
        "double.PositiveInfinity",
        "0",
        "\"\"",
        "\"a/b\"",
        "\"\\0\"",
        "null",
        "default",
        "typeof(int)",
        "nameof(",
        "partial ",
        "abstract ",
        "static ",
        "file ",
        "class X<T> : X<X<T>>;",
        " : Step",
        " : Sha256Chain",
        "[After<Script>]",
        "[After<Digest>]",
        "[InsteadOf<Digest>]",
        "[HasStep<Tour.Sha256Chain.Script>]",
        "[Headline<",
        "Headline<Missing>",
        "Records<int>",
        "[Samples(-5)]",
        "[Samples(N())]",
        "[Choices(0)]",
        "[Choices(-1, Max = -2, Floor = 7)]",
        "[Answer(Tokens = -4)]",
        "[Difficulty(HalfAtFlop = 0, Decades = 0)]",
        "[Difficulty(HalfAtFlop = -1, Decades = -1, SpreadDecades = 1e300)]",
        "[TaskFamily(\"sha256-of\", Version = \"1\")]",
        "[Suite(\"cybench\", Version = \"1\")]",
        "[Task(\"x\", Samples = 2147483647)]",
        "[Metric(\"m\", (Form)99)]",
        "(Transfer)77",
        "(Need)(-3)",
        "Weight = 1e300",
        "TokenCorrelation = 5",
        "Ceiling = -1",
        "K = -1",
        "[assembly: ScalingPlan(0, 0, Models = 0, TargetFlop = 0)]",
        "ScalingPlan(1e22, 1e18, Models = 1000000, TargetFlop = -1)",
        "\ud83d\ude00",
        "\u0000",
        "\r",
        "é",
    ];

    [Fact]
    public async Task Analyzers_and_generator_survive_2000_random_edits()
    {
        var sources = new[] { "FourCases.cs", "RealDeclarations.cs" }.SelectMany(file => Pieces(Compile.Source(file))).ToArray();
        var failures = new ConcurrentQueue<string>();
        var reported = 0;
        await Parallel.ForAsync(
            0,
            Writers,
            async (writer, _) =>
            {
                var random = new Random(20_261_122 + writer);
                var driver = (GeneratorDriver)CSharpGeneratorDriver.Create(new CatalogGenerator());
                for (var edit = 0; edit < EditsOfEach; edit++)
                {
                    var text = sources[random.Next(sources.Length)];
                    for (var change = random.Next(1, 4); change > 0; change--)
                        text = Change(text, sources, random);
                    var compilation = Compile.Sources(text);
                    driver = driver.RunGenerators(compilation);
                    var run = driver.GetRunResult().Results[0];
                    if (run.Exception is { } thrown)
                        failures.Enqueue($"generator: {thrown}\n\n{text}");
                    var options = new CompilationWithAnalyzersOptions(
                        new AnalyzerOptions([], new EditorConfig("")),
                        onAnalyzerException: (exception, analyzer, _) =>
                            failures.Enqueue($"{analyzer.GetType().Name}: {exception}\n\n{text}"),
                        concurrentAnalysis: false,
                        logAnalyzerExecutionTime: false
                    );
                    var found = await compilation.WithAnalyzers(AnalyzerTest.All, options).GetAnalyzerDiagnosticsAsync();
                    Interlocked.Add(ref reported, found.Length);
                }
            }
        );
        // The edits leave enough standing to be analyzed.
        Assert.InRange(reported, Writers * EditsOfEach / 4, int.MaxValue);
        Assert.True(failures.IsEmpty, $"{failures.Count} failures, such as:\n{failures.FirstOrDefault()}");
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
                { "id": "a", "humanMinutes": 1.5, "humanSource": "baseline", "samples": 3 }
                { "id": "b", "timeSeconds": 60, "weight": 0.5 }
                """,
        ];
        var random = new Random(20_261_122);
        for (var edit = 0; edit < 2_000; edit++)
        {
            var which = random.Next(files.Length);
            var text = files[which];
            for (var change = random.Next(1, 4); change > 0; change--)
                text = Change(text, files, random);
            SideFile.Read(which == 0 ? "x.taskspec.json" : "x.jsonl", text);
        }
    }

    // One family each, behind the last suite before it and what the file begins with: in smaller sources more edits hit something.
    private static IEnumerable<string> Pieces(string source)
    {
        var parts = Regex.Split(source, @"(?=^\[(?:TaskFamily|Suite)\b)", RegexOptions.Multiline);
        var suite = "";
        foreach (var part in parts.Skip(1))
        {
            if (part.StartsWith("[Suite", StringComparison.Ordinal))
                suite = part;
            else
                yield return parts[0] + suite + part;
        }
    }

    private static string Change(string text, string[] sources, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 30), text.Length - at);
        switch (random.Next(6))
        {
            case 0:
                return text.Remove(at, length);
            case 1:
                return text.Insert(at, Fragments[random.Next(Fragments.Length)]);
            case 2:
                return text[..at];
            case 3:
                var other = sources[random.Next(sources.Length)];
                var from = random.Next(other.Length);
                return text.Insert(at, other.Substring(from, Math.Min(random.Next(1, 300), other.Length - from)));
            default:
                return SwapTokens(text, random);
        }
    }

    // Two tokens change places, or a fragment takes the place of one: code that is wrong, but often still parses.
    private static string SwapTokens(string text, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        if (tokens.Count < 2)
            return text;
        var (a, b) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
        var with = random.Next(2) == 0 ? b.Text : Fragments[random.Next(Fragments.Length)];
        var edited = new StringBuilder(text).Remove(a.SpanStart, a.Span.Length).Insert(a.SpanStart, with);
        return edited.ToString();
    }
}
