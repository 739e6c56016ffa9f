using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Which files are of each other, and what a row goes by that is looked up elsewhere.</summary>
public sealed class IdentityTests : LogTest
{
    private const string Line = """{"doc_id": 0, "resps": [], "acc": 1}""";

    [Theory]
    [InlineData("pretrained__lab__a_sums.jsonl", "lab/a sums")]
    [InlineData("pretrained=lab__a_sums.jsonl", "lab/a sums")]
    [InlineData("sums.jsonl", "lab/a sums")]
    [InlineData("pretrained__lab__b_sums.jsonl", null)]
    [InlineData("pretrained__lab__a_words.jsonl", null)]
    public void Samples_of_the_older_layout_are_of_the_results_that_say_so(string name, string? read)
    {
        var results = Write(
            "results.json",
            """{"results": {"sums": {"alias": "sums", "acc,none": 1}}, "config": {"model_args": "pretrained=lab/a"}}"""
        );
        var samples = Write(name, Line);
        var (rows, import) = Read(samples);

        Assert.Equal(read, rows.Select(row => $"{row.Model} {row.Task}").SingleOrDefault());
        if (read is null)
            Assert.Equal($"{samples} and {results}", Assert.Single(import.Refused).Key.Where);
    }

    [Fact]
    public void Results_of_one_moment_are_of_the_samples_whose_folder_they_name_or_of_nobodys()
    {
        const string date = "2026-03-01T01-00-00.000001";
        foreach (var model in new[] { "a", "b" })
        {
            Put($"r/{model}/results_{date}.json", $$"""{"results": {"t": {"alias": "t"} }, "model_name": "lab/{{model}}" }""");
            Put($"s/lab__{model}/samples_t_{date}.jsonl", Line);
        }

        Assert.Equal(["lab/a", "lab/b"], Read("r", "s").Rows.Select(row => row.Model).Order(StringComparer.Ordinal));

        Directory.Move(Path.Combine(Folder, "s/lab__a"), Path.Combine(Folder, "s/elsewhere"));
        var (rows, import) = Read("r", "s");
        Assert.Equal(["lab/b"], rows.Select(row => row.Model));
        var ((where, reason), _) = Assert.Single(import.Refused);
        Assert.Contains("elsewhere", where);
        Assert.Contains(Path.Combine("r", "a"), reason);
        Assert.Contains(Path.Combine("r", "b"), reason);
    }

    [Fact]
    public void Folders_of_one_name_are_two_runs_of_verifiers_and_two_files_beside_one_metadata_are_nobodys()
    {
        foreach (var (folder, reward) in new[] { ("a/run", 1), ("b/run", 0) })
        {
            Put($"{folder}/metadata.json", """{"env_id": "env", "model": "m"}""");
            Put($"{folder}/results.jsonl", $$"""{"example_id": 0, "reward": {{reward}} }""");
        }

        Assert.Equal([1, 2], Read("a", "b").Rows.Select(row => row.Attempt!.Value).Order());

        Put("a/run/more.jsonl", """{"example_id": 0, "reward": 0}""");
        var (rows, import) = Read("a");
        Assert.Equal(1, Assert.Single(rows).Value);
        Assert.Contains("more.jsonl and ", Assert.Single(import.Refused).Key.Where);
    }

    [Fact]
    public void Samples_are_read_with_their_results_though_others_of_their_moment_are_damaged()
    {
        const string date = "2026-03-01T01-00-00.000001";
        Put($"r/other_{date}.json", """{"results": {"t": """);
        Put($"r/samples_t_{date}.jsonl", Line);
        Assert.Throws<TableException>(() => Read("r"));

        Put($"r/results_{date}.json", """{"results": {"t": {"alias": "t"} }, "model_name": "lab/a" }""");
        Assert.Equal("lab/a", Assert.Single(Read("r").Rows).Model);
    }

