using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TaskSpec.Benchmarks;

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // They ask of an analyzer what one must do that is shipped: no reference to workspaces, netstandard2.0, a release file. This one only measures.
/// <summary>Asks every class for its attributes and says nothing: who asks first waits for the compiler to bind them, as it must at some time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BindingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "BIND",
        "Binding",
        "Binding",
        "Measurement",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(symbol => symbol.Symbol.GetAttributes(), SymbolKind.NamedType);
    }
}
