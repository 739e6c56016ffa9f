using System.Text;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Whatever a log can state is changed alone: conditions make another result, provenance does not, and secrets are shown nowhere.</summary>
public sealed class ConditionLaws : LogTest
{
    private const string Key = "V4lueThatOpensSomething";

    private static readonly string[] conditions =
    [
        "level",
        "max_tokens",
        "maxTokens",
        "stop_token",
        "tokenizer",
        "keywords",
        "answer_key",
        "num_key_value_heads",
        "temperature",
        "task",
        "value_of",
        "author",
    ];

    private static readonly string[] provenance = ["seed", "randomSeed", "base_url", "apiBaseUrl", "max_retries", "num_workers"];

    /// <summary>Of a request they say nothing of what is measured; of anything else they do.</summary>
    private static readonly string[] requests = ["timeout", "timeoutMs", "url", "batch_size", "cache", "port"];

    private static readonly string[] secrets =
    [
        "api_key",
        "accessKeyId",
        "secretAccessKey",
        "OPENAI_API_KEY",
        "hf_token",
        "authToken",
        "password",
        "clientSecret",
        "credentials",
        "Authorization",
        "extra_headers",
        "x-api-key",
    ];

    private static readonly string[] texts =
    [
        "https://me:{0}@host/x",
        "https://host/x?api_key={0}&a=b",
        "Authorization: Bearer {0}",
        "Authorization: Basic {0}",
        "run --api-key={0}",
        "run --api-key {0}",
        "HF_TOKEN={0}",
        "{{\"password\": \"{0}\"}}",
    ];

    public static TheoryData<string> Runners => [.. StatedLog.All.Select(log => log.Runner)];

