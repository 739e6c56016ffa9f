using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Tables;
using TaskSpec.Testing.Serving;

namespace TaskSpec.Cli.Tests.Running;

public sealed class RunTests : CliTest
{
    private const string Sums =
        "for (var i = 0; i < 4; i++) { yield return new(\"s\" + i, \"1 + \" + i, (1 + i).ToString()) { HumanMinutes = 1 }; }";

    private string Out => PathOf("results");

    private static Reply Sum(ChatRequest request) => Reply.Text($"{1 + int.Parse(request.Question[4..])}");

    [Fact]
    public async Task It_writes_three_tables_and_says_how_many_rows()
    {
        await using var server = new ChatServer(Sum);
        var outcome = RunAll(
            server,
            "--json",
            "--attempts",
            "2",
            "--limit-samples",
            "3",
            "--training-flop",
            "1e22",
            "--recipe",
            "fam"
        );

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var json = System.Text.Json.JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(6, json.GetProperty("rows").GetInt32());
        Assert.Equal(6, json.GetProperty("results").GetProperty("scored").GetInt32());
        Assert.Equal(1, json.GetProperty("tables").GetProperty("scores").GetInt32());
        Assert.StartsWith("m,fam,1E+22,probe,s0,exact_match,1,", File.ReadAllLines(Path.Combine(Out, "samples.csv"))[1]);
        Assert.Equal(
            ["journal.jsonl", "runs.csv", "samples.csv", "scores.csv"],
            FolderState.FilesOf(Out).Select(Path.GetFileName)
        );
    }

    [Fact]
    public async Task Run_again_it_asks_nothing()
    {
        await using var server = new ChatServer(Sum);
        RunAll(server);
        var outcome = RunAll(server);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("4 attempts, 4 of them from before", outcome.Output);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Another_run_in_the_same_folder_is_refused()
    {
        await using var server = new ChatServer(Sum);
        RunAll(server);

        AssertRefused(RunAll(server, "--attempts", "2"), "it makes the declared attempts, not 2", "--resume-changed");
        Assert.Contains("8 attempts, 4 of them from before", RunAll(server, "--attempts", "2", "--resume-changed").Output);
    }

    [Fact]
    public async Task Interrupted_it_leaves_a_journal_that_the_same_command_goes_on_from()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new ChatServer(request =>
        {
            if (!request.Question.EndsWith('2'))
                return Sum(request);
            stop.Cancel();
            return Sum(request).Behind(new TaskCompletionSource().Task);
        });
        using StringWriter output = new(),
            error = new();
        var code = await CommandLine.Run(Arguments(server, "--concurrency", "1"), new Screen(output, error), stop.Token);

        Assert.Equal((130, ""), (code, output.ToString()));
        Assert.Contains("the same command goes on from here", error.ToString());
        Assert.Equal(["journal.jsonl"], Directory.GetFiles(Out).Select(Path.GetFileName));
        await using var other = new ChatServer(Sum);
        Assert.Contains("4 attempts, 2 of them from before", RunAll(other).Output);
        Assert.Equal(2, other.Requests.Count);
    }

    [Fact]
    public async Task What_it_cannot_do_is_a_note()
    {
        await using var server = new ChatServer(Sum);
        var family = Probe with { Limits = new() { CostUsd = 2 } };

        Assert.Contains("probe: run cannot carry Limits(CostUsd) = 2", RunAll(server, family).Error);
        Assert.Equal("", RunAll(server, family, "--quiet").Error);
    }

