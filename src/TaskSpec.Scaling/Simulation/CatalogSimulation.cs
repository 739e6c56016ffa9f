using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Simulation;

/// <summary>What is simulated.</summary>
/// <param name="Flop">The models' training compute in FLOP, each above 0 and once.</param>
/// <param name="Seed">Equal seeds give equal results.</param>
public sealed record SimulationQuestion(IReadOnlyList<double> Flop, ulong Seed)
{
    /// <summary>How many samples a family has; null for as many as it declares.</summary>
    public int? Samples { get; init; }

    /// <summary>What is believed of what nobody declared; what is drawn is drawn from that.</summary>
    public Measurement.Assumptions Assumptions { get; init; } = Measurement.Assumptions.Default;
}

/// <summary>Results drawn from the measurement model for all families of a catalog. docs/simulate.md.</summary>
/// <remarks>
/// What is drawn of a family hangs on the seed, its id and what it has in common with others: neither on the families beside it nor on larger models.
/// </remarks>
public sealed class CatalogSimulation
{
    /// <summary>The most samples that a family can have here.</summary>
    public const int MostSamples = SimulatedFamily.MostItems;

    private readonly SimulatedModels models;
    private readonly SharedCapabilities capabilities;
    private readonly List<SimulatedFamily> families = [];
    private readonly List<(string Family, string Reason)> leftOut = [];
    private readonly RandomKey key;

    /// <summary>Draws the families. Attempts are drawn as <see cref="Batches"/> are asked for.</summary>
    public CatalogSimulation(Catalog catalog, SimulationQuestion question)
    {
        models = new(question.Flop);
        key = new RandomKey(0).With(question.Seed);
        var context = new CatalogContext(catalog, question.Assumptions);
        capabilities = new(context);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, family) in catalog.Families.Index())
        {
            if (seen.Add(family.Id))
                Add(context, place, family, Asked(family, question.Samples));
            else
                leftOut.Add((family.Id, "another family has its id"));
        }

        Families = [.. families.Select(family => family.Truth(models))];
    }

    /// <summary>The models of a catalog's plan, to three digits of their compute.</summary>
    public static IReadOnlyList<double> LadderOf(Catalog catalog) =>
        [
            .. SituationReader
                .LadderOf(catalog.Plan ?? ScalingPlan.Default)
                .LogFlop.Select(x => Math.Pow(10, x).ToString("e2", CultureInfo.InvariantCulture))
                .Select(text => double.Parse(text, CultureInfo.InvariantCulture))
                .Distinct(),
        ];

    /// <summary>The models' names, from the smallest.</summary>
    public IReadOnlyList<string> Models => models.Names;

    /// <summary>What was drawn of each family, in the catalog's order.</summary>
    public IReadOnlyList<FamilyTruth> Families { get; }

    /// <summary>
    /// The pairs of families that have capabilities in common, in ordinal order: the correlation of what a model fixes once of two items, one of each,
    /// and that of their outcomes.
    /// </summary>
    public IEnumerable<(string A, string B, double Phi, double OutcomePhi)> Shared
    {
        get
        {
            var jumps = Families.ToDictionary(family => family.Task, family => family.Jump, StringComparer.Ordinal);
            return capabilities
                .Pairs.Where(pair => jumps.ContainsKey(pair.A) && jumps.ContainsKey(pair.B))
                .Select(pair => (pair.A, pair.B, pair.Phi, pair.Phi * Math.Sqrt(jumps[pair.A] * jumps[pair.B])));
        }
    }

    /// <summary>What is not simulated, a family or a metric of one, and why.</summary>
    public IReadOnlyList<(string Family, string Reason)> LeftOut => leftOut;

    /// <summary>The rows of one model at one family after another, made while they are read: from the smallest model, and in the catalog's order.</summary>
    public IEnumerable<IEnumerable<SampleRow>> Batches()
    {
        for (var model = 0; model < models.Count; model++)
        {
            var levels = capabilities.Levels(key.With(models.Flop[model]));
            foreach (var family in families)
                yield return family.Rows(models, model, levels);
        }
    }

    // Of a published data set nobody has more samples than there are.
    private static int? Asked(Family family, int? samples) =>
        family.Samples is { IsPublished: true, Count: { } most } && samples > most ? most : samples;

    private void Add(CatalogContext context, int place, Family family, int? samples)
    {
        var structure = new Structure(family, context.Catalog.Tools, context.Assumptions);
        var coupling = Coupling.Of(structure, context.Skills);
        if (family.Headline is not { } headline)
            leftOut.Add((family.Id, "it declares no headline metric"));
        else if (SituationReader.Read(structure, context.PlanOf(family), coupling) is not { } situation)
            leftOut.Add((family.Id, $"its headline {headline.ResultName()} follows from no capability"));
        else
        {
            if (samples is null && family.Items > MostSamples)
                leftOut.Add(
                    (family.Id, FormattableString.Invariant($"all but {MostSamples:#,0} of its {family.Items:#,0} samples"))
                );
            families.Add(
                new(
                    place,
                    structure,
                    situation,
                    FamilyMetrics.Of(structure, situation, reason => leftOut.Add((family.Id, reason))),
                    capabilities,
                    models,
                    samples,
                    key.With(family.Id)
                )
            );
        }
    }
}
