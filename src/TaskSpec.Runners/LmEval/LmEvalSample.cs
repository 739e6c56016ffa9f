using System.Globalization;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.LmEval;

/// <summary>The rows of one document under one filter.</summary>
internal sealed class LmEvalSample
{
    private static readonly string[] others =
    [
        "doc_id",
        "doc",
        "target",
        "arguments",
        "resps",
        "filtered_resps",
        "filter",
        "metrics",
        "doc_hash",
        "prompt_hash",
        "target_hash",
    ];

    private readonly string path;
    private readonly LmEvalResults results;
    private readonly string task;
    private readonly Import import;
    private readonly bool isOurs;
    private readonly Dictionary<string, int> passes = new(StringComparer.Ordinal);

    /// <summary>Begins the samples of a task.</summary>
    public LmEvalSample(string path, LmEvalResults results, string task, Import import)
    {
        (this.path, this.results, this.task, this.import) = (path, results, task, import);
        isOurs = results.KeyOf(task) is not null;
    }

    /// <summary>The rows: a metric each, and what the log-likelihoods in it say besides.</summary>
    public IEnumerable<SampleRow> Rows(JObject line, int number) =>
        Logged(line, number).Select(row => row with { Metric = results.CalledIn(task, row.Metric) });

    private IEnumerable<SampleRow> Logged(JObject line, int number)
    {
        var logged = MetricsOf(line);
        var first = RowOf(line);
        if (!FilterOf(line, first.Sample, logged, out var filter))
        {
            import.Refuse(
                path,
                "a document is logged more often than the task has filters, so that nobody knows which filter a score is of"
            );
            yield break;
        }

        var derived = LmEvalLikelihoods.Of(line);
        if (logged.Length == 0 && derived.Values.Count == 0)
            import.Refuse(path, "a document has no metric, so that it has no score");
        foreach (var metric in logged.Except(derived.Replaced))
        {
            var row = first with { Metric = LmEvalResults.MetricOf(metric, filter) };
            if (line.At(metric) is JArray attempts && isOurs)
            {
                for (var i = 0; i < attempts.Count; i++)
                    yield return Scored(row with { Attempt = i + 1 }, attempts.At(i), number);
            }
            else if (line.At(metric) is JArray or JObject)
            {
                import.Refuse(
                    path,
                    $"the value of {metric} is no number, so that no sample has a score of its own",
                    line.At(metric)!
                );
            }
            else
            {
                yield return Scored(row, line.At(metric), number);
            }
        }

        foreach (
            var (metric, value) in derived.Values.Where(one =>
                !logged.Contains(one.Metric) || derived.Replaced.Contains(one.Metric)
            )
        )
            yield return first with
            {
                Metric = LmEvalResults.MetricOf(metric, filter),
                Value = value,
            };
    }

    /// <summary>The metrics that a line names; until 0.4.8 they were those members that nothing else was.</summary>
    private static string[] MetricsOf(JObject line) =>
        line.At("metrics") is JArray named
            ? [.. named.OfType<JValue>().Select(one => one.Value).OfType<string>().Distinct(StringComparer.Ordinal)]
            : [.. line.Properties().Select(member => member.Name).Except(others)];

    /// <summary>Until 0.4.4 no line named its filter: the documents are logged once for each, in the order of the filters.</summary>
    private bool FilterOf(JObject line, string sample, string[] metrics, out string? filter)
    {
        filter = line.At("filter").Text();
        if (line.ContainsKey("filter") || metrics.Length == 0)
            return true;
        var filters = results.FiltersOf(task, metrics[0]);
        if (filters.Count < 2)
        {
            filter = filters.FirstOrDefault();
            return true;
        }

        var pass = passes[sample] = passes.GetValueOrDefault(sample) + 1;
        filter = pass <= filters.Count ? filters[pass - 1] : null;
        return pass <= filters.Count;
    }

    private SampleRow RowOf(JObject line)
    {
        var key = ResultKey.Read(line.At("doc")) ?? results.KeyOf(task);
        var document = (line.At("doc_id") as JValue)?.ToString(CultureInfo.InvariantCulture) ?? "";
        var row = results.RowOf(task);
        // Each part of a family counts its documents from 0.
        var sample = results.PartOf(task) is { } part ? $"{part.Subtask}-{document}" : document;
        return key is null
            ? row with
            {
                Sample = sample,
            }
            : row with
            {
                Task = key.Task,
                Sample = key.Sample ?? document,
                Variant = key.Variant,
                Version = key.Version,
                Subtask = key.Subtask,
                Cluster = key.Cluster,
                HumanMinutes = key.HumanMinutes,
            };
    }

    private SampleRow Scored(SampleRow row, JToken? value, int line)
    {
        switch (value)
        {
            case JValue when value.AnyNumber() is { } number && !double.IsNaN(number):
                return row with { Value = number };
            case JValue { Value: bool right }:
                return row with { Value = right ? 1 : 0 };
            case JValue { Value: string text } when text != "N/A":
                import.Note($"{path}, line {line}: {row.Metric} is '{text}', which is no number, so its score is missing");
                break;
        }

        return row with
        {
            State = ResultState.Missing,
        };
    }
}
