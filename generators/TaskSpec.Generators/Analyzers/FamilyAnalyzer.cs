using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Says of each family what the rules find.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FamilyAnalyzer() : TaskSpecAnalyzer([.. Descriptors.OfDeclarations])
{
    private protected override void Start(CompilationStartAnalysisContext start, Study study) =>
        start.RegisterSymbolAction(context => Check(context, study), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, Study study)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } type || Mark(type) is not { } mark)
            return;
        var cancellation = context.CancellationToken;
        if (FamilyReader.Read(type, cancellation) is not { } declaration)
            return;
        var rivals = study.Index.Rivals(type, ClassFacts.Family, declaration.Family.Id).ToList();
        var others = rivals.Select(rival => FamilyReader.Read(rival, cancellation)).OfType<FamilyDeclaration>();
        var options = study.OptionsOf(mark.SyntaxTree);
        var read = others
            .Concat(NearlyOne.With(declaration, study, options, cancellation))
            .Concat(MeasuredPartners.With(declaration, study, options, cancellation))
            .Concat(Sibling(type, declaration, study, cancellation))
            .Concat(Correlated(type, declaration, study, cancellation))
            .Append(declaration)
            .ToList();
        var own = study.CatalogOf(read, []);
        var family = own.Families.First(family => family.Type == declaration.Family.Type);
        var catalog = study.WithReferences(own, other => Matters(other, family));
        foreach (var finding in study.Check(catalog, family, options))
        {
            if (!finding.Rule.IsOfWhatStands && (study.IsUnfinished || read.Exists(declared => declared.IsUnfinished)))
                continue;
            var location = FindingLocator.Find(finding.Place, type, ClassFacts.Family, study.Compilation, cancellation);
            var isAboutRivals = finding.Rule.Id == RuleBook.DuplicateId.Id && finding.Place.Attribute == ClassFacts.Family;
            var related =
                isAboutRivals ? rivals
                : finding.Other is { } other && study.Index.Find(other) is { } found ? [found]
                : new List<INamedTypeSymbol>();
            var elsewhere = related.Select(rival =>
                FindingLocator.Find(new(null, ClassFacts.Family), rival, ClassFacts.Family, study.Compilation, cancellation)
            );
            context.ReportDiagnostic(FindingDiagnostic.Of(finding, location, elsewhere));
        }
    }

    /// <summary>Another family of few items in the suite of a family of few: the two are judged together, on the suite.</summary>
    /// <remarks>One is enough: what a family is told then does not hang on how many there are. That is for <see cref="SuiteAnalyzer"/>.</remarks>
    private static IEnumerable<FamilyDeclaration> Sibling(
        INamedTypeSymbol type,
        FamilyDeclaration declaration,
        Study study,
        CancellationToken cancellation
    )
    {
        if (declaration.Family.Suite is null || SuiteOf(type) is not { } suite)
            return [];
        if (!CatalogContext.IsSmall(study.CatalogOf([declaration], []).Families[0]))
            return [];
        return study
            .Index.Descendants(suite)
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, type))
            .Select(other => FamilyReader.Read(other, cancellation))
            .OfType<FamilyDeclaration>()
            .Where(other => other.IsUnfinished || CatalogContext.IsSmall(study.CatalogOf([other], []).Families[0]))
            .Take(1);
    }

    /// <summary>The families whose correlations may contradict a family's own: all that declare some, and whom they name.</summary>
    private static IEnumerable<FamilyDeclaration> Correlated(
        INamedTypeSymbol type,
        FamilyDeclaration declaration,
        Study study,
        CancellationToken cancellation
    )
    {
        if (declaration.Family.Correlations.IsEmpty)
            return [];
        var declaring = study
            .Index.Correlating()
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, type))
            .Select(other => FamilyReader.Read(other, cancellation))
            .OfType<FamilyDeclaration>()
            .ToList();
        var named = declaring
            .Append(declaration)
            .SelectMany(family => family.Family.Correlations.Select(correlation => correlation.With))
            .Distinct(StringComparer.Ordinal)
            .SelectMany(study.Index.FamiliesOf)
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, type))
            .Select(other => FamilyReader.Read(other, cancellation))
            .OfType<FamilyDeclaration>();
        return declaring.Concat(named);
    }

    // A family of another assembly: a small sibling, or one whose correlations may contradict.
    private static bool Matters(Family other, Family family) =>
        (family.Suite == other.Suite && CatalogContext.IsSmall(family) && CatalogContext.IsSmall(other))
        || (
            !family.Correlations.IsEmpty
            && (!other.Correlations.IsEmpty || family.Correlations.Any(correlation => correlation.With == other.Id))
        );

    private static INamedTypeSymbol? SuiteOf(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.GetAttributes().Any(data => Is(data, WellKnownNames.Suite)))
                return current;
        }

        return null;
    }

    private static SyntaxReference? Mark(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(data => Is(data, WellKnownNames.TaskFamily))?.ApplicationSyntaxReference;

    private static bool Is(AttributeData data, string name) =>
        data.AttributeClass is { } attribute && attribute.Name == name && AttributeSet.IsTaskSpec(attribute);
}
