using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Says of each family what the rules find.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FamilyAnalyzer() : TaskSpecAnalyzer([.. Descriptors.OfDeclarations])
{
    private const string Mark = "TaskFamily";

    private protected override void Start(CompilationStartAnalysisContext start, Study study) =>
        start.RegisterSymbolAction(context => Check(context, study), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, Study study)
    {
        if (
            context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } type
            || FindingLocator.MarkOf(type, WellKnownNames.TaskFamily) is not { } mark
            || study.View.FamilyOf(TypeName.Full(type)) is not { } family
        )
            return;
        var rules = study.RulesIn(mark.SyntaxTree);
        foreach (var finding in rules.OfFamily(family).Concat(OfSuiteElsewhere(study, family, rules)))
        {
            if (!study.View.HalfTyped.Allows(finding, family))
                continue;
            var cancellation = context.CancellationToken;
            var location = FindingLocator.Find(finding.Place, type, Mark, study.Compilation, cancellation);
            var others = FindingLocator.Others(finding, type, study, Mark, cancellation);
            context.ReportDiagnostic(FindingDiagnostic.Of(finding, location, others));
        }
    }

    // A suite that another assembly declares has no class here: what is said of it stands on the first of its families, or at a root on the root.
    private static IEnumerable<Finding> OfSuiteElsewhere(Study study, Family family, RuleRunner rules)
    {
        var catalog = study.View.Own;
        return
            !study.IsRoot
            && catalog.Suites.FirstOrDefault(suite => suite.Assembly is not null && suite.Id == family.Suite) is { } suite
            && catalog.Families.First(other => other.Suite == suite.Id).Type == family.Type
            ? rules.OfSuite(suite)
            : [];
    }
}
