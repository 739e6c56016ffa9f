using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>All that a calibration reads of a declaration: how scores respond. What was measured before is not among it.</summary>
/// <param name="Headline">How the headline responds, half way at Λ = ln 2.</param>
/// <param name="Links">What else is recorded and may stand for it, as results call it, and how it responds in the headline's units.</param>
internal sealed record FittedResponses(Response Headline, IReadOnlyList<(string Metric, Response Response)> Links)
{
    /// <summary>Those of a family; null where its headline is not a matter of capability.</summary>
    public static FittedResponses? Of(Family family, IEnumerable<ToolInfo> tools)
    {
        var structure = new Structure(family with { Measured = null }, tools);
        var observer = new Observer(structure);
        if (family.Headline is not { } use || observer.OfAnswer(use) is not { } headline)
            return null;
        var links = LinksOf(structure, observer).Select(link => (link.Metric, link.Seen.AnchoredBy(headline.Response).Response));
        return new(headline.AnchoredBy(headline.Response).Response, [.. links]);
    }

    private static IEnumerable<(string Metric, Observation Seen)> LinksOf(Structure structure, Observer observer)
    {
        var steps = structure.Graph.Steps;
        var found = from use in structure.Family.Records select (Metric: use.ResultName(), Seen: observer.OfAnswer(use));
        var ofSteps =
            from step in Enumerable.Range(0, steps.Count)
            where structure.ShareOf(step) > 0
            from use in steps[step].Records
            select (Metric: use.ResultName(steps[step]), Seen: observer.OfStep(use, step));
        return found.Concat(ofSteps).Where(one => one.Seen is { Linked: true }).Select(one => (one.Metric, one.Seen!));
    }
}
