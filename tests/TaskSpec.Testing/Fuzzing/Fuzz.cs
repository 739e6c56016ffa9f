extern alias generators;

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using generators::TaskSpec.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Testing.Fuzzing;

/// <summary>Runs generator, analyzers and fixes on changed declarations, of which each seed and number makes one.</summary>
/// <param name="Failures">What threw, or broke the code, each with its number and source.</param>
/// <param name="Findings">How many findings the analyzers had.</param>
/// <param name="Fixes">How many fixes and refactorings were carried out.</param>
public sealed partial record Fuzz(ImmutableArray<string> Failures, int Findings, int Fixes)
{
    /// <summary>Changes declarations so many times, and looks at each.</summary>
    /// <param name="count">How often.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="from">The first number, from 0.</param>
    public static async Task<Fuzz> RunAsync(int count, int seed, int from = 0)
    {
        var sources = new[] { "FourCases.cs", "RealDeclarations.cs" }.SelectMany(file => Pieces(Compile.Source(file))).ToList();
        var results = new Fuzz[Environment.ProcessorCount];
        await Parallel.ForAsync(
            0,
            results.Length,
            async (writer, _) =>
            {
                var trial = new Writer(sources, seed);
                for (var number = writer; number < count; number += results.Length)
                    await trial.TryAsync(from + number);
                results[writer] = trial.Result;
            }
        );
        return new(
            [.. results.SelectMany(result => result.Failures)],
            results.Sum(result => result.Findings),
            results.Sum(result => result.Fixes)
        );
    }

    // One family each, behind the last suite before it and what the file begins with: in smaller sources more edits hit something.
    private static IEnumerable<string> Pieces(string source)
    {
        var parts = Mark().Split(source);
        var suite = "";
        foreach (var part in parts.Skip(1))
        {
            if (part.StartsWith("[Suite", StringComparison.Ordinal))
                suite = part;
            else
                yield return parts[0] + suite + part;
        }
    }

    [GeneratedRegex(@"(?=^\[(?:TaskFamily|Suite)\b)", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex("TaskFamily\\(\"([^\"]+)\"")]
    private static partial Regex Id();

    // Results that contradict most of what may be declared, of some families only.
    private static string Evidence(IEnumerable<string> sources)
    {
        var ids = sources.SelectMany(source => Id().Matches(source)).Select(match => match.Groups[1].Value).Distinct().ToArray();
        var measured = ids.Where((_, i) => i % 3 < 2)
            .Select(
                (id, i) =>
                    new MeasuredFamily(id, "exact_match", 20, 1e18, 1e22)
                    {
                        Since = "2026-11-22",
                        AboveFloor = i % 2,
                        AtCeiling = i % 5,
                        Difficulty = new(Math.Pow(10, 15 + i % 13), .2, .3, .2, -.5),
                        ItemCorrelation = i % 2 == 0 ? new(.5, .4, .6) : new(0, -.1, .05),
                        Links = [new("edit_similarity", new(2, 1.5, 3), 20)],
                        Correlations =
                        [
                            .. ids.Where(other => other != id)
                                .Take(9)
                                .Select(other => new MeasuredCorrelation(other, new(.5, .4, .6), 20)),
                        ],
                        Outcomes = [new("exact_match", new(.5, .4, .6), "2026-01-01", 1e24, "m", .9, .01)],
                    }
            );
        return new EvidenceFile { Measured = [.. measured] }.ToJson();
    }

    /// <summary>An author with one project, whose one file becomes another again and again.</summary>
    private sealed class Writer
    {
        private readonly IReadOnlyList<string> sources;
        private readonly int seed;
        private readonly Project project;
        private readonly DocumentId file;
        private readonly ImmutableArray<DiagnosticAnalyzer> analyzers = AnalyzerTest.Create();
        private readonly List<string> failures = [];
        private readonly ImmutableArray<AdditionalText> files;
        private GeneratorDriver driver;
        private string at = "";
        private int findings;
        private int fixes;

        public Writer(IReadOnlyList<string> sources, int seed)
        {
            (this.sources, this.seed) = (sources, seed);
            files = [new TextFile("/test/fuzz.taskspec.json", Evidence(sources))];
            driver = CSharpGeneratorDriver.Create(new CatalogGenerator()).AddAdditionalTexts(files);
            project = new AdhocWorkspace()
                .AddProject("Fuzz", LanguageNames.CSharp)
                .WithMetadataReferences(Compile.References)
                .WithParseOptions(Compile.Options)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .AddDocument("Usings.cs", Compile.ImplicitUsings)
                .Project;
            var document = project.AddDocument("Fuzz.cs", "", filePath: "/test/Fuzz.cs");
            (project, file) = (document.Project, document.Id);
        }

        public Fuzz Result => new([.. failures], findings, fixes);

        public async Task TryAsync(int number)
        {
            var random = new Random(unchecked(seed * 1_000_003 + number));
            var text = new Mutation(sources, random).Next();
            at = $"number {number} of seed {seed}:\n{text}\n\n";
            if (OverflowsTheCompiler(text))
                return;
            var document = project.Solution.WithDocumentText(file, SourceText.From(text)).GetDocument(file)!;
            var compilation = (await document.Project.GetCompilationAsync())!;
            driver = driver.RunGenerators(compilation);
            if (driver.GetRunResult().Results[0].Exception is { } thrown)
                failures.Add($"generator, {at}{thrown}");
            var options = new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(files, new EditorConfig("")),
                onAnalyzerException: (exception, analyzer, _) => failures.Add($"{analyzer.GetType().Name}, {at}{exception}"),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false
            );
            var found = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
            findings += found.Length;
            fixes += await FixTrial.RunAsync(
                document,
                found,
                random,
                problem => failures.Add($"{problem.Provider}, {at}{problem.What}")
            );
        }

        // The compiler binds an assembly's attributes while it binds them where one holds a query, until its stack is full: no host survives that.
        private static bool OverflowsTheCompiler(string text) =>
            CSharpSyntaxTree
                .ParseText(text, Compile.Options)
                .GetRoot()
                .DescendantNodes()
                .OfType<AttributeSyntax>()
                .Any(attribute => attribute.DescendantNodes().OfType<QueryExpressionSyntax>().Any());
    }
}
