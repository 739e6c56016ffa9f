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
/// <param name="names">What lm-eval has of the catalog's families.</param>
internal sealed partial class LmEvalResults(string path, JObject results, string run, string? date, RunnerNames names)
{
    private readonly LmEvalGroups groups = new(results);
    private readonly Dictionary<string, Conditions> conditions = new(StringComparer.Ordinal);

    /// <summary>Loads a file. The moment at which a run began tells it from others; until the file said it, its name did.</summary>
    /// <exception cref="TableException">It is damaged.</exception>
    public static LmEvalResults Load(string path, Import import)
    {
        var results = LmEvalFiles.Of(import).Document(path);
        var named = ResultsName.Match(path) is { Success: true } name ? name.Groups["date"].Value : null;
        return results.At("date").Number() is { } seconds && LogDate.OfSeconds(seconds) is { } moment
            ? new(
                path,
                results,
                seconds.ToString("R", CultureInfo.InvariantCulture),
                moment.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
                import.Names
            )
            : new(path, results, named ?? import.Files.RunOf(path), named, import.Names);
    }

    /// <summary>The model: its name, else what it was loaded by.</summary>
    public string Model =>
        Text(results.At("model_name"))
        ?? LmEvalConditions.Arguments(Member("config", "model_args")).At("pretrained").Text()
        ?? LmEvalConditions.Arguments(Member("config", "model_args")).At("model").Text()
        ?? (Text(Member("config", "model_args")) is { } arguments ? MemberUses.Without(arguments) : null)
        ?? Text(Member("config", "model"))
        ?? "unknown";

    /// <summary>The tasks, groups not among them.</summary>
    public IEnumerable<string> Tasks =>
        ((results.At("results") as JObject)?.Properties() ?? []).Select(task => task.Name).Where(task => !groups.Has(task));

    /// <summary>What lm-eval calls the folder of the model's results.</summary>
    public string FolderName => Text(results.At("model_name_sanitized")) ?? NoFolderName.Replace(Model, "__");

