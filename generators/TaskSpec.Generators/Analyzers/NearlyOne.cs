using TaskSpec.Assessments;
using TaskSpec.Generators.Parsing;
using TaskSpec.Measurement;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Looks for a family that is nearly one with another.</summary>
internal static class NearlyOne
{
    private const int MostRead = 32;

    /// <summary>The first such family, in ordinal order of types; none where there is none.</summary>
    /// <remarks>
    /// One is enough, and found without reading the others: of a thousand families with a step in common two are read. Where what a family
    /// shares is too little of it, none is. Where it is too little of many others, not all are read, so that no keystroke waits for a thousand.
    /// </remarks>
    public static IEnumerable<FamilyDeclaration> With(
        FamilyDeclaration declaration,
        Study study,
        RuleOptions options,
        CancellationToken cancellation
    )
    {
        var own = study.CatalogOf([declaration], []).Families[0];
        var named = study
            .SharingSamples(own.Id)
            .Concat(own.Correlations.Select(correlation => correlation.With))
            .SelectMany(study.Index.FamiliesOf)
            .Select(TypeName.Full);
        var candidates = study
            .Index.Mentioning(PartsOf(declaration, study, options))
            .Take(MostRead)
            .Concat(study.Index.Mentioning([Text.Name(own.Type)]))
            .Concat(named);
        foreach (var name in candidates.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (name == own.Type || study.Index.Find(name) is not { } type)
                continue;
            if (FamilyReader.Read(type, cancellation) is not { IsUnfinished: false } other)
                continue;
            var context = new CatalogContext(study.CatalogOf([declaration, other], []), Precision.Coarse);
            if (Checkup.OfPairs(context, own, options).Any())
                return [other];
        }

        return [];
    }

    // The steps and skills that it may share, unless all of them together are too little of it.
    private static IEnumerable<string> PartsOf(FamilyDeclaration declaration, Study study, RuleOptions options)
    {
        var context = new CatalogContext(study.CatalogOf([declaration], []), Precision.Coarse);
        var footing = context.Overlaps.Members[0].Footing;
        return footing.Most < options.CorrelationLimit
            ? []
            : footing.Steps.Concat(footing.Skills).Select(part => Text.Name(part.Key));
    }
}
