using TaskSpec.Catalogs;
using TaskSpec.Runners.Tests.Running;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>A limit means one thing, whoever ran the attempts.</summary>
public sealed class LimitTests : LogTest
{
    // Two of each: right, wrong, out of time, and a fault of the harness.
    private static readonly GeneratedAttempt[] attempts =
    [
        new("s0", 1, ResultState.Scored, 1),
        new("s1", 1, ResultState.Scored, 1),
        new("s2", 1, ResultState.Scored, 0),
        new("s3", 1, ResultState.Scored, 0),
        new("s4", 1, ResultState.Limit, 0),
        new("s5", 1, ResultState.Limit, 0),
        new("s6", 1, ResultState.Error, 0),
        new("s7", 1, ResultState.Error, 0),
    ];

    [Theory]
    [InlineData("inspect")]
    [InlineData("promptfoo")]
    [InlineData("harbor")]
    [InlineData("verifiers")]
    [InlineData("metr-runs")]
    public void Eight_attempts_have_one_score_one_n_and_one_error_through_every_runner(string runner)
    {
        Write(runner);
        var own = Assert.Single(OwnScores());

        var logged = Assert.Single(Scores(LimitMeaning.Failed));
        Assert.Equal((1.0 / 3, 6), (logged.Value, logged.N));
        Assert.Equal((own.Value, own.N, own.StdErr), (logged.Value, logged.N, logged.StdErr));
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("promptfoo")]
    [InlineData("harbor")]
    public void Limits_may_count_as_missing(string runner)
    {
        Write(runner);
        var score = Assert.Single(Scores(LimitMeaning.Missing));
        Assert.Equal((.5, 4), (score.Value, score.N));
        Assert.Equal(2, Rows(LimitMeaning.Missing).Count(row => row is { State: ResultState.Limit, Value: null }));
    }

    [Fact]
    public void What_a_limit_ended_has_the_worst_value_of_its_metric()
    {
        var path = Write(
            "log.json",
            """
            {"eval":{"eval_id":"e","task":"t","model":"m"},"samples":[{"id":"a","epoch":1,"scores":{"cost":{"value":12}}},
             {"id":"b","epoch":1,"limit":{"type":"token","limit":1}}]}
            """
        );
        Assert.Equal([12, null], Rows(LimitMeaning.Failed, path).Select(row => row.Value));
        Assert.Equal([12, 50], Rows(LimitMeaning.Failed, path, ("cost", 50, 0)).Select(row => row.Value));
    }

    [Fact]
    public void Who_stops_a_run_by_hand_declares_no_limit()
    {
        var path = Write(
            "log.json",
            """{"eval":{"eval_id":"e","task":"t","model":"m"},"samples":[{"id":"a","epoch":1,"scores":{"m":{"value":1}},"limit":{"type":"operator","limit":1}}]}"""
        );
        Assert.Equal((ResultState.Missing, null), Rows(LimitMeaning.Failed, path).Select(row => (row.State, row.Value)).Single());
    }

    private void Write(string runner)
    {
        var writer = LogWriter.All.Single(one => one.Name == runner);
        writer.Write(
            Path.Combine(Folder, "logs"),
            new(1, "lab/m", "t", writer.Conditions.ToDictionary(name => name, _ => "1")) { Attempts = attempts, Noise = "n" }
        );
    }

    private SampleRow[] Rows(LimitMeaning limits, string? path = null, (string Metric, double Worst, double Best)? range = null)
    {
        var import = new Import(CancellationToken.None) { Limits = limits };
        if (range is { } known)
            import.Ranges.Give(known.Metric, known.Worst, known.Best);
        return [.. Logs.Read([path ?? Path.Combine(Folder, "logs")], RunnerList.Readers, import)];
    }

    private IEnumerable<ScoreRow> Scores(LimitMeaning limits) =>
        Sum(Rows(limits).Where(row => row.Metric is "m" or "reward" or "score_binarized"));

    /// <summary>What the reference runner makes of the same attempts.</summary>
    private static IEnumerable<ScoreRow> OwnScores()
    {
        var (scorer, _) = Scorer.Of(Capitals.Exact, Capitals.Family, typeof(Capitals).Assembly, byLetter: null);
        var sample = new Sample("s", "?", "yes");
        return Sum(
            attempts.Select(attempt =>
            {
                var answer = new Answer(attempt.State)
                {
                    Text =
                        attempt.State != ResultState.Scored ? null
                        : attempt.Value == 1 ? "yes"
                        : "no",
                };
                var score = scorer!.Score(answer, sample);
                return new SampleRow("m", "t", attempt.Sample, score.Metric) { Value = score.Value, State = score.State };
            })
        );
    }

    private static IEnumerable<ScoreRow> Sum(IEnumerable<SampleRow> rows)
    {
        var scores = new ScoreTable();
        foreach (var row in rows)
            scores.Add(row);
        return scores.Rows();
    }
}