    [Theory]
    [MemberData(nameof(Runners))]
    public void What_changes_what_is_measured_makes_another_result(string runner)
    {
        var log = Log(runner);
        foreach (var (parent, name, first, second) in log.Conditions.Concat(log.Found))
            Assert.True(2 == Results(log, parent, name, JToken.Parse(first), JToken.Parse(second)), $"{parent}.{name}");
        foreach (var (parent, ofRequests) in log.Open)
        foreach (var name in conditions.Concat(ofRequests ? [] : requests))
        foreach (var (first, second) in Nested(name, 1, 2))
            Assert.True(2 == Results(log, parent, first, second), $"{parent}: {first}");
        // Somebody who says no does not say nothing.
        foreach (var (parent, _) in log.Open.Where(open => !log.Dumped.Contains(open.Parent)))
            Assert.True(2 == Results(log, parent, "level", false, null), parent);
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void What_says_where_something_ran_does_not(string runner)
    {
        var log = Log(runner);
        foreach (var (parent, name, first, second) in log.Provenance)
            Assert.True(1 == Results(log, parent, name, JToken.Parse(first), JToken.Parse(second)), $"{parent}.{name}");
        foreach (var (parent, name, first, _) in log.Found)
            Assert.True(1 == Results(log, parent, name, JToken.Parse(first), null), $"{parent}.{name}");
        foreach (var (parent, ofRequests) in log.Open)
        foreach (var name in provenance.Concat(ofRequests ? requests : []))
        foreach (var (first, second) in Nested(name, 1, 2))
            Assert.True(1 == Results(log, parent, first, second), $"{parent}: {first}");
        foreach (var (parent, _) in log.Open)
            Assert.Equal(
                1,
                Results(log, parent, "order", JToken.Parse("""[{"a":1,"b":2.0}]"""), JToken.Parse("""[{"b":2,"a":1}]"""))
            );
        // A setting that only a newer version has, and that is off.
        foreach (var parent in log.Dumped)
        foreach (var off in new[] { "false", "null", "\"\"", "[]", "{}" })
            Assert.True(1 == Results(log, parent, "newer", JToken.Parse(off), null), $"{parent}: {off}");
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void A_secret_is_shown_nowhere_and_tells_nothing_apart(string runner)
    {
        var log = Log(runner);
        foreach (var parent in log.Open.Select(open => open.Parent).Concat(log.Dumped))
        {
            foreach (var name in secrets)
            foreach (var (first, second) in Nested(name, Key + "1", Key + "2"))
                Assert.True(1 == Results(log, parent, first, second), $"{parent}: {first}");
            // In the value of what is none by its name.
            foreach (var text in texts)
            {
                Results(log, parent, "level", string.Format(text, Key + "1"), string.Format(text, Key + "2"));
                Results(log, parent, "level", Words(text, Key + "1"), Words(text, Key + "2"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void What_a_metric_is_called_hides_nothing_of_it(string runner)
    {
        foreach (var name in new[] { "f1_token", "random_seed", "api_key" })
        {
            var log = Log(runner).With("\"m\"", $"\"{name}\"");
            foreach (var (parent, _) in log.Open)
                Assert.True(2 == Results(log, parent, "level", 1, 2), $"{name}: {parent}");
        }
    }

    [Fact]
    public void A_result_without_an_identifier_states_as_much_as_one_that_has_it()
    {
        var known = Log("every-eval-ever").With("\"evaluation_result_id\":\"r\",", "");
        var log = known with { Files = known.Files.Where(file => file.Key == "e.json").ToDictionary() };
        foreach (var (parent, name, first, second) in log.Conditions.Concat(log.Found))
            Assert.True(2 == Results(log, parent, name, JToken.Parse(first), JToken.Parse(second)), $"{parent}.{name}");
        foreach (var (parent, _) in log.Open)
            Assert.True(2 == Results(log, parent, "level", 1, 2), parent);
    }

    [Theory]
    [InlineData("\"name\":\"m\"", "\"name\":\"package/m\"", 1)]
    [InlineData("\"m\":{\"value\":1}", "\"m\":{\"value\":{\"a\":1}}", 1)]
    [InlineData("\"m\":{\"value\":1}", "\"m\":{\"value\":{\"a\":1,\"b\":0}}", 2)]
    [InlineData("\"scorers\":[", "\"scorers\":[{\"name\":\"m1\",\"options\":{}},", 1)]
    public void Options_of_a_scorer_are_those_of_all_its_scores(string from, string to, int scores)
    {
        var log = Log("inspect").With(from, to);
        var parent = "eval.scorers[?(@.name != 'm1')].options";
        Assert.Equal(2 * scores, Results(log, parent, "threshold", .5, .7));
        Assert.Equal(scores, Results(log, parent, "threshold", .5, .5));
    }

    [Fact]
    public void A_kept_column_has_a_name_of_its_own()
    {
        var stated = new Conditions();
        foreach (var kind in Enum.GetValues<ConditionKind>())
        foreach (
            var name in new[]
            {
                "",
                "model",
                "task",
                "variant",
                "version",
                "limit",
                "run",
                "date",
                "runner",
                "judge",
                kind.ToString().ToLowerInvariant(),
            }
        )
            stated.Set(kind, name, "x");
        var import = new Import(CancellationToken.None);
        import.Stated.Add(stated);
        Unique(KeptConditions.In(ResultTables.Samples, import, row => row.Conditions));
        Unique(KeptConditions.In(ResultTables.Scores, import, row => row.Conditions));

        static void Unique<TRow>(Table<TRow> table) =>
            Assert.Equal(table.Columns.Count, table.Columns.Select(column => column.Name).Distinct().Count());
    }

    private static StatedLog Log(string runner) => StatedLog.All.Single(log => log.Runner == runner);

    /// <summary>A member with one of two values: by itself, in an object, and in an object of an array.</summary>
    private static IEnumerable<(JProperty First, JProperty Second)> Nested(string name, JToken first, JToken second)
    {
        yield return (new(name, first), new(name, second));
        yield return (In(first), In(second));
        yield return (Among(first), Among(second));

        JProperty In(JToken value) => new("inner", new JObject { [name] = value });
        JProperty Among(JToken value) => new("inner", new JArray(1, new JObject { ["x"] = 1, [name] = value }));
    }

    private static JArray Words(string text, string value) =>
        text.StartsWith("run", StringComparison.Ordinal)
            ? [.. string.Format(text, value).Split(' ')]
            : [string.Format(text, value)];

    private int Results(StatedLog log, string parent, JProperty first, JProperty second) =>
        Results(log, parent, first.Name, first.Value, second.Value);

    /// <summary>How many results two runs give that differ in one member alone.</summary>
    private int Results(StatedLog log, string parent, string name, JToken? first, JToken? second)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, Path.GetRandomFileName())).FullName;
        log.Write(Path.Combine(folder, "a"), 1, parent, name, first);
        log.Write(Path.Combine(folder, "b"), 2, parent, name, second);
        var import = new Import(CancellationToken.None);
        SampleRow[] rows = [.. Logs.Read([folder], RunnerList.Readers, import)];
        Assert.Empty(import.Refused);
        var scores = import.Aggregates;
        var shown =
            Written(KeptConditions.In(ResultTables.Samples, import, row => row.Conditions), rows)
            + Written(KeptConditions.In(ResultTables.Scores, import, row => row.Conditions), scores)
            + string.Join('\n', import.Notes.Concat(import.Unread.Values));
        Assert.DoesNotContain(Key, shown);
        Directory.Delete(folder, recursive: true);
        return rows.Where(row => row.Value is not null)
            .Select(row => (row.Model, row.Task, row.Variant, row.Metric))
            .Concat(scores.Select(score => (score.Model, score.Task, score.Variant, score.Metric)))
            .Distinct()
            .Count();
    }

    private static string Written<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new TableWriter<TRow>(table, "table.csv", stream))
        {
            foreach (var row in rows)
                writer.Write(row);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
