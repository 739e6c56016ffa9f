using System.Globalization;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Harbor;

/// <summary>Reads the trials of Harbor's jobs, a <c>result.json</c> each.</summary>
/// <remarks>
/// The task is the data set (<c>source</c>), or the folder that the task's own lies in, as it is exported; the sample is the task's name there, or its
/// folder's. The agent's time is the declared limit; what else failed without a reward is an error. A trial without any reward goes by the rewards of
/// its job's other trials.
/// </remarks>
public sealed class HarborReader : LogReader
{
    private const string Unnamed = "reward";

    /// <inheritdoc/>
    public override string Runner => "harbor";

    /// <inheritdoc/>
    public override string Reads => "the folders of jobs, with a result.json for each trial";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Name == "result.json" && file.Names("trial_name") && file.Names("agent_info") && !file.Names("n_total_trials");

    /// <inheritdoc/>
    public override bool Belongs(LogFile file) =>
        (file.Name == "result.json" && file.Names("n_total_trials")) || (file.Name == "config.json" && file.Names("trials_dir"));

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        var trial = LogLines.Document(file.Path);
        if (trial["task_name"].Text() is not { } name || trial["agent_info"] is not JObject agent)
        {
            import.Refuse(file.Path, "the trial says no task_name or no agent_info, so nobody knows whose or what it is");
            yield break;
        }

        var (task, sample) = TaskOf(trial, name);
        var failed = trial.At("exception_info", "exception_type").Text();
        var rewards = RewardsOf(trial);
        var limit = failed == "AgentTimeoutError" ? "time" : null;
        var row = new SampleRow(ModelOf(agent), task, sample, "")
        {
            Conditions = Of(trial, agent),
            Id = trial["id"].Text(),
            Limit = limit,
            TokensUsed =
                trial.At("agent_result", "n_input_tokens").Number() + (trial.At("agent_result", "n_output_tokens").Number() ?? 0),
            Seconds = SecondsOf(trial["agent_execution"]) ?? SecondsOf(trial),
        };
        foreach (var metric in rewards.Count > 0 ? rewards.Keys : MetricsOfJob(file, import))
        {
            double? value = rewards.TryGetValue(metric, out var reward) ? reward : null;
            yield return row with
            {
                Metric = metric,
                Value = value,
                State =
                    limit is not null ? ResultState.Limit
                    : value is not null ? ResultState.Scored
                    : failed is not null ? ResultState.Error
                    : ResultState.Missing,
            };
        }
    }

    private static Conditions Of(JObject trial, JObject agent)
    {
        var config = trial["config"] as JObject;
        var own = config.At("agent") as JObject;
        var of = new Conditions { Run = config.At("job_id").Text(), Date = trial["started_at"].Text() };
        of.Set(ConditionKind.Solver, "", agent["name"].Text());
        of.Set(ConditionKind.Solver, "version", agent["version"].Text());
        of.SetAll(ConditionKind.Solver, own.At("kwargs"));
        foreach (var limit in new[] { "override_timeout_sec", "max_timeout_sec" })
            of.Set(ConditionKind.Limit, limit, ConditionText.Of(own?[limit]));
        foreach (var limit in new[] { "timeout_multiplier", "agent_timeout_multiplier" })
            of.Set(ConditionKind.Limit, limit, ConditionText.Of(config?[limit]));
        return of;
    }

    private static string ModelOf(JObject agent) =>
        (agent["model_info"] as JObject) is not { } model ? agent["name"].Text() ?? "unknown"
        : model["provider"].Text() is { Length: > 0 } provider ? $"{provider}/{model["name"].Text()}"
        : model["name"].Text() ?? "unknown";

    private static (string Task, string Sample) TaskOf(JObject trial, string name)
    {
        if (trial["source"].Text() is { Length: > 0 } source)
            return (source, name);
        var path = trial.At("config", "task", "path").Text() ?? trial.At("task_id", "path").Text() ?? "";
        var folders = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        return folders.Length > 1 ? (folders[^2], folders[^1]) : (name.Split('/')[0], name);
    }

    private static Dictionary<string, double> RewardsOf(JObject trial) =>
        ((trial["verifier_result"] as JObject)?["rewards"] as JObject ?? [])
            .Properties()
            .Where(reward => reward.Value.Number() is not null)
            .ToDictionary(reward => reward.Name, reward => reward.Value.Number()!.Value, StringComparer.Ordinal);

    private IReadOnlyCollection<string> MetricsOfJob(LogFile file, Import import)
    {
        var job = Path.GetDirectoryName(file.Folder);
        var rewards = import
            .Files.All.Where(other => Path.GetDirectoryName(other.Folder) == job && Accepts(other))
            .Select(other => RewardsOf(LogLines.Document(other.Path)))
            .FirstOrDefault(some => some.Count > 0);
        return rewards?.Keys ?? (IReadOnlyCollection<string>)[Unnamed];
    }

    private static double? SecondsOf(JToken? timed) =>
        DateTimeOffset.TryParse(
            timed.At("started_at").Text(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var from
        )
        && DateTimeOffset.TryParse(
            timed.At("finished_at").Text(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var to
        )
        && to >= from
            ? (to - from).TotalSeconds
            : null;
}
