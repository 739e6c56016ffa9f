using TaskSpec.Runners.EveryEvalEver;
using TaskSpec.Runners.ExtensionsAi;
using TaskSpec.Runners.MetrRuns;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Runners.Tests.Results;

public sealed class RealResultTests : LogTest
{
    [SharedFact("logs", "eee_data")]
    public void Every_eval_ever_holds_two_samples_that_agree_with_its_score()
    {
        var (rows, import) = Read(new EveryEvalEverReader(), SharedData.Find("logs", "eee_data")!);

        Assert.Equal([("1", 1.0, "add"), ("2", 0.0, "add")], rows.Select(row => (row.Sample, row.Value!.Value, row.Cluster!)));
        Assert.All(rows, row => Assert.Equal(("stub/weak", "arith.add", "exact_match"), (row.Model, row.Task, row.Metric)));
        Assert.Equal(.5, Assert.Single(import.Aggregates).Value);
        Assert.Empty(import.Refused);
        new CrossCheck(import).Compare([Score(rows)]);
        Assert.Empty(import.Notes);
    }

    [SharedFact("logs", "meai_store")]
    public void Store_of_extensions_ai_holds_numbers_flags_and_a_word()
    {
        var (rows, import) = Read(new ExtensionsAiReader(), SharedData.Find("logs", "meai_store")!);

        Assert.All(rows, row => Assert.Equal(("stub", "arith.add", "1.0.0"), (row.Model, row.Task, row.Version)));
        Assert.Equal(["F1", "completed", "exact_match"], rows.Select(row => row.Metric).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(rows, row => row is { Metric: "completed", Value: 1, TokensUsed: 7, Seconds: 1.25 });
        Assert.All(import.Refused, refused => Assert.Contains("'grade' is a word", refused.Key.Reason));
        Assert.Equal(2, import.Refused.Sum(refused => refused.Value));
    }

    [SharedFact("logs", "meai_report.json")]
    public void Report_of_extensions_ai_says_what_its_store_says()
    {
        var (report, _) = Read(new ExtensionsAiReader(), SharedData.Find("logs", "meai_report.json")!);
        var (store, _) = Read(new ExtensionsAiReader(), SharedData.Find("logs", "meai_store")!);

        Assert.Equal(store.OrderBy(Key, StringComparer.Ordinal), report.OrderBy(Key, StringComparer.Ordinal));

        static string Key(SampleRow row) => $"{row.Sample} {row.Metric} {row.Attempt}";
    }

    [SharedFact("logs", "metr_runs.jsonl")]
    public void Runs_of_metr_are_attempts_with_human_minutes()
    {
        var (rows, import) = Read(new MetrRunsReader(), SharedData.Find("logs", "metr_runs.jsonl")!);

        Assert.Equal(2 * 96, rows.Length);
        Assert.Empty(import.Refused);
        Assert.Equal(["arith", "code", "ml"], rows.Select(row => row.Task).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(row is { HumanMinutes: > 0, TokensUsed: 100, Seconds: 60 }));
        var runs = new RunTable(null).Of(rows, import).ToArray();
        Assert.Equal(96, runs.Length);
        Assert.Contains(runs, run => run is { Task: "code/2", Family: "code", HumanMinutes: 120, Agent: "weak" });
    }

    private static ScoreRow Score(IEnumerable<SampleRow> rows)
    {
        var scores = new ScoreTable();
        foreach (var row in rows)
            scores.Add(row);
        return Assert.Single(scores.Rows());
    }
}
