using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Measurement;
using TaskSpec.Rules;

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
    private protected override void Start(CompilationStartAnalysisContext start, Study study) =>
        start.RegisterSymbolAction(context => Check(context, study), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, Study study)
    {
        if (
            context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } type
            || !type.GetAttributes().Any(data => data.AttributeClass?.Name == WellKnownNames.Suite)
            || SuiteReader.Read(type) is not { } suite
        )
        {
            return;
        }

        var cancellation = context.CancellationToken;
        var rivals = study.Index.Rivals(type, ClassFacts.Suite, suite.Id).ToList();
        var families = study.Index.Descendants(type).Select(family => FamilyReader.Read(family, cancellation)).ToList();
        var isUnfinished =
            study.IsUnfinished
            || FamilyReach.Of(type).Exists(Unfinished.Is)
            || families.Exists(family => family is not { IsUnfinished: false });
        var members = families.OfType<FamilyDeclaration>().Where(family => family.Family.Suite == suite.Id);
        var own = study.CatalogOf(members, rivals.Select(SuiteReader.Read).OfType<Suite>().Append(suite));
        var catalog = study.WithReferences(own, family => family.Suite == suite.Id);
        var location = FindingLocator.Find(new(null, ClassFacts.Suite), type, ClassFacts.Suite, study.Compilation, cancellation);
        var options = study.OptionsOf(location.SourceTree ?? study.Compilation.SyntaxTrees.First());
        foreach (var finding in Checkup.OfCatalog(new CatalogContext(catalog, Precision.Coarse), options))
        {
            if (finding.Place.Type != suite.Type || (isUnfinished && !finding.Rule.IsOfWhatStands))
                continue;
            var elsewhere =
                finding.Rule.Id == RuleBook.DuplicateId.Id
                    ? rivals.Select(rival =>
                        FindingLocator.Find(new(null, ClassFacts.Suite), rival, ClassFacts.Suite, study.Compilation, cancellation)
                    )
                    : null;
            context.ReportDiagnostic(FindingDiagnostic.Of(finding, location, elsewhere));
        }
    }
}
