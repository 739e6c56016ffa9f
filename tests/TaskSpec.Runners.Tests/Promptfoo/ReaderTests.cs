using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Runners.Tests.Promptfoo;

/// <summary>Logs of other configs, old shapes, and files that are no logs.</summary>
public sealed class ReaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("taskspec-promptfoo-");
    private readonly Import import = new(CancellationToken.None);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_log_of_another_config_names_its_task_by_its_description_and_its_samples_by_theirs()
    {
        var rows = Read(
            "log.json",
            """
            {"evalId": "e", "results": {"version": 3, "prompts": [], "results": [
              {"provider": {"id": "p"}, "promptIdx": 0, "promptId": "one", "namedScores": {"m": 0.25, "odd": NaN}, "latencyMs": 1500,
               "testCase": {"description": "first", "vars": {"q": 1}, "assert": [{"type": "x"}, {"type": "assert-set", "assert": [{"metric": "inner"}]}]}},
              {"provider": {"id": "p"}, "promptIdx": 1, "promptId": "two", "namedScores": {"m": 0.5}, "testCase": {"description": "first", "vars": {"q": 1}}},
              {"provider": {"id": "p"}, "promptIdx": 0, "promptId": "one", "namedScores": {"m": 1}, "testCase": {"description": "first", "vars": {"q": 2}}},
              {"provider": {"id": "p"}, "promptIdx": 0, "promptId": "one", "namedScores": {"m": 0}, "testCase": {"vars": {"q": 3}}},
              {"provider": {"id": "p"}, "promptIdx": 0, "promptId": "one", "namedScores": {"m": 0}, "testIdx": 7, "testCase": {}}
            ], "unknown": [[{}]]}, "config": {"tests": [{"description": "not this"}], "description": "My evaluation"}}
            """
        );

        Assert.All(rows, row => Assert.Equal(("p", "My evaluation"), (row.Model, row.Task)));
        Assert.Equal(
            [
                ("first", "inner", null, ResultState.Missing, "prompt_id=one"),
                ("first", "m", 0.25, ResultState.Scored, "prompt_id=one"),
                ("first", "odd", null, ResultState.Missing, "prompt_id=one"),
                ("first", "m", 0.5, ResultState.Scored, "prompt_id=two"),
            ],
            rows.Take(4).Select(row => (row.Sample, row.Metric, row.Value, row.State, row.Variant))
        );
        Assert.StartsWith("first vars-", rows[4].Sample);
        Assert.StartsWith("vars-", rows[5].Sample);
        Assert.Equal("test-7", rows[6].Sample);
        Assert.Equal(1.5, rows[0].Seconds);
    }

    [Fact]
    public void Where_no_metric_has_a_name_there_is_whether_the_test_passes()
    {
        var rows = Read(
            "some-run.jsonl",
            """
            {"provider": "openai:gpt-4", "success": true, "score": 0.5, "namedScores": {}, "gradingResult": {}, "vars": {"q": "a"}}
            {"provider": "openai:gpt-4", "success": false, "namedScores": {}, "gradingResult": {}, "vars": {"q": "b"}}

            {"provider": "openai:gpt-4", "success": false, "namedScores": {}, "error": "API error", "vars": {"q": "b"}}
            """
        );

        Assert.All(rows, row => Assert.Equal(("openai:gpt-4", "some-run", "pass"), (row.Model, row.Task, row.Metric)));
        Assert.Equal([(1, 1), (0, 1), ((double?)null, 2)], rows.Select(row => (row.Value, row.Attempt!.Value)));
        Assert.Equal(ResultState.Error, rows[2].State);
        Assert.Equal(rows[1].Sample, rows[2].Sample);
    }

    [Fact]
    public void What_promptfoo_says_itself_is_held_against_the_samples()
    {
        var rows = Read(
            "log.json",
            """
            {"evalId": "e", "results": {"prompts": [{"provider": "p", "metrics": {"namedScores": {"m": 3, "derived": 9}, "namedScoresCount": {"m": 2}}}], "results": [
              {"provider": {"id": "p"}, "namedScores": {"m": 1}, "metadata": {"task_id": "t", "sample_id": "1"}},
              {"provider": {"id": "p"}, "namedScores": {"m": 1}, "metadata": {"task_id": "t", "sample_id": "2"}}
            ]}}
            """
        );
        var scores = new ScoreTable();
        foreach (var row in rows)
            scores.Add(row);
        new CrossCheck(import).Compare([.. scores.Rows()]);

        Assert.EndsWith(
            "t, m, p: the runner reports 1.5, its samples give 1; the samples' is taken",
            Assert.Single(import.Notes)
        );
    }

    [Theory]
    [InlineData("{\"evalId\": \"e\", \"results\": {\"results\": [{\"namedScores\": {\"m\": 1}}", "line 1, position", "cut off")]
    [InlineData("{\"evalId\": \"e\", \"results\": {\"results\": [{\"namedScores\": {\"m\": 1}},", "line 1, position", "cut off")]
    [InlineData("{\"evalId\": \"e\", \"results\": {\"results\": [{\"namedScores\": {\"m\"", "line 1, position", "cut off")]
    [InlineData("{\"evalId\": \"e\", \"results\": {\"results\": [5]}}", "line 1", "a result must be an object")]
    [InlineData("{\"evalId\": \"e\", \"results\": {\"results\": [}]}}", "line 1, position")]
    public void A_damaged_log_is_refused_with_its_place(string text, params string[] said)
    {
        var error = Assert.Throws<TableException>(() => Read("log.json", text));

        Assert.Contains(Path.Combine(folder.FullName, "log.json"), error.Message);
        Assert.All(said, part => Assert.Contains(part, error.Message));
    }

    [Fact]
    public void A_line_that_is_cut_off_is_refused_with_its_place()
    {
        var error = Assert.Throws<TableException>(() =>
            Read("log.jsonl", "{\"namedScores\": {\"m\": 1}, \"promptIdx\": 0}\n{\"namedScores\": {\"m\"")
        );

        Assert.Contains("log.jsonl, line 2", error.Message);
    }

    [Fact]
    public void Endless_nesting_is_refused()
    {
        var error = Assert.Throws<TableException>(() =>
            Read("log.jsonl", "{\"promptIdx\": " + new string('[', 100_000) + new string(']', 100_000) + "}")
        );

        Assert.Contains("nested more than 512 deep", error.Message);
    }

    [Fact]
    public void What_is_not_UTF_8_is_refused()
    {
        var path = Path.Combine(folder.FullName, "log.jsonl");
        File.WriteAllBytes(path, [.. "{\"promptIdx\": \""u8, 0xff, .. "\"}"u8]);

        Assert.Contains(
            "neither UTF-8 nor UTF-16",
            Assert.Throws<TableException>(() => Logs.Read([path], RunnerList.Readers, import).ToList()).Message
        );
    }

    [Theory]
    [InlineData("config.json", "{\"prompts\": [], \"providers\": [\"echo\"], \"tests\": []}")]
    [InlineData("log.csv", "{\"promptIdx\": 0}")]
    [InlineData("log.jsonl", "[{\"promptIdx\": 0}]")]
    [InlineData("log.json", "")]
    public void Another_file_is_none(string name, string text) =>
        Assert.Contains("; read are ", Assert.Throws<TableException>(() => Read(name, text)).Message);

    [SharedFact("logs/promptfoo_out_0.121.20.json")]
    public void Its_real_logs_are_read()
    {
        var logs = Path.Combine(Snapshot.Root, "..", "shared", "data", "logs");
        foreach (var name in new[] { "promptfoo_out_0.121.20.json", "promptfoo_out_0.123.1.json", "promptfoo_out_0.123.1.jsonl" })
        {
            var rows = Logs.Read([Path.Combine(logs, name)], RunnerList.Readers, new(CancellationToken.None)).ToList();
            Assert.Equal((18, 4), (rows.Count, rows.Count(row => row.State == ResultState.Error)));
            Assert.All(
                rows.Where(row => row.Model == "stub-strong"),
                row => Assert.Equal((1, "arith/add", "1.0.0", 10), (row.Value, row.Task, row.Version, row.TokensUsed))
            );
            Assert.Equal(
                [1, 1, 2, 2],
                rows.Where(row => row is { Model: "exec-4", Sample: "2" }).Select(row => row.Attempt!.Value)
            );
        }

        var plain = Logs.Read([Path.Combine(logs, "promptfoo_b64")], RunnerList.Readers, import);
        Assert.Equal([1, 2], plain.Select(row => row.Attempt!.Value));
    }

    /// <summary>For each way in which some of three tests have a setting.</summary>
    [Theory]
    [InlineData("\"options\":{\"prefix\":\"a\"}", "")]
    [InlineData("\"threshold\":1", "")]
    [InlineData("\"assert\":[{\"metric\":\"m\",\"threshold\":1}]", "\"assert\":[{\"metric\":\"m\"}]")]
    public void A_setting_that_some_tests_lack_is_not_stated_as_that_of_all(string with, string without)
    {
        var all = Stated(7);
        Assert.NotEqual(all, Stated(0));
        foreach (var some in Enumerable.Range(1, 6))
        {
            Assert.NotEqual(all, Stated(some));
            Assert.NotEqual(Stated(0), Stated(some));
        }

        // Which they are says nothing, and what all tests have goes without saying.
        Assert.Equal(Stated(1), Stated(4));
        Assert.Equal(all, Stated(2, with));

        string Stated(int some, string ofAll = "") => StatedBy([.. Tests(some)], ofAll);

        IEnumerable<string> Tests(int some) => Enumerable.Range(0, 3).Select(i => (some >> i & 1) == 1 ? with : without);
    }

    [Fact]
    public void A_test_that_has_not_a_metric_lacks_none_of_its_settings() =>
        Assert.Contains(
            "m.threshold=1",
            StatedBy(["\"assert\":[{\"metric\":\"n\"}]", "\"assert\":[{\"metric\":\"m\",\"threshold\":1}]", ""], "")
        );

    /// <summary>What a log of some tests states.</summary>
    private string StatedBy(IReadOnlyList<string> tests, string ofAll)
    {
        var results = tests.Select(
            (test, i) =>
                $$$"""{"provider":{"id":"p"},"promptIdx":0,"testIdx":{{{i}}},"namedScores":{"m":1},"testCase":{ {{{test}}} } }"""
        );
        var rows = Read(
            "log.json",
            $$$"""{"evalId":"e","results":{"version":3,"results":[{{{string.Join(',', results)}}}] },"config":{"defaultTest":{ {{{ofAll}}} } } }"""
        );
        return string.Join('\n', rows[0].Conditions!.Members.Select(member => $"{member.Key.Name}={member.Value}"));
    }

    private List<SampleRow> Read(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return [.. Logs.Read([path], RunnerList.Readers, import)];
    }
}

/// <summary>A test of data beside the repository, skipped where they are absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Snapshot.Root, "..", "shared", "data", name));
        Skip = File.Exists(path) || Directory.Exists(path) ? null : $"{path} is absent";
    }
}
