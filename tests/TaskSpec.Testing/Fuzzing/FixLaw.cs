extern alias fixes;

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Rules;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Testing.Fuzzing;

/// <summary>
/// Fixes on sources that are sprinkled with comments, directives and blank lines: what they write parses, keeps every comment, and has one finding
/// less, which the command finds no more than the editor does.
/// </summary>
/// <param name="Failures">What broke the law, each with its number and source.</param>
/// <param name="Fixes">How many fixes were carried out.</param>
/// <param name="Refused">How many were not offered because of directives.</param>
public sealed record FixLaw(ImmutableArray<string> Failures, int Fixes, int Refused)
{
    /// <summary>Tries so many sources, of every rule's example in turn.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Where chance begins.</param>
    public static async Task<FixLaw> RunAsync(int count, int seed)
    {
        var results = new FixLaw[Environment.ProcessorCount];
        await Parallel.ForAsync(
            0,
            results.Length,
            async (writer, _) =>
            {
                var trial = new Trial();
                for (var number = writer; number < count; number += results.Length)
                    await trial.TryAsync(number, seed);
                results[writer] = trial.Result;
            }
        );
        return new([.. results.SelectMany(result => result.Failures)], results.Sum(x => x.Fixes), results.Sum(x => x.Refused));
    }

    /// <summary>One who tries fixes, one after the other.</summary>
    private sealed class Trial
    {
        private static readonly CodeFixProvider Provider = new fixes::TaskSpec.CodeFixes.EditFix();

        private readonly ImmutableArray<DiagnosticAnalyzer> analyzers = AnalyzerTest.Create();
        private readonly List<string> failures = [];
        private readonly Dictionary<string, IReadOnlyList<string>> offered = new(StringComparer.Ordinal);
        private int fixes;
        private int refused;

        public FixLaw Result => new([.. failures], fixes, refused);

        public async Task TryAsync(int number, int seed)
        {
            var random = new Random(unchecked(seed * 1_000_003 + number));
            var page = FixExamples.Pages[number % FixExamples.Pages.Count];
            var subject = new Subject(page, analyzers);
            var plain = FixExamples.Of(page);
            if (!offered.TryGetValue(page.Id, out var all))
            {
                offered[page.Id] = all = [.. (await subject.OfferedAsync(plain)).Select(offer => offer.Title)];
                if (all.Count == 0)
                    failures.Add($"{page.Id}: nothing is offered for its example");
            }

            var sprinkle = new Sprinkle(random);
            var hasDirectives = random.Next(2) == 0;
            var source = sprinkle.Comments(plain);
            if (hasDirectives)
                source = sprinkle.Directives(source);
            var offers = await subject.OfferedAsync(source);
            var titles = offers.Select(offer => offer.Title).ToList();
            refused += all.Count - titles.Count;
            if (hasDirectives ? titles.Except(all).Any() : !titles.SequenceEqual(all))
                Fail($"offered: {string.Join(", ", titles)}");
            foreach (var offer in offers)
            {
                fixes++;
                if (await subject.BrokenAsync(source, offer) is { } broken)
                    Fail($"{offer.Title}: {broken}");
            }

            void Fail(string what) => failures.Add($"{page.Id}, number {number} of seed {seed}: {what}\n{source}\n");
        }
    }

    /// <summary>What is offered for a finding.</summary>
    private sealed record Offer(Diagnostic Finding, CodeAction Action, Solution Solution)
    {
        public string Title => Action.Title;
    }

    /// <summary>An example with the files and options that its page has beside it.</summary>
    private sealed class Subject
    {
        private readonly AnalyzerTest page;
        private readonly EditorConfig config;
        private readonly ImmutableArray<DiagnosticAnalyzer> analyzers;
        private readonly ImmutableArray<AdditionalText> files;

        public Subject(RulePage page, ImmutableArray<DiagnosticAnalyzer> analyzers)
        {
            this.analyzers = analyzers;
            this.page = page.Example("fires");
            // Whatever is off until somebody asks for it too.
            config = new($"{this.page.Config}\ndotnet_diagnostic.{page.Id}.severity = warning");
            files = [.. this.page.Files.Select(file => (AdditionalText)new TextFile(file.Key, file.Value))];
        }

        public async Task<IReadOnlyList<Offer>> OfferedAsync(string source)
        {
            var document = Open(source);
            var offers = new List<Offer>();
            foreach (var finding in (await FindAsync(document)).Where(x => Provider.FixableDiagnosticIds.Contains(x.Id)))
            {
                var context = new CodeFixContext(
                    document,
                    finding,
                    (action, _) => offers.Add(new(finding, action, document.Project.Solution)),
                    CancellationToken.None
                );
                await Provider.RegisterCodeFixesAsync(context);
            }

            return offers;
        }