    [Fact]
    public async Task Wrong_input_is_refused_and_leaves_nothing()
    {
        await using var server = new ChatServer(Sum);
        var assembly = Build(Probe);
        string[] Arguments(string path, string endpoint) => ["run", path, "--endpoint", endpoint, "--model", "m", "--out", Out];
        var there = server.Endpoint.ToString();

        AssertRefused(Run(Arguments(assembly, "localhost")), "--endpoint is no address");
        AssertRefused(Run(Arguments(assembly, "http://me:secret@localhost/v1")), "OPENAI_API_KEY");
        AssertRefused(Run(Arguments(Write(Examples.All), there)), "name the project or assembly");
        AssertRefused(Run([.. Arguments(assembly, there), "--family", "prob"]), "the nearest is 'probe'");
        AssertRefused(Run([.. Arguments(assembly, there), "--concurrency", "0"]), "--concurrency is '0'");
        AssertRefused(
            Run(Arguments(Build(Probe with { Headline = Probe.Headline! with { Extract = "(" } }), there)),
            "no regular expression"
        );
        Assert.False(Directory.Exists(Out));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_service_that_refuses_is_told_in_one_line()
    {
        await using var server = new ChatServer(_ => Reply.Error(401, "who\nare you"));

        AssertRefused(RunAll(server), "HTTP 401", "check the endpoint, the model and the API key");
    }

    [Fact]
    public async Task A_service_that_answers_nothing_is_told_in_one_line_and_leaves_no_table()
    {
        // A wait that is too long is a failure at once.
        await using var server = new ChatServer(_ => Reply.Error(429, "quota", "Retry-After: 86400"));

        AssertRefused(RunAll(server), $"no attempt was answered by http://127.0.0.1:{server.Endpoint.Port}: HTTP 429: quota");
        Assert.Equal(["journal.jsonl"], Directory.GetFiles(Out).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Empty_names_and_files_for_folders_are_refused_before_anything_else()
    {
        await using var server = new ChatServer(Sum);
        var file = Write("file", "mine");
        string[] Arguments(string model, string place) =>
            ["run", "gone.dll", "--endpoint", server.Endpoint.ToString(), "--model", model, "--out", place];

        AssertRefused(Run(Arguments("", Out)), "--model is empty; give the model's name");
        AssertRefused(Run(Arguments("m", "")), "--out is empty; name a folder");
        AssertRefused(Run(Arguments("m", file)), $"{file} is a file; name a folder");
        AssertRefused(Run(Arguments("m", Path.Combine(file, "sub"))), $"{file} is a file; name a folder");
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public async Task Changed_prompts_are_asked_again_and_said_to_be()
    {
        await using var server = new ChatServer(Sum);
        RunAll(server);
        var other = Assemblies.Emit(
            PathOf("other.dll"),
            Examples.Of(Probe),
            Sums.Replace("1 + \"", "1 +  \"", StringComparison.Ordinal)
        );
        var outcome = Run("run", other, "--endpoint", server.Endpoint.ToString(), "--model", "m", "--out", Out);

        Assert.Equal("", outcome.Error);
        Assert.Contains("4 attempts, 0 of them from before (4 older answers are to other samples or prompts)", outcome.Output);
    }

    [Theory]
    [InlineData(4, 1, 1600L, "asking: 4 of 1,600 attempts, 1 error")]
    [InlineData(0, 0, 1L, "asking: 0 of 1 attempt")]
    [InlineData(4, 0, null, "asking: 4 attempts")]
    public void Progress_has_a_total_where_there_is_one(long done, long errors, long? total, string said) =>
        Assert.Equal(said, Commands.RunText.Of(new(done, errors) { Total = total }));

    [Fact]
    public async Task What_the_runs_table_cannot_hold_does_not_read_as_lost()
    {
        await using var server = new ChatServer(request =>
            request.Question.EndsWith('2') ? Reply.Error(400, "bad") : Sum(request)
        );
        var assembly = Assemblies.Emit(
            PathOf("timeless.dll"),
            Examples.Of(Probe),
            Sums.Replace(" { HumanMinutes = 1 }", "", StringComparison.Ordinal)
        );
        var outcome = Run("run", assembly, "--endpoint", server.Endpoint.ToString(), "--model", "m", "--out", Out);

        Assert.Contains("\nprobe: 1 row: HTTP 400: bad\n", outcome.Output);
        Assert.Contains("runs.csv: probe: nobody says how long people take, so human_minutes is empty", outcome.Output);
        Assert.Contains("\nruns.csv: probe: 1 row: the attempt has no score (error)\n", outcome.Output);
    }

    [Theory]
    [InlineData("yield return new(\"a\", \"1 + 1\", \"2\");", "sample 2 has the id 'a', which an earlier one has")]
    [InlineData("throw new System.Exception(\"boom\");", "its samples failed after 1 with Exception: boom")]
    public async Task Bad_samples_are_refused(string second, string said)
    {
        await using var server = new ChatServer(Sum);
        var assembly = Assemblies.Emit(
            PathOf("bad.dll"),
            Examples.Of(Probe),
            $"yield return new(\"a\", \"1 + 1\", \"2\"); {second}"
        );

        AssertRefused(Run("run", assembly, "--endpoint", server.Endpoint.ToString(), "--model", "m", "--out", Out), said);
    }

    private static Family Probe { get; } =
        Examples.Addition with
        {
            Id = "probe",
            Type = "Probe",
            Headline = Examples.Addition.Headline! with { Best = 1, Worst = 0 },
            Samples = new SampleSource(SampleKind.Method),
        };

    private Outcome RunAll(ChatServer server, params string[] more) => Run(Arguments(server, more));

    private Outcome RunAll(ChatServer server, Family family, params string[] more) =>
        Run(["run", Build(family), "--endpoint", server.Endpoint.ToString(), "--model", "m", "--out", Out, .. more]);

    private string[] Arguments(ChatServer server, params string[] more) =>
        ["run", Build(Probe), "--endpoint", server.Endpoint.ToString(), "--model", "m", "--out", Out, .. more];

    private string Build(Family family)
    {
        var path = PathOf($"probe{Math.Abs(family.GetHashCode())}.dll");
        return File.Exists(path) ? path : Assemblies.Emit(path, Examples.Of(family), Sums);
    }
}
