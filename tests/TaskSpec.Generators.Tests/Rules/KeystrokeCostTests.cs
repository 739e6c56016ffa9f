extern alias generators;

using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>What one keystroke costs in a project of 1,000 families, each in a file of its own: the open file is analyzed anew.</summary>
[Collection(nameof(KeystrokeCostTests)), CollectionDefinition(nameof(KeystrokeCostTests), DisableParallelization = true)]
public sealed class KeystrokeCostTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Families = 1_000;

    // The least of 20 is what it costs; the others tell how busy the machine is.

    [Theory]
    [InlineData("in a comment", 50)]
    [InlineData("in an argument, so that the forecast is another", 200)]
    public async Task A_keystroke_in_one_of_1000_families_stays_cheap(string where, double limit)
    {
        var inComment = where == "in a comment";
        var trees = Enumerable.Range(0, Families).Select(i => Compile.Parse(Source(i, 100, 0), $"/test/Family{i}.cs")).ToArray();
        var compilation = Compile.Sources().AddSyntaxTrees(trees);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new EditorConfig("")),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false
        );
        var times = new List<double>();
        for (var stroke = 0; stroke < 21; stroke++)
        {
            var edited = Compile.Parse(Source(500, inComment ? 100 : 101 + stroke, stroke), "/test/Family500.cs");
            compilation = compilation.ReplaceSyntaxTree(trees[500], edited);
            trees[500] = edited;
            var model = compilation.GetSemanticModel(edited);
            // What the editor computes without any analyzer.
            model.GetDiagnostics();
            var watch = Stopwatch.StartNew();
            var found = await compilation
                .WithAnalyzers(AnalyzerTest.All, options)
                .GetAnalyzerSemanticDiagnosticsAsync(model, null, default);
            times.Add(watch.Elapsed.TotalMilliseconds);
            Assert.Contains(found, diagnostic => diagnostic.Id == "TSK2003");
        }

        var median = times.Skip(1).Order().ElementAt(10);
        output.WriteLine(
            $"{where}: first {times[0]:0} ms, least {times.Min():0.0} ms, median {median:0.0} ms, worst later {times.Skip(1).Max():0} ms"
        );
        Assert.InRange(times.Min(), 0, limit);
    }

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
