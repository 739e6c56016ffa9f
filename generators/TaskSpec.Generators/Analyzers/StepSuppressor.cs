using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Takes back CA1034, "do not nest type": a step stands inside its family, where its attributes are read and its name is short.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StepSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor NestedStep = new(
        "TSKS001",
        "CA1034",
        "A step is declared inside the family that it belongs to"
    );

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [NestedStep];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (
                diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is TypeDeclarationSyntax node
                && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is INamedTypeSymbol type
                && IsStep(type)
            )
            {
                context.ReportSuppression(Suppression.Create(NestedStep, diagnostic));
            }
        }
    }

    private static bool IsStep(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == WellKnownNames.Step && AttributeSet.IsTaskSpec(current))
                return true;
        }

        return false;
    }
}
