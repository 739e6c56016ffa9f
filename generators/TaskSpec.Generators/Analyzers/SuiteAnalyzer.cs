using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Says of each suite what the rules find, above all of its small families taken together.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuiteAnalyzer()
    : TaskSpecAnalyzer(
        Descriptors.DuplicateId,
        Descriptors.UnsafeId,
        Descriptors.MixedScales,
        Descriptors.FewEffectiveItems,
        Descriptors.SameSteps,
        Descriptors.Bottleneck,
        Descriptors.TimeOverSameSteps,
        Descriptors.OneTool,
        Descriptors.MixedHarness,
        Descriptors.ExcessAboveLimit,
        Descriptors.ContradictedDifficulty
    )
{
    private const string Mark = "Suite";

    private protected override void Start(CompilationStartAnalysisContext start, Study study) =>
        start.RegisterSymbolAction(context => Check(context, study), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, Study study)
    {
        if (
            context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } type
            || FindingLocator.MarkOf(type, WellKnownNames.Suite) is not { } mark
            || study.View.SuiteOf(TypeName.Full(type)) is not { } suite
        )
            return;
        foreach (var finding in study.RulesIn(mark.SyntaxTree).OfSuite(suite))
        {
            if (!study.View.HalfTyped.Allows(finding, suite))
                continue;
            var cancellation = context.CancellationToken;
            var location = FindingLocator.Find(finding.Place, type, Mark, study.Compilation, cancellation);
            var others = FindingLocator.Others(finding, type, study, Mark, cancellation);
            context.ReportDiagnostic(FindingDiagnostic.Of(finding, location, others));
        }
    }
}
