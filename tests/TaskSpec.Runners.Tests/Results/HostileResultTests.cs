using TaskSpec.Runners.EveryEvalEver;
using TaskSpec.Runners.ExtensionsAi;
using TaskSpec.Runners.MetrRuns;
using TaskSpec.Runners.Samples;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Results;

public sealed class HostileResultTests : LogTest
{
    [Fact]
    public void Metric_without_a_value_is_missing_and_one_that_failed_an_error()
    {
        var path = Write(
            "1.json",
            """
            {"scenarioName":"s","iterationName":"1","executionName":"e","messages":[],"modelResponse":{"modelId":"m","messages":[]},"unknown":{"a":[1]},
             "evaluationResult":{"metrics":{"a":{"$type":"numeric","value":NaN},"b":{"$type":"none"},
               "c":{"$type":"numeric","diagnostics":[{"severity":"error","message":"no judge"}]},"d":{"$type":"boolean","value":false}}}}
            """
        );

        var (rows, _) = Read(new ExtensionsAiReader(), path);
        Assert.Equal(
            [
                ("a", ResultState.Missing, null),
                ("b", ResultState.Missing, null),
                ("c", ResultState.Error, null),
                ("d", ResultState.Scored, 0.0),
            ],
            rows.Select(row => (row.Metric, row.State, row.Value))
        );
    }

    [Fact]
    public void Iterations_that_ask_the_same_are_attempts_and_others_are_samples()
    {
        foreach (var (i, question) in new[] { "2+2?", "2+2?", "3+3?" }.Index())
            Write(
                $"{i}.json",
                $$"""{"scenarioName":"s","iterationName":"{{i}}","messages":["?"],"modelResponse":{"modelId":"m"},"evaluationResult":{"metrics":{"a":{"value":1} } } }""".Replace(
                    "?",
                    question,
                    StringComparison.Ordinal
                )
            );

        var (rows, _) = Read(new ExtensionsAiReader(), Folder);
        Assert.Equal([1, 2, 1], rows.Select(row => row.Attempt!.Value));
        Assert.Equal(2, rows.Select(row => row.Sample).Distinct().Count());
    }

    [Fact]
    public void Run_counts_with_the_score_that_it_has_as_metr_counts_it()
    {
        var path = Write(
            "runs.jsonl",
            """
            {"task_id":"f/a","task_family":"f","alias":"m","score_binarized":0,"score_cont":0.25,"human_minutes":3,"fatal_error_from":"server"}
            {"task_id":"f/a","task_family":"f","alias":"m","score_binarized":0,"score_cont":0.25,"human_minutes":3,"fatal_error_from":"usageLimits"}
            {"task_id":"f/a","task_family":"f","alias":"m","score_binarized":null,"score_cont":NaN,"human_minutes":3}
            {"task_id":"f/a","task_family":"f","score_binarized":1}
            """
        );

        var (rows, import) = Read(new MetrRunsReader(), path);
        var graded = rows.Where(row => row.Metric == "score_cont").ToArray();
        Assert.Equal([ResultState.Limit, ResultState.Limit, ResultState.Missing], graded.Select(row => row.State));
        Assert.Equal([.25, .25, null], graded.Select(row => row.Value));
        Assert.Equal([1, 2, 3], graded.Select(row => row.Attempt!.Value));
        Assert.Equal(1, import.Refused.Values.Sum());
    }

    [Fact]
    public void Line_with_an_error_has_no_score()
    {
        Write(
            "a.json",
            """
            {"schema_version":"0.3.0","model_info":{"id":"m"},"evaluation_results":[{"evaluation_result_id":"r","evaluation_name":"t",
             "metric_config":{"metric_name":"acc"},"score_details":{"score":1}}],"detailed_evaluation_results":{"file_path":"data/x/y/z/a_samples.jsonl"}}
            """
        );
        Write(
            "a_samples.jsonl",
            """
            {"evaluation_name":"t","evaluation_result_id":"r","sample_id":"1","evaluation":{"score":1}}
            {"evaluation_name":"t","evaluation_result_id":"r","sample_id":"2","evaluation":{"score":0},"error":"timeout"}
            {"evaluation_name":"t","sample_id":"3","evaluation":{}}
            {"sample_id":"4"}
            """
        );

        var (rows, import) = Read(new EveryEvalEverReader(), Folder);
        Assert.Equal(
            [("acc", ResultState.Scored, 1.0), ("acc", ResultState.Error, null), ("score", ResultState.Missing, null)],
            rows.Select(row => (row.Metric, row.State, row.Value))
        );
        Assert.Equal(1, import.Refused.Values.Sum());
    }

    [Theory]
    [InlineData("runs.jsonl", """{"task_id":"f/a","task_family":"f","alias":"m","score_cont":1}""" + "\n{\"task_id\":\"f/")]
    [InlineData("a.json", """{"scenarioName":"s","messages":[""")]
    [InlineData("b.json", """{"model_info":{"id":"m"},"evaluation_results":[{""")]
    [InlineData("c.jsonl", """{"model":"m","task":"t","sample":"s","metric":"a","value":1}""" + "\n{\"model\":\"m\"")]
    [InlineData("c.csv", "model,task,sample,metric,value\nm,t,s,a,1\nm,t,s")]
    public void Log_that_is_cut_off_is_refused_with_its_place(string name, string text)
    {
        var path = Write(name, text);
        LogReader[] readers =
        [
            new EveryEvalEverReader(),
            new ExtensionsAiReader(),
            new MetrRunsReader(),
            new SamplesTableReader(),
        ];

        var error = Assert.Throws<TableException>(() => Logs.Read([path], readers, new Import(CancellationToken.None)).ToArray());
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("line", error.Message, StringComparison.Ordinal);
    }
}
