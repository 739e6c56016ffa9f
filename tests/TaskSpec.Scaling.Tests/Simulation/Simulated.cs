using TaskSpec.Catalogs;
using TaskSpec.Scaling.Simulation;
using TaskSpec.Tables;
using TaskSpec.Testing;
using TaskSpec.Testing.Catalogs;

namespace TaskSpec.Scaling.Tests.Simulation;

/// <summary>Small catalogs, and what is simulated of them.</summary>
internal static class Simulated
{
    public static MetricUse Exact { get; } = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { Best = 1, Worst = 0 };

    public static MetricUse Edit { get; } =
        new("edit_similarity", "TaskSpec.EditSimilarity", Form.TokensRight) { Best = 1, Worst = 0 };

    /// <summary>A family of plain questions.</summary>
    public static Family Questions(string id, int samples = 100) =>
        new()
        {
            Id = id,
            Version = "1.0.0",
            Type = $"T.{id}",
            Headline = Exact,
            Records = [Edit],
            Answer = new() { Tokens = 8 },
            Samples = new(SampleKind.Method) { Count = samples },
            // Half way in the middle of the models that the tests ask for.
            Difficulty = new(1e20, .2),
        };

    /// <summary>A script for an exact tool, and what the tool returns, copied.</summary>
    public static Family Hashes(string id, Transfer? across, int samples = 100) =>
        Questions(id, samples) with
        {
            Answer = null,
            Steps = HashingSteps.ScriptAndDigest(across),
        };

    /// <summary>Steps that no tool decides.</summary>
    public static Family Steps(string id, Transfer? across, int samples = 100, bool shared = false) =>
        Questions(id, samples) with
        {
            Answer = null,
            Steps =
            [
                new("work", shared ? "T.Work" : $"T.{id}.Work")
                {
                    Tokens = 20,
                    Across = across,
                    Shared = shared,
                },
            ],
        };

    public static Catalog Of(params Family[] families) =>
        new()
        {
            Assembly = "T",
            Tools = [new("python", "T.Python") { Input = Requirement.AnyCorrect }],
            Families = families.ToEquatableArray(),
        };

    public static CatalogSimulation Of(Catalog catalog, ulong seed, params double[] flop) =>
        new(catalog, new(flop, seed) { Assumptions = Reference.Assumptions });

    public static SampleRow[] Rows(this CatalogSimulation simulation) => [.. simulation.Batches().SelectMany(rows => rows)];

    /// <summary>Each model's mean score of a metric, from the smallest.</summary>
    public static double[] Means(this CatalogSimulation simulation, string family, string metric = "exact_match") =>
        [
            .. simulation
                .Rows()
                .Where(row => row.Task == family && row.Metric == metric)
                .GroupBy(row => row.Flop)
                .OrderBy(model => model.Key)
                .Select(model => model.Average(row => row.Value!.Value)),
        ];

    /// <summary>So many models of all but the same compute, in the middle.</summary>
    public static double[] Alike(int models) => [.. Enumerable.Range(0, models).Select(i => 1e20 * (1 + i * 1e-9))];

    public static double Correlation(double[] first, double[] second) =>
        MathNet.Numerics.Statistics.Correlation.Pearson(first, second);
}
