using System.Text;
using TaskSpec.Catalogs;
using TaskSpec.Tables;
using TaskSpec.Testing.Serving;

namespace TaskSpec.Runners.Tests.Running;

/// <summary>A run in a folder: its tables depend on the answers alone, and nothing is asked twice.</summary>
public sealed class FolderTests : EvalTest, IDisposable
{
    private static readonly Family Twice = Capitals.Family with { Sampling = new() { Attempts = 2 } };
    private static readonly string[] Tables = ["samples.csv", "scores.csv", "runs.csv"];
    private readonly string root = Directory.CreateTempSubdirectory("taskspec-test-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task The_tables_hold_every_attempt_in_the_order_of_the_catalog()
    {
        await using var server = new ChatServer(request =>
            Reply.Text(request.Question.Contains("Japan") ? "Kyoto" : Capitals.Right(request.Question))
        );
        var run = EvalRun.Of(
            Capitals.CatalogOf(Twice),
            Authors,
            Client(server),
            Options with
            {
                TrainingFamily = "fam",
                TrainingFlop = 1e22,
            }
        );
        var summary = await run.InFolder(PathOf("out"));

        Assert.Equal((6, 0, 6, 1, 6), (summary.Attempts, summary.Resumed, summary.Samples, summary.Scores, summary.Runs));
        Assert.Equal(
            """
            model,family,flop,task,sample,metric,value,variant,attempt,state,limit,version,subtask,cluster,human_minutes,tokens_used,seconds
            m,fam,1E+22,capitals,fr,exact_match,1,,1,scored,,1.0.0,,west,1,12,
            m,fam,1E+22,capitals,fr,exact_match,1,,2,scored,,1.0.0,,west,1,12,
            m,fam,1E+22,capitals,de,exact_match,1,,1,scored,,1.0.0,,west,2,12,
            m,fam,1E+22,capitals,de,exact_match,1,,2,scored,,1.0.0,,west,2,12,
            m,fam,1E+22,capitals,jp,exact_match,0,,1,scored,,1.0.0,,,4,12,
            m,fam,1E+22,capitals,jp,exact_match,0,,2,scored,,1.0.0,,,4,12,

            """,
            File.ReadAllText(PathOf("out/samples.csv"))
        );
        Assert.Equal(6, TableReader.Read(ResultTables.Samples, PathOf("out/samples.csv")).Count());
        Assert.Equal(2d / 3, Assert.Single(TableReader.Read(ResultTables.Scores, PathOf("out/scores.csv"))).Value, 12);
        Assert.Equal(4, TableReader.Read(ResultTables.Runs, PathOf("out/runs.csv")).Count(run => run.Score == 1));
    }

    [Fact]
    public async Task Errors_and_limits_are_states_that_the_tables_keep()
    {
        await using var server = new ChatServer(request =>
            request.Question.Contains("France") ? Reply.Error(400)
            : request.Question.Contains("Japan") ? Reply.Text("", "length")
            : Right(request)
        );
        var summary = await Of(server, Capitals.Family).InFolder(PathOf("out"));

        var rows = TableReader.Read(ResultTables.Samples, PathOf("out/samples.csv")).ToArray();
        Assert.Equal(
            [(ResultState.Error, null), (ResultState.Scored, 1d), (ResultState.Limit, 0d)],
            rows.Select(row => (row.State, row.Value))
        );
        Assert.Equal(2, Assert.Single(TableReader.Read(ResultTables.Scores, PathOf("out/scores.csv"))).N);
        Assert.Contains(summary.Import.Refused, refused => refused.Key.Reason.StartsWith("HTTP 400"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task Concurrency_changes_no_byte(int concurrency)
    {
        var expected = await Whole();
        await using var server = new ChatServer(Right);
        var run = EvalRun.Of(Capitals.CatalogOf(Twice), Authors, Client(server), Options with { Concurrency = concurrency });
        await run.InFolder(PathOf("other"));

        Assert.Equal(expected, Bytes("other"));
        Assert.InRange(server.MostAsking, 1, concurrency);
    }

    [Fact]
    public async Task Stopped_after_any_attempt_it_goes_on_from_there()
    {
        var expected = await Whole();
        for (var after = 0; after < 6; after++)
        {
            var place = $"stopped{after}";
            await using var server = new ChatServer(Right);
            using var stop = new CancellationTokenSource();
            var progress = new Telling(told =>
            {
                if (told.Done == after)
                    stop.Cancel();
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                Of(server, Twice).InFolder(PathOf(place), progress: progress, stop: stop.Token)
            );
            Assert.All(Tables, table => Assert.False(File.Exists(PathOf($"{place}/{table}"))));

            // Another server: what the first run had under way may reach its own late.
            await using var other = new ChatServer(Right);
            var kept = Lines(place) - 1;
            var summary = await Of(other, Twice).InFolder(PathOf(place));
            Assert.Equal(kept, summary.Resumed);
            Assert.Equal(6 - kept, other.Requests.Count);
            Assert.Equal(expected, Bytes(place));
            Assert.Equal(7, Lines(place));
        }
    }

    [Fact]
    public async Task Cut_off_at_any_byte_the_journal_loses_one_line_at_most()
    {
        var expected = await Whole();
        var journal = File.ReadAllBytes(PathOf("whole/journal.jsonl"));
        await using var server = new ChatServer(Right);
        for (var length = 0; length < journal.Length; length += 13)
        {
            var place = $"cut{length}";
            Directory.CreateDirectory(PathOf(place));
            File.WriteAllBytes(PathOf($"{place}/journal.jsonl"), journal[..length]);
            var asked = server.Requests.Count;
            await Of(server, Twice).InFolder(PathOf(place));

            var whole = Math.Max(0, journal[..length].Count(value => value == '\n') - 1);
            Assert.Equal(6 - whole, server.Requests.Count - asked);
            Assert.Equal(expected, Bytes(place));
            // What was cut off has gone from the journal too, so that it can be read again.
            Assert.Equal(6, (await Of(server, Twice).InFolder(PathOf(place))).Resumed);
            Assert.Equal(7, Lines(place));
        }
    }

    [Fact]
    public async Task A_finished_run_asks_nothing_and_writes_its_tables_again()
    {
        var expected = await Whole();
        File.Delete(PathOf("whole/scores.csv"));
        await using var server = new ChatServer(Right);
        var summary = await Of(server, Twice).InFolder(PathOf("whole"));

        Assert.Empty(server.Requests);
        Assert.Equal((6, 6), (summary.Attempts, summary.Resumed));
        Assert.Equal(expected, Bytes("whole"));
    }

    [Fact]
    public async Task Two_runs_cannot_share_a_folder()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = new TaskCompletionSource();
        await using var server = new ChatServer(request =>
        {
            asked.TrySetResult();
            return Right(request).Behind(answers.Task);
        });
        var first = Of(server, Twice).InFolder(PathOf("out"));
        await asked.Task;

        var error = await Assert.ThrowsAsync<EvalException>(() => Of(server, Twice).InFolder(PathOf("out")));
        Assert.Contains("is in use", error.Message);
        answers.SetResult();
        Assert.Equal(6, (await first).Attempts);
    }

    [Fact]
    public async Task Another_declaration_is_refused_and_keeps_what_holds_where_asked()
    {
        await using var server = new ChatServer(Right);
        var other = Capitals.Family with { Id = "other" };
        await Of(server, other, Twice).InFolder(PathOf("out"));
        var before = File.ReadAllText(PathOf("out/journal.jsonl"));
        var changed = Of(server, other, Twice with { Version = "1.1.0" });

        var error = await Assert.ThrowsAsync<EvalException>(() => changed.InFolder(PathOf("out")));
        Assert.Contains("it has version 1.0.0 of capitals, not 1.1.0", error.Message);
        Assert.Equal(before, File.ReadAllText(PathOf("out/journal.jsonl")));

        var summary = await changed.InFolder(PathOf("out"), new() { Changed = true });
        Assert.Equal((9, 3), (summary.Attempts, summary.Resumed));
        Assert.Equal(
            ["1.1.0", "1.0.0"],
            TableReader.Read(ResultTables.Samples, PathOf("out/samples.csv")).Select(row => row.Version).Distinct()
        );
        Assert.Equal((9, 9), await Again());

        async Task<(long, long)> Again()
        {
            var again = await changed.InFolder(PathOf("out"));
            return (again.Attempts, again.Resumed);
        }
    }

    [Fact]
    public async Task Other_options_are_refused_and_another_model_always()
    {
        await using var server = new ChatServer(Right);
        await Of(server, Capitals.Family).InFolder(PathOf("out"));
        EvalRun With(EvalOptions options) => EvalRun.Of(Capitals.CatalogOf(Capitals.Family), Authors, Client(server), options);

        var error = await Assert.ThrowsAsync<EvalException>(() => With(Options with { Attempts = 2 }).InFolder(PathOf("out")));
        Assert.Contains("it makes the declared attempts, not 2", error.Message);
        Assert.Equal(3, (await With(Options with { Attempts = 2 }).InFolder(PathOf("out"), new() { Changed = true })).Resumed);
        error = await Assert.ThrowsAsync<EvalException>(() =>
            With(Options with { Model = "n", Attempts = 2 }).InFolder(PathOf("out"), new() { Changed = true })
        );
        Assert.Contains("its model is m, not n", error.Message);
    }

    [Fact]
    public async Task Errors_are_kept_until_they_are_asked_for_again()
    {
        var broken = true;
        await using var server = new ChatServer(request =>
            broken && request.Question.Contains("Japan") ? Reply.Error(400) : Right(request)
        );
        await Of(server, Capitals.Family).InFolder(PathOf("out"));
        broken = false;

        Assert.Equal(1, (await Of(server, Capitals.Family).InFolder(PathOf("out"))).States[ResultState.Error]);
        Assert.Equal(3, server.Requests.Count);
        var summary = await Of(server, Capitals.Family).InFolder(PathOf("out"), new() { RetryErrors = true });
        Assert.Equal((3, 2, 0), (summary.Attempts, summary.Resumed, summary.States[ResultState.Error]));
        Assert.Equal(3, (await Of(server, Capitals.Family).InFolder(PathOf("out"))).States[ResultState.Scored]);
    }

    [Fact]
    public async Task Where_nothing_is_answered_no_table_is_written()
    {
        await using var server = new ChatServer(_ => Reply.Error(400, "no"));
        var error = await Assert.ThrowsAsync<EvalException>(() => Of(server, Capitals.Family).InFolder(PathOf("out")));

        Assert.Contains("no attempt was answered (HTTP 400", error.Message);
        Assert.Equal(["journal.jsonl"], Directory.GetFiles(PathOf("out")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Where_the_service_answers_nothing_nothing_is_kept_and_the_same_run_begins_again()
    {
        await using var down = new ChatServer(_ => Reply.Error(503, "loading"));
        var error = await Assert.ThrowsAsync<EvalException>(() => Of(down, Twice).InFolder(PathOf("out")));
        Assert.Contains($"http://127.0.0.1:{down.Endpoint.Port}: HTTP 503: loading; begin again", error.Message);

        await using var server = new ChatServer(Right);
        var summary = await Of(server, Twice).InFolder(PathOf("out"));
        Assert.Equal((6, 0, 6), (summary.Attempts, summary.Resumed, summary.States[ResultState.Scored]));
    }

    [Fact]
    public async Task Answers_to_other_prompts_are_not_taken()
    {
        await using var server = new ChatServer(_ => Reply.Text("x"));
        EvalRun Asking(string what) =>
            EvalRun.Of(
                TaskCatalog.Tour.SortNumbers.Family,
                [new("a", "The same?", "x"), new("b", what, "x")],
                Client(server),
                new()
            );
        await Asking("Before?").InFolder(PathOf("out"));
        var told = new List<EvalProgress>();
        var summary = await Asking("After?").InFolder(PathOf("out"), progress: new Telling(told.Add));

        Assert.Equal((2, 1, 1), (summary.Attempts, summary.Resumed, summary.Unused));
        Assert.Equal(2, told[^1].Done);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task The_total_is_told_where_the_samples_end_for_sure()
    {
        Assert.Equal(2, await Total(Twice, Options with { LimitSamples = 1 }));
        Assert.Equal(6, await Total(Twice with { Samples = new(TaskSpec.Catalogs.SampleKind.Method) { Count = 3 } }, Options));
        Assert.Null(await Total(Twice, Options));

        async Task<long?> Total(Family family, EvalOptions options)
        {
            await using var server = new ChatServer(Right);
            var told = new List<EvalProgress>();
            await EvalRun
                .Of(Capitals.CatalogOf(family), Authors, Client(server), options)
                .InFolder(PathOf(Guid.NewGuid().ToString()), progress: new Telling(told.Add));
            return Assert.Single(told.Select(each => each.Total).Distinct());
        }
    }

    [Fact]
    public async Task A_damaged_journal_and_tables_of_something_else_are_left_alone()
    {
        await Whole();
        var lines = File.ReadAllLines(PathOf("whole/journal.jsonl"));
        lines[3] = lines[3][..20];
        File.WriteAllLines(PathOf("whole/journal.jsonl"), lines);
        await using var server = new ChatServer(Right);
        var error = await Assert.ThrowsAsync<EvalException>(() => Of(server, Twice).InFolder(PathOf("whole")));
        Assert.Contains("journal.jsonl, line 4: it is no line of a journal", error.Message);

        Directory.CreateDirectory(PathOf("mine"));
        File.WriteAllText(PathOf("mine/scores.csv"), "mine");
        error = await Assert.ThrowsAsync<EvalException>(() => Of(server, Twice).InFolder(PathOf("mine")));
        Assert.Contains("scores.csv is of something else", error.Message);
        Assert.Equal(["scores.csv"], Directory.GetFiles(PathOf("mine")).Select(Path.GetFileName));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_metric_of_a_corpus_has_samples_and_no_score()
    {
        var bleu = Capitals.Exact with { Metric = "bleu", Type = typeof(Bleu).FullName!, Averaging = Averaging.Corpus };
        await using var server = new ChatServer(Right);
        var run = Of(server, Capitals.Family with { Records = [bleu] });
        var summary = await run.InFolder(PathOf("out"));

        Assert.Equal((6, 1), (summary.Samples, summary.Scores));
        Assert.Single(run.Findings, finding => finding.Message.StartsWith("bleu is no mean over samples"));
    }

    [Fact]
    public async Task A_key_is_in_no_file()
    {
        await using var server = new ChatServer(request =>
            request.Question.Contains("Japan") ? Reply.Error(400, request.Headers["Authorization"]) : Right(request)
        );
        await EvalRun
            .Of(Capitals.CatalogOf(Capitals.Family), Authors, Client(server, "sk-secret"), Options)
            .InFolder(PathOf("out"));

        Assert.All(
            Directory.GetFiles(PathOf("out")),
            file => Assert.DoesNotContain("sk-secret", File.ReadAllText(file, Encoding.Latin1))
        );
    }

    private string PathOf(string name) => Path.Combine(root, name);

    private int Lines(string place) => File.ReadLines(PathOf($"{place}/journal.jsonl")).Count();

    private string[] Bytes(string place) =>
        [.. Tables.Select(table => Convert.ToHexString(File.ReadAllBytes(PathOf($"{place}/{table}"))))];

    /// <summary>The tables of a run that nothing interrupted.</summary>
    private async Task<string[]> Whole()
    {
        await using var server = new ChatServer(Right);
        await Of(server, Twice).InFolder(PathOf("whole"));
        return Bytes("whole");
    }

    private sealed class Telling(Action<EvalProgress> tell) : IProgress<EvalProgress>
    {
        public void Report(EvalProgress value) => tell(value);
    }
}
