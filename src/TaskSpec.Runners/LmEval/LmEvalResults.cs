using System.Globalization;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.LmEval;

/// <summary>A results file: which model was asked which versions of which tasks, and what lm-eval itself says the scores are.</summary>
/// <param name="path">The file.</param>
/// <param name="results">What it holds.</param>
/// <param name="run">Which run it is of.</param>
internal sealed class LmEvalResults(string path, JObject results, string run)
{
    private readonly Dictionary<string, Conditions> conditions = new(StringComparer.Ordinal);

    /// <summary>Loads a file.</summary>
    /// <exception cref="TableException">It is damaged.</exception>
    public static LmEvalResults Load(string path, string run) => new(path, LogLines.Document(path), run);

    /// <summary>The model: its name, else what it was loaded by.</summary>
    public string Model =>
        Text(results["model_name"])
        ?? LmEvalConditions.Arguments(Member("config", "model_args"))["pretrained"].Text()
        ?? Text(Member("config", "model_args"))
        ?? Text(Member("config", "model"))
        ?? "unknown";

    /// <summary>The tasks, groups not among them.</summary>
    public IEnumerable<string> Tasks =>
        ((results["results"] as JObject)?.Properties() ?? []).Select(task => task.Name).Where(task => !IsGroup(task));

    /// <summary>Under what a task was asked.</summary>
    public Conditions ConditionsOf(string task)
    {
        if (!conditions.TryGetValue(task, out var of))
        {
            conditions[task] = of = LmEvalConditions.Of(results, task);
            (of.Run, of.Date) = (run, run);
        }

        return of;
    }

    /// <summary>The filters of a metric, in the order in which samples are logged under them.</summary>
    public IReadOnlyList<string?> FiltersOf(string task, string metric)
    {
        string?[] stated =
        [
            .. ((results["results"] as JObject)?[task] as JObject ?? [])
                .Properties()
                .Select(score => score.Name.Split(',', 2))
                .Where(score => score[0] == metric)
                .Select(score => score.Length > 1 ? score[1] : null),
        ];
        string[] listed =
        [
            .. (ConfigOf(task)?["filter_list"] as JArray ?? []).Select(filter => filter.At("name").Text()).OfType<string>(),
        ];
        return listed.Length > 0 && stated.All(filter => listed.Contains(filter)) ? listed : stated;
    }

    /// <summary>A task's configuration; null where it has none, as a group has.</summary>
    public JObject? ConfigOf(string task) => Member("configs", task) as JObject;

    /// <summary>What ties a task to its declaration; null for a task that TaskSpec did not write.</summary>
    public ResultKey? KeyOf(string task) => ResultKey.Read(ConfigOf(task)?["metadata"]);

    /// <summary>A task's version.</summary>
    public string? VersionOf(string task) => KeyOf(task)?.Version ?? Text(Member("versions", task));

    /// <summary>How results call a metric: with its filter, unless that is the one that stands for none.</summary>
    public static string MetricOf(string metric, string? filter) => filter is null or "none" ? metric : $"{metric},{filter}";

    /// <summary>Takes down the scores, and says where not all samples were run. Groups are left out: they hold their tasks' samples again.</summary>
    public void Aggregate(Import import)
    {
        foreach (var task in results["results"].Fields("results", path, import))
        {
            if (IsGroup(task.Name))
                continue;
            if (task.Value is not JObject scores)
            {
                import.Refuse(path, $"results.{task.Name} is no object");
                continue;
            }

            var count = Member("n-samples", task.Name) as JObject;
            if (count is not null && Number(count["effective"]) < Number(count["original"]))
                import.Note(
                    "part",
                    $"{path}: {task.Name} was run on {count["effective"]} of its {count["original"]} samples",
                    changes: true
                );
            if (Number(count.At("effective")) is { } ran)
                import.Expect(new(path, RowOf(task.Name), (long)ran));
            foreach (var score in scores.Properties())
            {
                if (Score(task.Name, score, scores, Number(count.At("effective"))) is { } row)
                    import.Aggregate(row, path);
            }
        }
    }

    private ScoreRow? Score(string task, JProperty score, JObject scores, double? count)
    {
        // Until 0.4 the key had no filter.
        var parts = score.Name.Split(',', 2);
        var (metric, filter) = (parts[0], parts.Length > 1 ? parts[1] : null);
        if (metric is "sample_len" or "alias" or "name" || metric.EndsWith("_stderr", StringComparison.Ordinal))
            return null;
        if (Number(score.Value) is not { } value || !double.IsFinite(value))
            return null;
        var row = RowOf(task);
        return new(Model, row.Task, MetricOf(metric, filter), value)
        {
            Conditions = row.Conditions,
            Variant = row.Variant,
            StdErr = Number(scores[filter is null ? $"{metric}_stderr" : $"{metric}_stderr,{filter}"]),
            N = count,
            Version = row.Version,
        };
    }

    /// <summary>A row of a task, without sample and metric.</summary>
    public SampleRow RowOf(string task) =>
        new(Model, KeyOf(task)?.Task ?? task, "", "")
        {
            Variant = KeyOf(task)?.Variant,
            Version = VersionOf(task),
            Conditions = ConditionsOf(task),
        };

    private bool IsGroup(string task) =>
        Member("groups", task) is not null || Member("group_subtasks", task) is JArray { Count: > 0 };

    private JToken? Member(string property, string name) => (results[property] as JObject)?[name];

    private static double? Number(JToken? token) =>
        token is { Type: JTokenType.Float or JTokenType.Integer } && (double)token is var number && !double.IsNaN(number)
            ? number
            : null;

    private static string? Text(JToken? token) =>
        token switch
        {
            JValue { Value: string { Length: > 0 } text } => text,
            JValue { Value: IFormattable value } => value.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
}
