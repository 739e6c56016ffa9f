using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>What a recorded metric brings to a forecast: by the link that is assumed of any, and by that which was measured.</summary>
/// <param name="Link">What was measured.</param>
/// <param name="Use">The metric.</param>
/// <param name="On">The class on which it is recorded, by its full metadata name.</param>
/// <param name="Without">The forecast error without it.</param>
/// <param name="Assumed">With it, by the assumed link.</param>
/// <param name="Measured">With it, by the measured link.</param>
internal sealed record LinkWorth(MeasuredLink Link, MetricUse Use, string On, double Without, double Assumed, double Measured)
{
    /// <summary>Every metric of a family that stands for its headline and was measured to leave it by more than is assumed, its interval too.</summary>
    public static IEnumerable<LinkWorth> Of(CatalogContext context, Structure structure)
    {
        var family = structure.Family;
        var links = structure.Measured?.Links.Where(link => link.Misfit.Low > structure.Assumptions.LinkMisfit).ToArray() ?? [];
        if (
            links.Length == 0
            || family.Headline is null
            || SituationReader.Read(structure, context.PlanOf(family), context.CouplingOf(structure)) is not { } situation
        )
            yield break;
        var recorded = family
            .Records.Select(use => (Use: use, Name: use.ResultName(), On: family.Type))
            .Concat(
                family.Steps.SelectMany(step => step.Records.Select(use => (Use: use, Name: use.ResultName(step), On: step.Type)))
            );
        foreach (var (use, name, on) in recorded)
        {
            var link = links.FirstOrDefault(link => link.Metric == name);
            var at = situation.Metrics.FirstOrDefault(metric => ReferenceEquals(metric.Use, use) && metric.Linked);
            if (link is null || at is null || ReferenceEquals(at, situation.Metrics[0]))
                continue;
            var others = situation.Metrics.Where(metric => !ReferenceEquals(metric, at)).ToEquatableArray();
            yield return new(
                link,
                use,
                on,
                (situation with { Metrics = others }).Error().Error,
                (situation with { Metrics = [.. others, at with { LinkMisfit = null }] }).Error().Error,
                situation.Error().Error
            );
        }
    }
}
