using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>One log while it is read: its results one by one, and what they must be counted by.</summary>
internal sealed class PromptfooLog : IDisposable
{
    private readonly string path;
    private readonly Import import;
    private readonly LogJson json;
    private readonly bool lines;
    private readonly PromptfooAggregates aggregates = new();
    private readonly PromptfooColumns columns = new();
    private readonly PromptfooSamples samples;
    private bool inResults;

    public PromptfooLog(LogFile file, Import import)
    {
        (path, this.import) = (file.Path, import);
        json = LogJson.Open(path, import.Stop);
        lines = file.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
        samples = new(new(() => PromptfooDescription.Of(file, import.Stop)), columns);
    }

    /// <summary>The next result; null behind the last.</summary>
    public JObject? Next() => lines ? NextLine() : NextResult();

    /// <summary>The rows of a result: one for each metric that its test declares or that was scored.</summary>
    public IEnumerable<SampleRow> Rows(JObject result)
    {
        var scores = result.At("namedScores") as JObject ?? [];
        if (result.At("testCase") is not (null or JObject or JValue { Value: null }))
            import.Refuse(path, "testCase is no object, so which metrics it declares is not known", result.At("testCase")!);
        string[] declared = [.. Declared(result.At("testCase", "assert"))];
        var metrics = declared
            .Concat(result.At("namedScores").Fields("namedScores", path, import).Select(score => score.Name))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var failed = Failed(result, scores);
        var row = samples.Of(result);
        if (metrics.Length == 0 && ResultKey.Read(result.At("metadata")) is not null)
        {
            import.Refuse(path, $"{row.Task}: promptfoo measured nothing, so its verdict says nothing of the model");
            yield break;
        }

        if (metrics.Length == 0)
        {
            metrics = ["pass"];
            if (result.At("success") is JValue { Value: bool passed })
                scores = new JObject(new JProperty("pass", passed ? 1 : 0));
        }

        var column = (long)(result.At("promptIdx").Number() ?? 0);
        foreach (var metric in metrics)
        {
            var value =
                failed || row.Limit is not null ? null : scores.At(metric).Number() / SummedOver(result, declared, metric);
            var one = row with
            {
                Metric = metric,
                Value = value,
                State =
                    row.Limit is not null ? ResultState.Limit
                    : failed ? ResultState.Error
                    : value is null ? ResultState.Missing
                    : ResultState.Scored,
            };
            aggregates.Count(column, one);
            yield return one;
        }
    }

    /// <summary>States what only a whole log tells: its columns, and what promptfoo says the scores are, where it weighs as TaskSpec does.</summary>
    public void Settle()
    {
        columns.Settle();
        aggregates.Report(path, import);
    }

    public void Dispose() => json.Dispose();

    private JObject? NextLine()
    {
        while (json.Next())
        {
            if (json.Token != JsonToken.Comment)
                return Result();
        }

        return null;
    }

    private JObject? NextResult()
    {
        while (json.Next())
        {
            if (inResults && json.Token == JsonToken.EndArray)
                inResults = false;
            else if (inResults)
                return Result();
            else if (json.Token == JsonToken.PropertyName)
                Member();
        }

        return null;
    }

    /// <summary>The results are an array by the name of results, which itself may stand in an object by that name.</summary>
    private void Member()
    {
        var name = json.Name();
        if (name == "results" && json.Token == JsonToken.StartArray)
            inResults = true;
        else if (name == "prompts" && json.Token == JsonToken.StartArray && json.Depth == 2)
            aggregates.Add(json.Load() as JArray ?? []);
        else if (name == "evalId")
            columns.Run = json.Load().Text();
        else if (name == "timestamp" && json.Depth == 2)
            columns.Date = json.Load().Text();
        else if (name == "config" && json.Token == JsonToken.StartObject && json.Depth == 1)
            columns.Configure(Config());
        else if (name != "results")
            json.Skip();
    }

    /// <summary>Of the config, which holds all tests, what says how they were asked.</summary>
    private JObject Config()
    {
        var config = new JObject();
        foreach (var name in json.Members())
        {
            if (name is "providers" or "targets" or "evaluateOptions" or "defaultTest")
                config.Set(name, json.Load());
            else
                json.Skip();
        }

        return config;
    }

    /// <summary>Before 0.121 the assertions of one name were added up; what says how they were weighed has their mean.</summary>
    private static int SummedOver(JObject result, string[] declared, string metric) =>
        result.At("gradingResult", "namedScoreWeights") is JObject ? 1 : Math.Max(1, declared.Count(name => name == metric));

    private JObject Result() =>
        json.Load() as JObject ?? throw new TableException($"{path}, line {json.Line}: a result must be an object");

    private IEnumerable<string> Declared(JToken? asserts)
    {
        foreach (var assert in asserts.Objects("assert", path, import))
        {
            foreach (var inner in Declared(assert.At("assert")))
                yield return inner;
            if (assert.At("metric") is JArray or JObject)
                import.Refuse(path, "the metric of an assertion is no name");
            else if (ConditionText.Of(assert.At("metric")) is { Length: > 0 } metric)
                yield return metric;
        }
    }

    /// <summary>Logs without a reason of failure tell an error by its message where nothing was graded.</summary>
    private static bool Failed(JObject result, JObject scores) =>
        result.At("failureReason").Number() is { } reason
            ? reason == 2
            : scores.Count == 0
                && result.At("error") is JValue { Value: string { Length: > 0 } }
                && result.At("gradingResult") is not JObject;
}
