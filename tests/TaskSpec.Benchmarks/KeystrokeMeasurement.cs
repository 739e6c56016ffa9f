using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Benchmarks;

/// <summary>What one keystroke costs in a project of many families, each in a file of its own: the open file is analyzed anew.</summary>
internal static class KeystrokeMeasurement
{
    private const int Strokes = 41;

    /// <summary>Prints the first, median and 95th percentile of the strokes, in milliseconds.</summary>
    /// <param name="families">How many families there are.</param>
    /// <param name="correlations">With how many others each was measured to correlate; null where nothing was measured.</param>
    public static void Run(int families, int? correlations = null)
    {
        var files = correlations is { } others
            ? [new TextFile("/test/x.taskspec.json", Evidence(families, others))]
            : Array.Empty<AdditionalText>();
        Type(families, inComment: true, files);
        Type(families, inComment: false, files);
    }

    private static void Type(int families, bool inComment, AdditionalText[] files)
    {
        var trees = Enumerable.Range(0, families).Select(i => Compile.Parse(Source(i, 100, 0), $"/test/Family{i}.cs")).ToArray();
        var compilation = Compile.Sources().AddSyntaxTrees(trees);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files], new EditorConfig("")),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false
        );
        var times = new List<double>();
        for (var stroke = 0; stroke < Strokes; stroke++)
        {
            var edited = Compile.Parse(Source(0, inComment ? 100 : 101 + stroke, stroke), "/test/Family0.cs");
            compilation = compilation.ReplaceSyntaxTree(trees[0], edited);
            trees[0] = edited;
            var model = compilation.GetSemanticModel(edited);
            // What the editor computes without any analyzer.
            model.GetDiagnostics();
            var watch = Stopwatch.StartNew();
            var found = compilation
                .WithAnalyzers(AnalyzerTest.All, options)
                .GetAnalyzerSemanticDiagnosticsAsync(model, null, default)
                .GetAwaiter()
                .GetResult();
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (found.All(diagnostic => diagnostic.Id != "TSK2003"))
                throw new InvalidOperationException("The rules did not run.");
        }

        var later = times.Skip(1).Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{families} families, a keystroke in {(inComment ? "a comment" : "an argument")}: first {times[0]:0} ms, median {later[later.Length / 2]:0.0} ms, 95th percentile {later[later.Length * 95 / 100]:0.0} ms"
            )
        );
    }

    private static string Evidence(int families, int correlations) =>
        new EvidenceFile
        {
            Measured = Enumerable
                .Range(0, families)
                .Select(i => new MeasuredFamily($"family-{i}", "edit_similarity", 20, 1e18, 1e22)
                {
                    Version = "1.0.0",
                    Since = "2026-11-22",
                    Results = ["scores.csv"],
                    Difficulty = new(3e21 + i * 1e18, .3, .3, .2, .1),
                    Correlations = Enumerable
                        .Range(1, correlations)
                        .Select(k => new MeasuredCorrelation($"family-{(i + k) % families}", new(.5, .3, .7), 20))
                        .ToEquatableArray(),
                })
                .ToEquatableArray(),
        }.ToJson();

    private static string Source(int i, int samples, int comment) =>
        $$"""
            using TaskSpec;
            namespace Many;

            [TaskFamily("family-{{i}}", Version = "1.0.0")]
            [Samples({{samples}}), Limits(TimeSeconds = 600)]
            [Headline<EditSimilarity>, Records<ExactMatch>]
            public sealed class Family{{i}} // {{comment}}
            {
                [Step(Tokens = 60, Requirement = Requirement.AnyCorrect, Across = Transfer.Distinct), Calls<Python{{i}}>(Need = Need.Essential)]
                public sealed class Script : Step;

                [Step(Tokens = 64), After<Script>, OutputOf<Python{{i}}>]
                public sealed class Digest : Step;
            }

            [Tool("python", Input = Requirement.AnyCorrect)]
            public sealed class Python{{i}} : Tool;
            """;
}