    /// <summary>Whether it may be of a task: it has it, or says of none what it has.</summary>
    public bool Has(string task) =>
        Member("results", task) is not null
        || Member("configs", task) is not null
        || (results.At("results") is not JObject { Count: > 0 } && results.At("configs") is not JObject { Count: > 0 });

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
            conditions[task] = of = LmEvalConditions.Of(
                results,
                task,
                isExported: KeyOf(task) is not null,
                isPart: PartOf(task) is not null
            );
            (of.Run, of.Date) = (run, date);
        }

        return of;
    }

    /// <summary>The filters of a metric, in the order in which samples are logged under them.</summary>
    public IReadOnlyList<string?> FiltersOf(string task, string metric)
    {
        string?[] stated =
        [
            .. (results.At("results", task) as JObject ?? [])
                .Properties()
                .Select(score => score.Name.Split(',', 2))
                .Where(score => score[0] == metric)
                .Select(score => score.Length > 1 ? score[1] : null),
        ];
        string[] listed =
        [
            .. (ConfigOf(task).At("filter_list") as JArray ?? []).Select(filter => filter.At("name").Text()).OfType<string>(),
        ];
        return listed.Length > 0 && stated.All(filter => listed.Contains(filter)) ? listed : stated;
    }

    /// <summary>A task's configuration; null where it has none, as a group has.</summary>
    public JObject? ConfigOf(string task) => Member("configs", task) as JObject;

    /// <summary>What ties a task to its declaration; null for a task that TaskSpec did not write.</summary>
    public ResultKey? KeyOf(string task) => ResultKey.Read(ConfigOf(task).At("metadata"));

    /// <summary>A task's version.</summary>
    public string? VersionOf(string task) => KeyOf(task)?.Version ?? Text(Member("versions", task));

    /// <summary>How results call a metric: with its filter, unless that is the one that stands for none.</summary>
    public static string MetricOf(string metric, string? filter) => filter is null or "none" ? metric : $"{metric},{filter}";

    /// <summary>What is stated of a metric's name, as results have it.</summary>
    public static string? MetricOf(string? stated) =>
        stated?.Split(',', 2) is [var metric, var filter] ? MetricOf(metric, filter) : stated;

    /// <summary>
    /// Takes down the scores, and says where not all samples were run. Groups are left out: they hold their tasks' samples again. Of a
    /// family that is a group there, it is its tasks that are left out.
    /// </summary>
    public void Aggregate(Import import)
    {
        foreach (var task in results.At("results").Fields("results", path, import))
        {
            string[] parts = groups.Has(task.Name) ? [.. PartsOf(task.Name)] : [];
            if (groups.Has(task.Name) && parts.Length == 0)
                continue;
            if (task.Value is not JObject scores)
            {
                import.Refuse(path, $"results.{task.Name} is no object");
                continue;
            }

            var count = Member("n-samples", task.Name) as JObject;
            if (count is not null && Number(count.At("effective")) < Number(count.At("original")))
                import.Note(
                    "part",
                    $"{path}: {task.Name} was run on {count.At("effective")} of its {count.At("original")} samples",
                    changes: true
                );
            var row = RowOf(parts.FirstOrDefault(task.Name));
            if (parts.Length == 0 && row.Subtask is not null)
                continue;
            var ran =
                parts.Length == 0
                    ? Number(count.At("effective"))
                    : parts.Sum(part => Number((Member("n-samples", part) as JObject).At("effective")));
            if (ran is > 0)
                import.Expect(new(path, row, (long)ran));
            foreach (var score in scores.Properties())
            {
                if (Score(row, score, scores, ran) is { } reported)
                    import.Aggregate(reported with { Metric = CalledIn(task.Name, reported.Metric) }, path);
            }
        }
    }

    private ScoreRow? Score(SampleRow row, JProperty score, JObject scores, double? count)
    {
        // Until 0.4 the key had no filter.
        var parts = score.Name.Split(',', 2);
        var (metric, filter) = (parts[0], parts.Length > 1 ? parts[1] : null);
        if (metric is "sample_len" or "sample_count" or "alias" or "name" || metric.EndsWith("_stderr", StringComparison.Ordinal))
            return null;
        if (Number(score.Value) is not { } value || !double.IsFinite(value))
            return null;
        return new(Model, row.Task, MetricOf(metric, filter), value)
        {
            Conditions = row.Conditions,
            Variant = row.Variant,
            StdErr = Number(scores.At(filter is null ? $"{metric}_stderr" : $"{metric}_stderr,{filter}")),
            N = count,
            Version = row.Version,
        };
    }

    /// <summary>A row of a task, without sample and metric.</summary>
    public SampleRow RowOf(string task)
    {
        var key = KeyOf(task);
        var row = new SampleRow(Model, key?.Task ?? task, "", "")
        {
            Variant = key?.Variant,
            Version = VersionOf(task),
            Subtask = key?.Subtask,
            Conditions = ConditionsOf(task),
        };
        return PartOf(task) is { } part ? part.Of.Of(row with { Subtask = part.Subtask, Version = VersionOf(part.Group) })
            : KnownAs(task) is { } known ? known.Of(row)
            : row;
    }

    /// <summary>What a metric of a task is called, which lm-eval may call otherwise.</summary>
    public string CalledIn(string task, string metric) => (PartOf(task)?.Of ?? KnownAs(task))?.MetricOf(metric) ?? metric;

    /// <summary>The family that a task is a part of, as the family is a group there, and which part; null where it is of none.</summary>
    public (KnownTask Of, string Group, string Subtask)? PartOf(string task) =>
        KeyOf(task) is null && groups.GroupsOf(task).FirstOrDefault(group => KnownAs(group) is not null) is { } group
            ? (
                KnownAs(group)!,
                group,
                KnownAs(group)!.PartOf(task.StartsWith(group + "_", StringComparison.Ordinal) ? task[(group.Length + 1)..] : task)
            )
            : null;

    private KnownTask? KnownAs(string task) => KeyOf(task) is null ? names.Of(LmEvalReader.Name, task) : null;

    /// <summary>The tasks of which a group is the family; none where a family is only one of several in it.</summary>
    private IEnumerable<string> PartsOf(string group) =>
        groups
            .TasksOf(group, Tasks)
            .Where(task =>
                KeyOf(task)?.Subtask is not null
                    ? task.StartsWith(group + LmEvalTask.PartSign, StringComparison.Ordinal)
                    : PartOf(task)?.Group == group
            );

    // Names of files have other signs between the words than the arguments.
    private static string Plain(string name) => NoWord.Replace(name, "_");

    private JToken? Member(string property, string name) => results.At(property, name);

    private static double? Number(JToken? token) => token.AnyNumber() is { } number && !double.IsNaN(number) ? number : null;

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
