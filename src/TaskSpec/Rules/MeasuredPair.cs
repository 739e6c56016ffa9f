using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Two families of which results say how their scores correlate over models, given compute.</summary>
/// <param name="Family">The family that was measured.</param>
/// <param name="Measured">What results said of it.</param>
/// <param name="Other">The other family.</param>
/// <param name="Found">The measured correlation.</param>
/// <param name="Declared">The correlation of two items, one of each, that is declared, or follows from what both stand on.</param>
/// <param name="DeclaredOfScores">The correlation of the families' scores that follows.</param>
internal sealed record MeasuredPair(
    Family Family,
    MeasuredFamily Measured,
    Family Other,
    MeasuredCorrelation Found,
    double Declared,
    double DeclaredOfScores
)
{
    /// <summary>Whether the other family's results say it too.</summary>
    public bool SaidOfBoth { get; init; }

    /// <summary>A family's pairs in a catalog: of families that results are of as they are declared now.</summary>
    public static IReadOnlyList<MeasuredPair> Of(CatalogContext context, Family family)
    {
        if (context.MeasuredOf(family) is not { Correlations.IsEmpty: false } measured || context.Catalog.Families.Count < 2)
            return [];
        var (overlaps, pairs) = (context.Overlaps, new List<MeasuredPair>());
        if (overlaps.PositionOf(family.Id) is not { } first)
            return [];
        foreach (var found in measured.Correlations)
        {
            if (overlaps.PositionOf(found.With) is not { } second || second == first)
                continue;
            var other = overlaps.Members[second].Family;
            var others = context.MeasuredOf(other);
            if (other.Measured is not null && others is null)
                continue;
            var phi = overlaps.Between(first, second).Phi;
            pairs.Add(
                new(family, measured, other, found, phi, OfScores(context, family, other, phi))
                {
                    SaidOfBoth = others?.Correlations.Any(back => back.With == family.Id) == true,
                }
            );
        }

        return pairs;
    }

    // A mean over T independent items has 1/T of an item's variance, and items of two families keep their covariance: r = φ·√(T₁·T₂).
    private static double OfScores(CatalogContext context, Family family, Family other, double phi)
    {
        var scale = phi == 0 ? 1 : Math.Sqrt(EffectiveOf(family) * EffectiveOf(other));
        return Math.Max(-1, Math.Min(1, phi * scale));

        double EffectiveOf(Family of) => context.CouplingOf(new(of, context.Catalog.Tools, context.Assumptions)).Effective;
    }

    /// <summary>Declares the measured correlation: on one of the two, where results say it of both.</summary>
    public IEnumerable<Edit> Correlate()
    {
        var isOthers =
            Other.Correlations.Any(declared => declared.With == Family.Id)
            || (
                Family.Correlations.All(declared => declared.With != Other.Id)
                && SaidOfBoth
                && string.CompareOrdinal(Other.Type, Family.Type) < 0
            );
        return isOthers ? [] : [Edit.Set(Family.Type, "Correlates", "Phi", Text.Number(Found.Phi.Value), Other.Type)];
    }
}
