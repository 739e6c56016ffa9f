using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Takes back what the SDK's analyzers say of classes as such, and what is wrong of classes that are declarations.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Nested = new(
        "TSKS001",
        "CA1034",
        "A step is declared inside the family that it belongs to"
    );

    private static readonly SuppressionDescriptor NeverInstantiated = new(
        "TSKS002",
        "CA1812",
        "A declaration is read and never instantiated"
    );

    private static readonly SuppressionDescriptor Public = new(
        "TSKS003",
        "CA1515",
        "A declaration is read from outside its assembly, and its class in the catalog is as visible as it is"
    );

    private static readonly ImmutableArray<string> Marks =
    [
        WellKnownNames.TaskFamily,
        WellKnownNames.Suite,
        WellKnownNames.Metric,
        WellKnownNames.Tool,
        WellKnownNames.Skill,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Nested, NeverInstantiated, Public];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (
                diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is TypeDeclarationSyntax node
                && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is INamedTypeSymbol type
                && SupportedSuppressions.FirstOrDefault(x => x.SuppressedDiagnosticId == diagnostic.Id) is { } suppression
                && (StepReader.IsStep(type) || (suppression != Nested && IsMarked(type)))
            )
            {
                context.ReportSuppression(Suppression.Create(suppression, diagnostic));
            }
        }
    }

    private static bool IsMarked(INamedTypeSymbol type)
    {
        var attributes = AttributeSet.Of(type);
        return Marks.Any(mark => attributes.Single(mark) is not null);
    }
}