    [Theory]
    [InlineData("a b", "b")]
    [InlineData("a b", "a")]
    [InlineData("a b", "a b c")]
    public void Jobs_of_harbor_are_of_one_task_where_they_had_the_same_contents_of_it(string some, string others)
    {
        // Two trials of a sample, between which somebody changed it.
        foreach (var (job, contents) in new[] { ("one", some), ("two", some), ("other", others) })
        foreach (var (i, content) in contents.Split(' ').Index())
            Put(
                $"{job}/{i}/result.json",
                $$$"""
                {"id":"{{{job}}}-{{{i}}}","task_name":"s","trial_name":"{{{i}}}","source":"t","task_checksum":"{{{content}}}","config":{"job_id":"{{{job}}}"},
                "agent_info":{"name":"a"},"verifier_result":{"rewards":{"m":1} } }
                """
            );

        Assert.Equal(
            [others.Split(' ').Length, 2 * some.Split(' ').Length],
            Read("one", "two", "other").Rows.GroupBy(row => row.Variant).Select(same => same.Count()).Order()
        );
    }

    [Theory]
    [InlineData("lab/tiny", "step1000", 1e18)]
    [InlineData("lab/tiny@step1000", "step1000", 1e18)]
    [InlineData("lab/tiny[dtype=float16]", "step1000", 1e18)]
    [InlineData("lab/tiny@step1000[dtype=float16]", "step1000", 1e18)]
    [InlineData("lab/tiny", "main", 1e22)]
    [InlineData("lab/tiny", null, 1e22)]
    [InlineData("lab/tiny@step2000", "step2000", 3e19)]
    [InlineData("lab/wee", "step2000", 3e19)]
    public void Facts_of_a_model_are_those_of_its_revision_first(string model, string? revision, double flop)
    {
        var facts = ModelFacts.Read(
            Write("models.csv", "model,flop\nlab/tiny,1e22\nlab/tiny@step1000,1e18\nlab/*@step2*,3e19\nlab/*,5\n")
        );
        var conditions = new Conditions();
        conditions.Set(ConditionKind.Revision, "", revision);
        Assert.Equal(flop, facts.Of(new(model, "t", "1", "m") { Conditions = conditions }).Flop);
    }

    [Fact]
    public void Runs_whose_human_time_nobody_says_are_written_without_and_noted_once()
    {
        var import = new Import(CancellationToken.None);
        SampleRow[] rows = [.. Enumerable.Range(0, 3).Select(i => new SampleRow("m", "riddles", $"{i}", "ok") { Value = 1 })];
        RunRow[] runs = [.. new RunTable(null).Of([.. rows, rows[0] with { Sample = "x", HumanMinutes = 5 }], import)];

        Assert.Equal([null, null, null, 5], runs.Select(run => run.HumanMinutes));
        Assert.Empty(import.Refused);
        Assert.Contains("riddles", Assert.Single(import.Notes));

        using var written = new MemoryStream();
        using (var writer = new TableWriter<RunRow>(ResultTables.Runs, "runs.csv", written))
        {
            foreach (var run in runs)
                writer.Write(run);
        }

        File.WriteAllBytes(Path.Combine(Folder, "runs.csv"), written.ToArray());
        Assert.Equal(runs, TableReader.Read(ResultTables.Runs, Path.Combine(Folder, "runs.csv")));
    }

    [Fact]
    public void Attempts_are_in_the_order_of_their_moments_whatever_the_offset()
    {
        foreach (
            var (name, date, value) in new[] { ("a", "2026-03-01T10:00:00+00:00", 1), ("z", "2026-03-01T11:00:00+05:00", 0) }
        )
            Write(
                $"{name}.json",
                $$"""{"version":2,"status":"success","eval":{"eval_id":"{{name}}","created":"{{date}}","task":"t","model":"m"},"samples":[{"id":"1","epoch":1,"scores":{"m":{"value":{{value}} } } }] }"""
            );

        Assert.Equal([(1, 0.0), (2, 1.0)], Read(".").Rows.Select(row => (row.Attempt!.Value, row.Value!.Value)));
    }

    private void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, name))!);
        Write(name, text);
    }

    private (SampleRow[] Rows, Import Import) Read(params string[] paths)
    {
        var import = new Import(CancellationToken.None);
        return ([.. Logs.Read(paths.Select(path => Path.Combine(Folder, path)), RunnerList.Readers, import)], import);
    }
}
