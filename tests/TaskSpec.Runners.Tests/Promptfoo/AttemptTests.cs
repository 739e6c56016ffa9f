using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Promptfoo;

/// <summary>Repeats, errors and time limits of the real promptfoo.</summary>
public sealed class AttemptTests
{
    private static readonly Family family = new()
    {
        Id = "attempts",
        Version = "2.1.0",
        Type = "Tests.Attempts",
        Headline = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { By = By.Text },
        Records = [new("f1", "TaskSpec.F1", Form.TokensRight) { By = By.Text }],
        Sampling = new() { Attempts = 3 },
        Limits = new() { TimeSeconds = 1 },
    };

    private static readonly Sample[] samples =
    [
        new("good", "good", "yes"),
        new("broken", "broken", "yes"),
        new("slow", "slow", "yes"),
    ];

    private const string Provider = """
        const calls = {};
        module.exports = class {
          id() { return "stub"; }
          async callApi(prompt) {
            const call = (calls[prompt] = (calls[prompt] ?? 0) + 1);
            if (prompt === "broken" && call === 2) return { error: "the line is dead" };
            if (prompt === "slow" && call > 1) await new Promise((done) => setTimeout(done, 3000));
            return { output: call === 1 ? "yes" : "yes no" };
          }
        };
        """;

    [PromptfooFact]
    public void Repeats_are_attempts_and_errors_are_no_scores()
    {
        using var exported = Exported.Of(family, samples);
        var import = new Import(CancellationToken.None);
        var lines = exported.PathOf("log.jsonl");
        var rows = exported.Evaluate(
            "attempts",
            import,
            "log.json",
            "-o",
            lines,
            "--providers",
            exported.Provider(Provider),
            "-j",
            "1"
        );

        Assert.Equal(3 * 3 * 2, rows.Count);
        Assert.Equal(rows.Select(Told), Logs.Read([lines], RunnerList.Readers, import).Select(Told));
        foreach (var sample in samples)
            Assert.Equal(
                [1, 1, 2, 2, 3, 3],
                rows.Where(row => row.Sample == sample.Id).Select(row => row.Attempt!.Value).Order()
            );
        Assert.Equal([0, 0, 1], Of(rows, "good", "exact_match").Select(row => row.Value!.Value).Order());
        Assert.Equal([2.0 / 3, 2.0 / 3, 1], Of(rows, "good", "f1").Select(row => row.Value!.Value).Order());
        Assert.Equal(
            [ResultState.Scored, ResultState.Scored, ResultState.Error],
            Of(rows, "broken", "f1").Select(row => row.State).Order()
        );
        Assert.All(rows, row => Assert.Equal(row.State == ResultState.Error, row.Value is null));
        Assert.Equal([null, "time", "time"], Of(rows, "slow", "exact_match").Select(row => row.Limit).Order());
        Assert.All(rows, row => Assert.True(row.Limit is null || row is { State: ResultState.Limit, Value: 0 }));
        Assert.Contains(import.Notes, note => note.Contains("not all attempts have a score", StringComparison.Ordinal));
    }

    [PromptfooFact]
    public void A_config_runs_unchanged()
    {
        using var exported = Exported.Of(family with { Sampling = null }, samples);
        var rows = exported.Evaluate("attempts", new(CancellationToken.None), "log.jsonl");

        Assert.Equal(3 * 2, rows.Count);
        Assert.All(rows, row => Assert.Equal(("echo", 0), (row.Model, row.Value)));
    }

    private static (string, string, double?, ResultState, int?, string?) Told(SampleRow row) =>
        (row.Sample, row.Metric, row.Value, row.State, row.Attempt, row.Limit);

    private static IEnumerable<SampleRow> Of(IEnumerable<SampleRow> rows, string sample, string metric) =>
        rows.Where(row => row.Sample == sample && row.Metric == metric);
}
