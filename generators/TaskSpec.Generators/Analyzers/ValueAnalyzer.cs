using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Says which numbers cannot be, on suites, metrics, tools, shared steps and the assembly; a family's own are the family's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueAnalyzer() : TaskSpecAnalyzer(Descriptors.ImpossibleValue)
{
    private protected override void Start(CompilationStartAnalysisContext start, Study study)
    {
        start.RegisterSymbolAction(CheckClass, SymbolKind.NamedType);
        start.RegisterSyntaxNodeAction(CheckAssembly, SyntaxKind.AttributeList);
    }

    private static void CheckClass(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var invalid = InvalidReader.Sort(InvalidReader.Read(type));
        if (invalid.IsEmpty || InvalidReader.IsOfFamily(type))
            return;
        foreach (var finding in TSK1005ImpossibleValue.Of(invalid))
        {
            var (place, cancellation) = (finding.Place, context.CancellationToken);
            var location = FindingLocator.Find(place, type, place.Attribute!, context.Compilation, cancellation);
            context.ReportDiagnostic(FindingDiagnostic.Of(finding, location));
        }
    }

    private static void CheckAssembly(SyntaxNodeAnalysisContext context)
    {
        var list = (AttributeListSyntax)context.Node;
        if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) != true)
            return;
        foreach (var data in context.Compilation.Assembly.GetAttributes())
        {
            var written = data.ApplicationSyntaxReference;
            if (written?.SyntaxTree != list.SyntaxTree || !list.Span.Contains(written.Span) || !AttributeSet.IsTaskSpec(data))
                continue;
            foreach (var finding in TSK1005ImpossibleValue.Of(InvalidReader.Read(data, null)))
            {
                if (ArgumentLocator.Find(data, finding.Place, context.CancellationToken) is { } location)
                    context.ReportDiagnostic(FindingDiagnostic.Of(finding, location));
            }
        }
    }
}
