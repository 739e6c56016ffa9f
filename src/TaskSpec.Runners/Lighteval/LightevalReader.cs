using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Lighteval;

/// <summary>Reads what lighteval saves: <c>results_DATE.json</c>, and for each task the details <c>details_TASK_DATE.parquet</c>.</summary>
/// <remarks>A task's name ends in its number of solved examples, which is no part of it: <c>lighteval|gsm8k|5</c> is <c>lighteval|gsm8k</c> with five.</remarks>
public sealed partial class LightevalReader : LogReader
{
    private static readonly IsDefault modelDefaults = ConditionText.Defaults(
        ("add_special_tokens", "true"),
        ("skip_special_tokens", "true")
    );

    private static readonly IsDefault taskDefaults = ConditionText.Defaults(("evaluation_splits", """["validation"]"""));

    /// <inheritdoc/>
    public override string Runner => "lighteval";

    /// <inheritdoc/>
    public override string Reads => "results_*.json and details_*.parquet of lighteval";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        DetailsName.IsMatch(file.Name)
            ? file.Head.StartsWith("PAR1", StringComparison.Ordinal)
            : file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && file.Names("config_general");

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        if (DetailsName.Match(file.Name) is { Success: true } name)
            return Rows(file, name.Groups["task"].Value, name.Groups["date"].Value, import);
        Aggregate(file, LogLines.Document(file.Path, import.Stop), import);
        return [];
    }

    private static void Aggregate(LogFile file, JObject results, Import import)
    {
        var date = DateOf(file);
        var run = date ?? import.Files.RunOf(file.Path);
        foreach (
            var task in results
                .At("results")
                .Fields("results", file.Path, import)
                .Where(task => task.Name != "all" && !task.Name.Contains(":_average", StringComparison.Ordinal))
        )
        {
            var row = RowOf(results, task.Name, run, date);
            foreach (var score in task.Value.Fields($"results.{task.Name}", file.Path, import))
            {
                if (!score.Name.EndsWith("_stderr", StringComparison.Ordinal) && score.Value.Number() is { } value)
                    import.Aggregate(
                        new(row.Model, row.Task, score.Name, value)
                        {
                            Conditions = row.Conditions,
                            Version = row.Version,
                            StdErr = task.Value.At($"{score.Name}_stderr").Number(),
                        },
                        file.Path
                    );
            }

            if (ConfigOf(results, task.Name).At("effective_num_docs").Number() is > 0 and var ran)
                import.Expect(new(file.Path, row, (long)ran));
        }
    }

    private static IEnumerable<SampleRow> Rows(LogFile file, string task, string date, Import import)
    {
        var name = $"results_{date}.json";
        var beside =
            import.Files.Beside(file, name, path => IsOf(path) && IsOfFolder(path)) ?? import.Files.Beside(file, name, IsOf);
        var results = beside is null ? null : LogLines.Document(beside, import.Stop);

        if (results is null && import.Files.Named(name).Where(IsOf).ToArray() is [var one, var another, ..])
        {
            import.Refuse(
                file.Path,
                $"{one} and {another} are both of its moment, and nothing says of which model it is; keep lighteval's own folders, or import one after the other"
            );
            yield break;
        }

        if (results is null)
            import.Note(
                "no results",
                $"{file.Path}: its {name} is not among the logs, so the folder's name stands for the model, and how it was asked is not known",
                changes: true
            );
        var row = RowOf(
            results
                ?? new JObject
                {
                    {
                        "config_general",
                        new JObject { { "model_name", ModelFolder(file, date) } }
                    },
                },
            task,
            run: date,
            date
        );
        foreach (var (sample, metric, value) in LightevalDetails.Read(file.Path, import.Stop))
            yield return row with
            {
                Sample = sample,
                Metric = metric,
                Value = value,
                State = value is null ? ResultState.Missing : ResultState.Scored,
            };

        bool IsOf(string path) =>
            LogLines.Document(path, import.Stop) is var other
            && (other.At("results", task) is not null || ConfigOf(other, task) is not null);

        bool IsOfFolder(string path) =>
            ModelOf(LogLines.Document(path, import.Stop)) is { } model
            && ModelPath(file, date).EndsWith($"/{model}", StringComparison.Ordinal);
    }

    private static SampleRow RowOf(JObject results, string task, string run, string? date)
    {
        var general = results.At("config_general") as JObject;
        var model = general.At("model_config") as JObject;
        var shots = Shots.Match(task);
        var of = new Conditions { Run = run, Date = date };
        of.Set(ConditionKind.Revision, "", model.At("revision").Text());
        of.SetFound(ConditionKind.Revision, "sha", general.At("model_sha").Text());
        of.SetAll(
            ConditionKind.ModelArgument,
            model,
            name => name is "model_name" or "revision" or "generation_parameters" or "system_prompt",
            modelDefaults
        );
        if (of.Of(ConditionKind.ModelArgument, "dtype") is null)
            of.SetFound(ConditionKind.ModelArgument, "dtype", general.At("model_dtype").Text());
        of.SetAll(ConditionKind.Generation, model.At("generation_parameters") ?? general.At("generation_parameters"));
        of.SetOne(ConditionKind.Prompt, "system_prompt", model.At("system_prompt"));
        of.Set(ConditionKind.Shots, "", shots.Success ? shots.Groups["shots"].Value : null);
        var config = ConfigOf(results, task);
        foreach (
            var setting in new[]
            {
                "hf_repo",
                "hf_subset",
                "generation_size",
                "generation_grammar",
                "stop_sequence",
                "few_shots_select",
                "few_shots_split",
                "evaluation_splits",
                "hf_data_files",
                "hf_filter",
                "hf_revision",
                "must_remove_duplicate_docs",
                "prompt_function",
                "truncate_fewshots",
            }
        )
            of.SetOne(ConditionKind.TaskArgument, setting, config.At(setting), taskDefaults);
        LightevalMetrics.State(of, config);
        var versions = results.At("versions") as JObject;
        return new(ModelOf(results) ?? "unknown", shots.Success ? shots.Groups["task"].Value : task, "", "")
        {
            Conditions = of,
            Version = ConditionText.Of(versions.At(task) ?? config.At("version")),
        };
    }

    private static string? ModelOf(JObject results) =>
        results.At("config_general", "model_name").Text() ?? results.At("config_general", "model_config", "model_name").Text();

    /// <summary>A task's configuration goes by its name with or without the number of solved examples.</summary>
    private static JObject? ConfigOf(JObject results, string task)
    {
        var configs = results.At("config_tasks") as JObject ?? [];
        return (configs.At(task) ?? configs.At(Shots.Match(task) is { Success: true } name ? name.Groups["task"].Value : task))
            as JObject;
    }

    // details/MODEL/DATE/details_TASK_DATE.parquet
    private static string ModelPath(LogFile file, string date) =>
        (Path.GetFileName(file.Folder) == date ? Path.GetDirectoryName(file.Folder)! : file.Folder).Replace('\\', '/');

    private static string ModelFolder(LogFile file, string date) => Path.GetFileName(ModelPath(file, date));

    private static string? DateOf(LogFile file) =>
        ResultsName.Match(file.Name) is { Success: true } name ? name.Groups["date"].Value : null;

    [GeneratedRegex(@"^details_(?<task>.+)_(?<date>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.parquet$")]
    private static partial Regex DetailsName { get; }

    [GeneratedRegex(@"^results_(?<date>.+)\.json$")]
    private static partial Regex ResultsName { get; }

    [GeneratedRegex(@"^(?<task>.+)\|(?<shots>\d+)(?:\|\d+)?$")]
    private static partial Regex Shots { get; }
}
