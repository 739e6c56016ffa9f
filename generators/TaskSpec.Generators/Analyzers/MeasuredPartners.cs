using Microsoft.CodeAnalysis;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Measurement;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Looks for families whose measured correlation with a family contradicts what is declared of the two.</summary>
internal static class MeasuredPartners
{
    private const int MostRead = 32;

    /// <summary>The first family that correlates by more than is declared, and the first that correlates by less.</summary>
    /// <remarks>Read one by one, and no more than some: no keystroke waits for all families that a family was measured with.</remarks>
    public static IEnumerable<FamilyDeclaration> With(
        FamilyDeclaration declaration,
        Study study,
        RuleOptions options,
        CancellationToken cancellation
    )
    {
        var alone = study.CatalogOf([declaration], []);
        var own = alone.Families[0];
        if (Calibration.Of(own) is not { Correlations.IsEmpty: false } measured)
            return [];
        var declared = new HashSet<string>(own.Correlations.Select(correlation => correlation.With), StringComparer.Ordinal);
        var more = TSK7002UndeclaredCorrelation
            .InOrder(measured.Correlations, found => found)
            .Where(found => found.Phi.Low > options.CorrelationMargin || declared.Contains(found.With))
            .Take(MostRead)
            .SelectMany(found => study.Index.FamiliesOf(found.With));
        var less = measured
            .Correlations.Where(found => found.Phi.High + options.CorrelationMargin < 1)
            .Select(found => found.With)
            .ToList();
        return First(more, pairs => TSK7002UndeclaredCorrelation.Check(pairs, options).Any())
            .Concat(
                First(
                    Sharing(alone, own, declared, study, options).Where(type => less.Contains(IdOf(type))),
                    pairs => TSK7004UnsharedSteps.Check(pairs, options).Any()
                )
            );

        IEnumerable<FamilyDeclaration> First(
            IEnumerable<INamedTypeSymbol> types,
            Func<IReadOnlyList<MeasuredPair>, bool> isContradicted
        )
        {
            foreach (var type in types)
            {
                cancellation.ThrowIfCancellationRequested();
                if (TypeName.Full(type) == own.Type || FamilyReader.Read(type, cancellation) is not { IsUnfinished: false } other)
                    continue;
                var context = new CatalogContext(study.CatalogOf([declaration, other], []), Precision.Coarse);
                if (isContradicted(MeasuredPair.Of(context, own)))
                    return [other];
            }

            return [];
        }
    }

    // Families that it may share something with, in ordinal order of ids: what shares nothing correlates by what is declared.
    private static IEnumerable<INamedTypeSymbol> Sharing(
        Catalog alone,
        Family own,
        IEnumerable<string> declared,
        Study study,
        RuleOptions options
    )
    {
        var footing = new CatalogContext(alone, Precision.Coarse).Overlaps.Members[0].Footing;
        var parts =
            footing.Most > options.CorrelationMargin
                ? footing.Steps.Concat(footing.Skills).Select(part => Text.Name(part.Key))
                : [];
        return study
            .Index.Mentioning(parts.Append(Text.Name(own.Type)))
            .Take(MostRead)
            .Select(study.Index.Find)
            .OfType<INamedTypeSymbol>()
            .Concat(declared.SelectMany(study.Index.FamiliesOf))
            .OrderBy(IdOf, StringComparer.Ordinal);
    }

    private static string IdOf(INamedTypeSymbol type) => AttributeSet.Of(type).Own(WellKnownNames.TaskFamily)?[0].Text ?? "";
}
