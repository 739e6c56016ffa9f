using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Measurement;
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
            foreach (var finding in Find(study, study.OptionsOf(list.SyntaxTree), cancellation))
                context.ReportDiagnostic(FindingDiagnostic.Of(finding, location));
        }
    }

    private static IEnumerable<Finding> Find(Study study, RuleOptions options, CancellationToken cancellation)
    {
        var newer = study
            .References.Where(reference => reference.Problem is not null)
            .Select(reference => TSK9004NewerCatalog.Of(reference.Assembly, reference.Problem!));
        var families = study.Index.Marked(ClassFacts.Family).Select(type => FamilyReader.Read(type, cancellation)).ToList();
        var isUnfinished = study.IsUnfinished || families.Exists(family => family is not { IsUnfinished: false });
        var suites = study.Index.Marked(ClassFacts.Suite).Select(SuiteReader.Read);
        var own = study.CatalogOf(families.OfType<FamilyDeclaration>(), suites.OfType<Suite>());
        Catalog[] parts = [own, .. study.References.Select(reference => reference.Catalog).OfType<Catalog>()];
        var said = new HashSet<Finding>(parts.SelectMany(part => FindIn(part, options)));
        var home = new HashSet<string?>(
            own.Families.Select(family => family.Type).Concat(own.Suites.Select(suite => suite.Type))
        );
        return newer.Concat(
            FindIn(CatalogUnion.Of(parts), options)
                .Where(finding => !said.Contains(finding) && !home.Contains(finding.Place.Type))
                .Where(finding => finding.Rule.IsOfWhatStands || !isUnfinished)
        );
    }

    // The plan is not the root's attribute to be told of.
    private static IEnumerable<Finding> FindIn(Catalog catalog, RuleOptions options) =>
        Checkup
            .OfCatalog(new CatalogContext(catalog, Precision.Coarse), options)
            .Where(finding => finding.Place.Attribute != "ScalingPlan");
}
