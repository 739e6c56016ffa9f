using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TaskSpec.Testing.Analysis;

/// <summary>The text of an <c>.editorconfig</c>, taken as the compiler takes it: options for analyzers, severities for the compilation.</summary>
public sealed class EditorConfig : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet set;

    /// <summary>Lines for every C# file.</summary>
    public EditorConfig(string lines)
    {
        var text = $"root = true\n[*.cs]\n{lines}\n";
        set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(text, "/test/.editorconfig")));
        Severities = new SeverityProvider(set);
    }

    /// <summary>The severities that it sets.</summary>
    public SyntaxTreeOptionsProvider Severities { get; }

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(ImmutableDictionary<string, string>.Empty);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
        new Options(set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Options(set.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }

    private sealed class SeverityProvider(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree,
            string diagnosticId,
            CancellationToken cancellationToken,
            out ReportDiagnostic severity
        ) => set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId,
            CancellationToken cancellationToken,
            out ReportDiagnostic severity
        )
        {
            severity = default;
            return false;
        }
    }
}