        /// <summary>How a fix breaks the law; null where it does not.</summary>
        public async Task<string?> BrokenAsync(string before, Offer offer)
        {
            var operations = await offer.Action.GetOperationsAsync(offer.Solution, new Progress<CodeAnalysisProgress>(), default);
            var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.Projects.Single();
            var document = changed.Documents.Single();
            var after = (await document.GetTextAsync()).ToString();
            if (Configurations.FirstOrDefault(symbols => Errors(after, symbols) > Errors(before, symbols)) is { } defined)
                return $"does not parse with {string.Join(", ", defined)} defined:\n{after}";
            if (!Kept(before).SequenceEqual(Kept(after)))
                return $"loses a comment or a directive:\n{after}";
            if (!SaysWhatItWrites(offer.Title, after))
                return $"does not say what it writes:\n{after}";
            var found = await FindAsync(document);
            var left = found.Where(finding => IsLike(finding, offer.Finding)).ToList();
            var first = (await FindAsync(offer.Solution.Projects.Single().Documents.Single())).Count(x =>
                IsLike(x, offer.Finding)
            );
            if (left.Count >= first)
                return $"leaves its finding:\n{after}";
            var checkup = Checkup((CSharpCompilation)(await changed.GetCompilationAsync())!);
            var live = found.Where(finding => finding.Id == offer.Finding.Id).Select(finding => finding.GetMessage());
            var command = checkup.Where(finding => finding.Rule.Id == offer.Finding.Id).Select(finding => finding.Message);
            // What is off until somebody asks for it, no command finds.
            return
                IsOff(offer.Finding.Id) || live.Order(StringComparer.Ordinal).SequenceEqual(command.Order(StringComparer.Ordinal))
                ? null
                : $"is checked otherwise:\n{string.Join("\n", command)}\n{after}";
        }

        private IEnumerable<Finding> Checkup(CSharpCompilation compilation)
        {
            GeneratorRun
                .Driver(track: false, [.. page.Files.Select(file => (file.Key, file.Value))])
                .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
            var json = output
                .Assembly.GetAttributes()
                .Single(attribute => attribute.AttributeClass?.Name == nameof(CatalogFragmentAttribute))
                .ConstructorArguments[1]
                .Value;
            return Rules.Checkup.Of(CatalogJson.Read((string)json!), RuleOptions.Default).Findings;
        }

        private Document Open(string source) =>
            new AdhocWorkspace()
                .AddProject("Law", LanguageNames.CSharp)
                .WithMetadataReferences(Compile.References.AddRange(page.References))
                .WithParseOptions(Sprinkle.Options)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .AddDocument("Law.cs", SourceText.From(source), filePath: "/test/Law.cs");

        private async Task<ImmutableArray<Diagnostic>> FindAsync(Document document)
        {
            var compilation = (await document.Project.GetCompilationAsync())!;
            var found = await compilation
                .WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(config.Severities))
                .WithAnalyzers(analyzers, new AnalyzerOptions(files, config))
                .GetAnalyzerDiagnosticsAsync();
            return
            [
                .. found
                    .Where(finding => finding.Location.IsInSource)
                    .OrderBy(finding => finding.Location.SourceSpan.Start)
                    .ThenBy(finding => finding.Id, StringComparer.Ordinal),
            ];
        }

        private static CodeFixProvider Provider { get; } = new fixes::TaskSpec.CodeFixes.EditFix();

        private static readonly string[][] Configurations =
        [
            ["FULL"],
            ["FULL", "QUICK"],
            [],
            ["QUICK"],
        ];

        private static bool IsLike(Diagnostic one, Diagnostic other) =>
            one.Id == other.Id && one.Properties.GetValueOrDefault("family") == other.Properties.GetValueOrDefault("family");

        private static bool IsOff(string id) => RuleBook.All.Single(rule => rule.Id == id).Severity == Severity.Off;

        private static int Errors(string text, string[] symbols) =>
            CSharpSyntaxTree
                .ParseText(text, Compile.Options.WithPreprocessorSymbols(symbols))
                .GetDiagnostics()
                .Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        private static IEnumerable<string> Kept(string text) =>
            CSharpSyntaxTree
                .ParseText(text, Sprinkle.Options)
                .GetRoot()
                .DescendantTrivia()
                .Where(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                .Select(trivia => Regex.Replace(trivia.ToFullString(), @"\s+", " ").Trim());

        // "Set Samples(900) on X" is found as Samples(900, "Record M on X: …" as Records<M>.
        private static bool SaysWhatItWrites(string title, string after)
        {
            var written = Regex
                .Match(title, @"^(Set|Record|Add|Remove) \[?(.*?)\]?( (of|on|to|from) \S+)*?(: ±.*)?$")
                .Groups[2]
                .Value;
            var code = string.Concat(
                CSharpSyntaxTree.ParseText(after, Sprinkle.Options).GetRoot().DescendantTokens().Select(token => token.Text)
            );
            var compact = written.Replace(", …)", "").TrimEnd(')').Replace(" ", "");
            return title.StartsWith("Remove", StringComparison.Ordinal) || code.Contains(compact, StringComparison.Ordinal);
        }
    }
}
