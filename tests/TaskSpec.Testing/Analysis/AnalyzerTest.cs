extern alias generators;

using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace TaskSpec.Testing.Analysis;

/// <summary>Runs all analyzers of the package on sources, and compares what they report with the marks in the sources.</summary>
/// <remarks>Every test runs twice: on the whole compilation, as a build does, and file by file, as an editor does while somebody types.</remarks>
public sealed record AnalyzerTest
{
    private static readonly CSharpCompilation Empty = Compile.Sources();

    /// <summary>Every analyzer and suppressor of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } = Create();

    /// <summary>The same anew, with nothing remembered.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Create() =>
        [
            .. typeof(generators::TaskSpec.Rules.RuleBook)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];

    /// <summary>The rule that the test is about: what <c>[|…|]</c> stands for, and, alone with what other marks name, what is compared.</summary>
    public required string Id { get; init; }

    /// <summary>The sources by path, with marks.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Lines of an <c>.editorconfig</c> for every C# file.</summary>
    public string Config { get; init; } = "";

    /// <summary>Additional files by path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What is referenced beside the framework and TaskSpec.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>Further analyzers, such as one whose diagnostics are to be suppressed.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Others { get; init; } = [];

    /// <summary>Whether the sources may have errors, as while somebody types.</summary>
    public bool AllowErrors { get; init; }

    /// <summary>A test of one source.</summary>
    public static AnalyzerTest Of(string id, string source) => new AnalyzerTest { Id = id }.And("/test/Test.cs", source);

    /// <summary>With another source.</summary>
    public AnalyzerTest And(string path, string source) => this with { Sources = Sources.SetItem(path, source) };

    /// <summary>With an additional file.</summary>
    public AnalyzerTest WithFile(string path, string text) => this with { Files = Files.SetItem("/test/" + path, text) };

    /// <summary>Fails unless what is reported is what is marked.</summary>
    public async Task VerifyAsync()
    {
        var marked = Sources.ToDictionary(source => source.Key, source => Markup.Parse(source.Value, Id));
        var ids = marked.Values.SelectMany(markup => markup.Expectations).Select(expected => expected.Id).Append(Id).ToHashSet();
        var expected = marked.SelectMany(source =>
            source.Value.Expectations.Select(expectation => Line(source.Key, expectation.Id, expectation.Span))
        );
        var reported = (await RunAsync()).Where(diagnostic => ids.Contains(diagnostic.Id)).ToList();
        var actual = reported.Select(diagnostic =>
            Line(diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.Id, diagnostic.Location.SourceSpan)
        );
        if (expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal)))
            return;
        var shown = new StringBuilder("The diagnostics are not the marked ones. Reported were:\n\n");
        foreach (var (path, markup) in marked)
        {
            var here = reported.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == path);
            shown.Append("// ").Append(path).Append('\n');
            shown.Append(Markup.Annotate(markup.Source, here.Select(x => (x.Location.SourceSpan, $"{x.Id}: {x.GetMessage()}"))));
        }

        shown.AppendJoin('\n', reported.Where(diagnostic => diagnostic.Location.SourceTree is null));
        Assert.Fail(shown.Append("\nExpected were:\n").AppendJoin('\n', expected).ToString());

        static string Line(string path, string id, TextSpan span) => $"{path} {id} [{span.Start}..{span.End})";
    }

    /// <summary>What is reported and not suppressed; the same in a build and file by file.</summary>
    public async Task<ImmutableArray<Diagnostic>> RunAsync()
    {
        var (build, live) = (await BuildAsync(), await LiveAsync());
        var local = build.Where(diagnostic => diagnostic.Location.IsInSource).Select(Text);
        Assert.Equal(local.Order(StringComparer.Ordinal), live.Select(Text).Order(StringComparer.Ordinal));
        return build;

        static string Text(Diagnostic diagnostic) => diagnostic.ToString();
    }

    /// <summary>The one diagnostic of the test's rule.</summary>
    public async Task<Diagnostic> SingleAsync() => Assert.Single(await RunAsync(), diagnostic => diagnostic.Id == Id);

    private async Task<ImmutableArray<Diagnostic>> BuildAsync()
    {
        var analysis = Analysis(out var failures);
        var all = await analysis.GetAllDiagnosticsAsync();
        Assert.Empty(failures);
        if (!AllowErrors)
            Assert.Empty(analysis.Compilation.GetDiagnostics().Where(x => x.Severity == DiagnosticSeverity.Error));
        return [.. all.Where(diagnostic => !diagnostic.IsSuppressed && IsOurs(diagnostic))];
    }

    private async Task<ImmutableArray<Diagnostic>> LiveAsync()
    {
        var analysis = Analysis(out var failures);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in analysis.Compilation.SyntaxTrees)
        {
            found.AddRange(await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, default));
            found.AddRange(
                await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(tree), null, default)
            );
        }

        Assert.Empty(failures);
        return [.. found.Where(diagnostic => !diagnostic.IsSuppressed && IsOurs(diagnostic))];
    }

    private bool IsOurs(Diagnostic diagnostic) =>
        diagnostic.Id.StartsWith("TSK", StringComparison.Ordinal)
        || Others.Any(other => other.SupportedDiagnostics.Any(descriptor => descriptor.Id == diagnostic.Id));

    private CompilationWithAnalyzers Analysis(out List<string> failures)
    {
        var config = new EditorConfig(Config);
        var trees = Sources.Select(source => Compile.Parse(Markup.Parse(source.Value, Id).Source, source.Key));
        var compilation = Empty.AddSyntaxTrees(trees).AddReferences(References);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(config.Severities));
        var files = Files.Select(file => (AdditionalText)new TextFile(file.Key, file.Value)).ToImmutableArray();
        var thrown = failures = [];
        return compilation.WithAnalyzers(
            [.. All, .. Others],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(files, config),
                onAnalyzerException: (exception, analyzer, _) =>
                {
                    lock (thrown)
                        thrown.Add($"{analyzer.GetType().Name}: {exception}");
                },
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: true
            )
        );
    }
}
