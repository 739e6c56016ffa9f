using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Calibration;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>A family as calibration sees it.</summary>
/// <param name="Id">Its id: what results call the task.</param>
/// <param name="Metric">What results call its headline.</param>
/// <param name="Response">How the headline responds, half way at Λ = ln 2.</param>
public sealed record CalibratedFamily(string Id, string Metric, Response Response)
{
    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>What its results hang on.</summary>
    public EquatableArray<string> Fingerprint { get; init; }

    /// <summary>What else is recorded, as results call it, and how it responds in the headline's units.</summary>
    public IReadOnlyList<(string Metric, Response Response)> Links { get; init; } = [];

    /// <summary>The families of a catalog whose headline is a matter of capability.</summary>
    public static IReadOnlyList<CalibratedFamily> Of(Catalog catalog)
    {
        var context = new CatalogContext(catalog);
        return
        [
            .. from family in catalog.Families
            where Assessor.HasForecast(family)
            let structure = new Structure(family, catalog.Tools, context.Assumptions)
            let situation = SituationReader.Read(structure, context.PlanOf(family), context.CouplingOf(structure))
            where situation is not null
            select new CalibratedFamily(family.Id, NameOf(family.Headline!), situation.Headline)
            {
                Version = family.Version,
                Fingerprint = Catalogs.Fingerprint.Of(family),
                Links = [.. LinksOf(structure, situation)],
            },
        ];
    }

    private static IEnumerable<(string, Response)> LinksOf(Structure structure, Situation situation)
    {
        var observer = new Observer(structure);
        var steps = structure.Graph.Steps;
        var found = from use in structure.Family.Records select (Name: NameOf(use), Seen: observer.OfAnswer(use));
        var ofSteps =
            from step in Enumerable.Range(0, steps.Count)
            where structure.ShareOf(step) > 0
            from use in steps[step].Records
            select (Name: $"{steps[step].Id}.{NameOf(use)}", Seen: observer.OfStep(use, step));
        return found
            .Concat(ofSteps)
            .Where(one => one.Seen is { Linked: true })
            .Select(one => (one.Name, situation.Anchored(one.Seen!).Response));
    }

    private static string NameOf(MetricUse use) => use.Name ?? use.Metric;
}
