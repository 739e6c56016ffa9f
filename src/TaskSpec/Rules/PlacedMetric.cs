using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A metric where it is used, and the attribute that names it.</summary>
/// <param name="Use">The metric.</param>
/// <param name="On">The full metadata name of the family's or step's class.</param>
/// <param name="Attribute">Headline or Records.</param>
internal sealed record PlacedMetric(MetricUse Use, string On, string Attribute)
{
    /// <summary>The metric's own name.</summary>
    public string Name => Text.Name(Use.Type);

    /// <summary>The attribute.</summary>
    public Place Place => new(On, Attribute) { Argument = Use.Type };

    /// <summary>The metrics of a family's answer, the headline first.</summary>
    public static IEnumerable<PlacedMetric> OfAnswer(Family family)
    {
        if (family.Headline is { } headline)
            yield return new(headline, family.Type, "Headline");
        foreach (var use in family.Records)
            yield return new(use, family.Type, "Records");
    }

    /// <summary>Those of the answer, then those of each step.</summary>
    public static IEnumerable<PlacedMetric> Of(Family family) =>
        OfAnswer(family)
            .Concat(family.Steps.SelectMany(step => step.Records.Select(use => new PlacedMetric(use, step.Type, "Records"))));
}
