using TaskSpec.Assessments;
using TaskSpec.Generators.Parsing;
using TaskSpec.Measurement;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Looks for a family that is nearly one with another.</summary>
internal static class NearlyOne
{
    /// <summary>The first such family, in ordinal order of types; none where there is none.</summary>
    /// <remarks>
    /// One is enough, and found without reading the others: of a thousand families with a step in common two are read. Where what a family
    /// shares is too little of it, none is.
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
        var candidates = study.Index.Mentioning(NamesOf(declaration, study, options)).Concat(named);
        foreach (var name in candidates.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (name == own.Type || study.Index.Find(name) is not { } type)
                continue;
            if (FamilyReader.Read(type, cancellation) is not { } other)
                continue;
            var context = new CatalogContext(study.CatalogOf([declaration, other], []), Precision.Coarse);
            if (Checkup.OfPairs(context, own, options).Any())
                return [other];
        }

        return [];
    }

    // The family itself, which another may name as alike; and what it may share, unless all of that is too little of it.
    private static IEnumerable<string> NamesOf(FamilyDeclaration declaration, Study study, RuleOptions options)
    {
        var names = new List<string> { Text.Name(declaration.Family.Type) };
        var context = new CatalogContext(study.CatalogOf([declaration], []), Precision.Coarse);
        var footing = context.Overlaps.Members[0].Footing;
        if (footing.Most >= options.CorrelationLimit)
            names.AddRange(footing.Steps.Concat(footing.Skills).Select(part => Text.Name(part.Key)));
        return names;
    }
}
