using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Says of the assembly's scaling plan what the rules find.</summary>
/// <remarks>
/// An assembly has no symbol action, and a compilation action does not run while somebody types. The attribute's own syntax does: an editor
/// analyzes the nodes of the file that it shows.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlanAnalyzer() : TaskSpecAnalyzer(Descriptors.HighFloor, Descriptors.ShortLadder, Descriptors.FarTarget)
{
    private protected override void Start(CompilationStartAnalysisContext start, Study study) =>
        start.RegisterSyntaxNodeAction(context => Check(context, study), SyntaxKind.AttributeList);

    private static void Check(SyntaxNodeAnalysisContext context, Study study)
    {
        var list = (AttributeListSyntax)context.Node;
        if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) != true || study.IsUnfinished)
            return;
        var assembly = context.Compilation.Assembly;
        foreach (var attribute in list.Attributes)
        {
            if (FindingLocator.Find(new(null, "ScalingPlan"), assembly, attribute, context.CancellationToken) is not { } location)
                continue;
            foreach (var finding in study.RulesIn(list.SyntaxTree).OfPlan())
                context.ReportDiagnostic(FindingDiagnostic.Of(finding, location));
        }
    }
}
