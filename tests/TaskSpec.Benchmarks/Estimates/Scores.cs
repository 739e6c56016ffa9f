using TaskSpec.Measurement;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>The curves of the data folder.</summary>
internal static class Scores
{
    private const int LastEvaluations = 5;

    private static readonly Dictionary<string, (double Questions, int Choices)> Ladder = new()
    {
        ["mmlu_avg_test_5shot"] = (14042, 4),
        ["hellaswag_val_5shot"] = (10042, 4),
        ["piqa_val_5shot"] = (1838, 2),
        ["boolq_val_5shot"] = (3270, 2),
    };

    /// <summary>mlfoundations/scaling: accuracy of each task over the models of each corpus.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="response">The response at a chance floor.</param>
    public static IReadOnlyList<Curve> Gadre(string folder, Func<double, Response> response)
    {
        var tasks = Table.Read(folder, "scores", "mlfoundations-tasks.csv").ToDictionary(row => row["task"]);
        var responses = tasks.Values.Select(Chance).Distinct().ToDictionary(chance => chance, c => new ScoreCurve(response(c)));
        return
        [
            .. from row in Table.Read(folder, "scores", "mlfoundations.csv.gz")
            where row["metric"] == "acc"
            group row by (Task: row["task"], Corpus: row["family"]) into curve
            let about = tasks[curve.Key.Task]
            select new Curve(
                curve.Key.Task,
                about["category"],
                about.Number("datapoints"),
                responses[Chance(about)],
                [.. curve.Select(row => PointOf(row, row.Number("value")))]
            ),
        ];

        static double Chance(Row row) => row.Number("random_baseline");
    }

    /// <summary>The OLMo ladder: accuracy at the end of each run, with a metric of the same answers.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="surrogate">The metric, as it should enter a regression.</param>
    /// <param name="response">The response at a chance floor.</param>
    public static IReadOnlyList<Curve> Olmo(
        string folder,
        Func<Dictionary<string, double>, double> surrogate,
        Func<double, Response> response
    ) =>
        [
            .. from task in Ends(folder).GroupBy(end => end.Task)
            let about = Ladder[task.Key]
            select new Curve(
                task.Key,
                "",
                about.Questions,
                new(response(1.0 / about.Choices)),
                [.. task.Select(end => PointOf(end.Last, end.Metrics["acc"], surrogate(end.Metrics)))]
            ),
        ];

    /// <summary>Each run and task of the OLMo ladder: its last row, and its metrics over the last evaluations.</summary>
    public static IEnumerable<(string Run, string Task, Row Last, Dictionary<string, double> Metrics)> Ends(string folder) =>
        from row in Table.Read(folder, "scores", "olmo-ladder.csv.gz")
        group row by (Run: row["model"].Split('@')[0], Task: row["task"]) into run
        let metrics = run.GroupBy(row => row["metric"])
            .ToDictionary(
                metric => metric.Key,
                metric => metric.OrderBy(Flop).TakeLast(LastEvaluations).Average(row => row.Number("value"))
            )
        select (run.Key.Run, run.Key.Task, run.MaxBy(Flop)!, metrics);

    private static double Flop(Row row) => row.Number("flop");

    private static Point PointOf(Row row, double score, double surrogate = 0) =>
        new(Math.Log10(Flop(row)), Math.Log10(row.Number("tokens") / row.Number("params")), score, surrogate);
}
