using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Runners.Scaffolding;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Fuzzing;

/// <summary>What is refused is told with its file, its line, and its path within the JSON.</summary>
public sealed class PlaceLaws : LogTest
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Json_that_is_cut_off_or_damaged(int seed)
    {
        var random = new Random(seed);
        var root = Generated(random, 4);
        var text = root.ToString(random.Next(2) == 0 ? Formatting.None : Formatting.Indented);
        var values = ((JContainer)root).Descendants().OfType<JValue>().ToArray();
        var broken = values[random.Next(values.Length)];
        var mark = JsonConvert.ToString((string)broken.Value!);
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        // A bracket that closes nothing stands for a value, or nothing stands there any more.
        var damaged = random.Next(2) == 0 ? text[..at] + ")" + text[(at + mark.Length)..] : text[..at];
        var file = Write("log.json", damaged);

        using var json = LogJson.Open(file, CancellationToken.None);
        var error = Assert.Throws<TableException>(() =>
        {
            while (json.Next()) { }
        });
        var line = text[..at].Count(c => c == '\n') + 1;
        Assert.StartsWith(
            FormattableString.Invariant($"{file}, line {line}, position "),
            error.Message,
            StringComparison.Ordinal
        );
        // It is told by what was whole before it, or by itself, or by what it is in.
        var all = ((JContainer)root).Descendants().ToList();
        string[] near =
        [
            .. broken.AncestorsAndSelf().Select(token => token.Path),
            .. all.Take(all.IndexOf(broken))
                .Reverse()
                .OfType<JValue>()
                .Take(1)
                .SelectMany(token => token.AncestorsAndSelf())
                .Select(token => token.Path),
        ];
        var said = error.Message[file.Length..].Split(": ")[0].Split(", at ");
        Assert.Contains(said.Length > 1 ? said[1] : "", near);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Values_of_another_shape(int seed)
    {
        var random = new Random(seed);
        var (before, task, other) = (random.Next(5), $"t{random.Next(100)}", random.Next(2) == 0 ? "5" : "[1]");
        var text = new StringBuilder("{").Append('\n', before);
        text.Append("\"config_general\":{\"model_name\":\"m\"},\"results\":{\"")
            .Append(task)
            .Append("\":")
            .Append(other)
            .Append("}}");
        var file = Write("results_2026-03-01T10-00-00.000001.json", text.ToString());
        var import = new Import(CancellationToken.None);
        _ = Logs.Read([file], RunnerList.Readers, import).ToArray();

        var (refused, first) = Assert.Single(import.FirstRefused);
        Assert.Equal(file, refused.Where);
        Assert.Equal(FormattableString.Invariant($"line {before + 1}, at results.{task}"), first);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Members_of_declarations(int seed)
    {
        var random = new Random(seed);
        string[] wrong = ["\"x\"", "1e999", "NaN", "[1]", "{}", "123456789012345678901234567890", "true", "-Infinity"];
        var (before, metric, value) = (random.Next(5), random.Next(3), wrong[random.Next(wrong.Length)]);
        var metrics = Enumerable.Range(0, 3).Select(i => i == metric ? "{\"metric\":{}}" : "{\"metric\":\"acc\"}");
        var file = Write(
            "rows.jsonl",
            $$"""
            {"task":"good","family":"f","metrics":[{"metric":"acc"}]}
            {{new string('\n', before)}}{"task":"a","family":"f","metrics":[{{string.Join(',', metrics)}}]}
            {"task":"b","family":"f","metrics":[{"metric":"acc"}],"num_fewshot":{{value}}}
            """
        );

        var refused = Scaffold.Read(new LmEvalSource(), file).Refused.ToDictionary(row => row.Task, row => row.Reason);
        Assert.EndsWith(FormattableString.Invariant($", line {before + 2}, at metrics[{metric}].metric"), refused["a"]);
        Assert.StartsWith("num_fewshot is ", refused["b"], StringComparison.Ordinal);
        Assert.EndsWith(FormattableString.Invariant($", line {before + 3}"), refused["b"]);
    }

    /// <summary>Nested objects and lists, each of whose texts is there once.</summary>
    private static JToken Generated(Random random, int depth)
    {
        var number = 0;
        return Make(depth);

        JToken Make(int left) =>
            left == 0 || (left < depth && random.Next(4) == 0) ? new JValue($"value {number++}")
            : random.Next(2) == 0 ? new JArray(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Make(left - 1)))
            : new JObject(
                Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(i => new JProperty($"m{i}{(random.Next(9) == 0 ? " x" : "")}", Make(left - 1)))
            );
    }
}
