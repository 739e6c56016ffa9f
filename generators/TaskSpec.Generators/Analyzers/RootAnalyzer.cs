using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Catalogs;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Says, where an assembly takes in the catalogs of its references, what only all of them together show.</summary>
/// <remarks>What is about a declaration of the assembly itself is said there; what one catalog shows alone was said when it was built.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RootAnalyzer() : TaskSpecAnalyzer([.. Descriptors.OfDeclarations, Descriptors.NewerCatalog])
{
    private protected override void Start(CompilationStartAnalysisContext start, Study study)
    {
        if (study.IsRoot)
            start.RegisterSyntaxNodeAction(context => Check(context, study), SyntaxKind.AttributeList);
    }

    private static void Check(SyntaxNodeAnalysisContext context, Study study)
    {
        var list = (AttributeListSyntax)context.Node;
        if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) != true)
            return;
        var (assembly, cancellation) = (context.Compilation.Assembly, context.CancellationToken);
        foreach (var attribute in list.Attributes)
        {
            if (FindingLocator.Find(Places.Root, assembly, attribute, cancellation) is not { } location)
                continue;
            foreach (var finding in Find(study, study.OptionsOf(list.SyntaxTree)))
                context.ReportDiagnostic(FindingDiagnostic.Of(finding, location));
        }
    }

    private static IEnumerable<Finding> Find(Study study, RuleOptions options)
    {
        var newer = study
            .References.Where(reference => reference.Problem is not null)
            .Select(reference => TSK9004NewerCatalog.Of(reference.Assembly, reference.Problem!));
        var own = study.View.Own;
        Catalog[] parts = [own, .. study.References.Select(reference => reference.Catalog).OfType<Catalog>()];
        var said = new HashSet<Finding>(parts.SelectMany(part => new RuleRunner(new(part), options).OfWhole()));
        var home = new HashSet<string?>(
            own.Families.Select(family => family.Type)
                .Concat(own.Suites.Where(suite => suite.Assembly is null).Select(suite => suite.Type))
        );
        return newer.Concat(
            study
                .View.Under(options)
                .OfWhole()
                .Where(finding => !said.Contains(finding) && !home.Contains(finding.Place.Type))
                .Where(finding => finding.Rule.IsOfWhatStands || !study.View.HalfTyped.IsAny)
        );
    }
}
