using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.LmEval;

/// <summary>A results file: which model was asked which versions of which tasks, and what lm-eval itself says the scores are.</summary>
/// <param name="path">The file.</param>
/// <param name="results">What it holds.</param>
/// <param name="run">Which run it is of.</param>
/// <param name="date">When that was; null where nothing says so.</param>
internal sealed partial class LmEvalResults(string path, JObject results, string run, string? date)
{
    private readonly Dictionary<string, Conditions> conditions = new(StringComparer.Ordinal);

    /// <summary>Loads a file. The moment at which a run began tells it from others; until the file said it, its name did.</summary>
    /// <exception cref="TableException">It is damaged.</exception>
    public static LmEvalResults Load(string path, Import import)
    {
        var results = LmEvalFiles.Of(import).Document(path);
        var named = ResultsName.Match(path) is { Success: true } name ? name.Groups["date"].Value : null;
        return results["date"].Number() is { } seconds && LogDate.OfSeconds(seconds) is { } moment
            ? new(
                path,
                results,
                seconds.ToString("R", CultureInfo.InvariantCulture),
                moment.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture)
            )
            : new(path, results, named ?? import.Files.RunOf(path), named);
    }

    /// <summary>The model: its name, else what it was loaded by.</summary>
    public string Model =>
        Text(results["model_name"])
        ?? LmEvalConditions.Arguments(Member("config", "model_args"))["pretrained"].Text()
        ?? LmEvalConditions.Arguments(Member("config", "model_args"))["model"].Text()
        ?? (Text(Member("config", "model_args")) is { } arguments ? MemberUses.Without(arguments) : null)
        ?? Text(Member("config", "model"))
        ?? "unknown";

    /// <summary>The tasks, groups not among them.</summary>
    public IEnumerable<string> Tasks =>
        ((results["results"] as JObject)?.Properties() ?? []).Select(task => task.Name).Where(task => !IsGroup(task));

    /// <summary>What lm-eval calls the folder of the model's results.</summary>
    public string FolderName => Text(results["model_name_sanitized"]) ?? NoFolderName.Replace(Model, "__");

    /// <summary>Whether it may be of a task: it has it, or says of none what it has.</summary>
    public bool Has(string task) =>
        Member("results", task) is not null
        || Member("configs", task) is not null
        || (results["results"] is not JObject { Count: > 0 } && results["configs"] is not JObject { Count: > 0 });

    /// <summary>The task of samples that are called after it, or as until 0.4.3 after the model's arguments and it; null where they are of others.</summary>
    public string? TaskOf(string samples)
    {
        var arguments = Text(Member("config", "model_args"));
        return Tasks
            .Where(task =>
                samples == task
                || (
                    arguments is null
                        ? samples.EndsWith("_" + task, StringComparison.Ordinal)
                        : Plain(samples) == Plain($"{arguments}_{task}")
                )
            )
            .MaxBy(task => task.Length);
    }

    /// <summary>Under what a task was asked.</summary>
    public Conditions ConditionsOf(string task)
    {
        if (!conditions.TryGetValue(task, out var of))
        {
            conditions[task] = of = LmEvalConditions.Of(results, task);
            (of.Run, of.Date) = (run, date);
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

    // Names of files have other signs between the words than the arguments.
    private static string Plain(string name) => NoWord.Replace(name, "_");

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

    [GeneratedRegex(@"_(?<date>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.json$")]
    private static partial Regex ResultsName { get; }

    [GeneratedRegex(@"[""<>:/|\\?*\[\]]+")]
    private static partial Regex NoFolderName { get; }

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord { get; }
}
