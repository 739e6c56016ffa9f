using System.Globalization;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Harbor;

/// <summary>Reads the trials of Harbor's jobs, a <c>result.json</c> each.</summary>
/// <remarks>
/// The task is the data set (<c>source</c>), or the folder that the task's own lies in, as it is exported; the sample is the task's name there, or its
/// folder's. The agent's time is the declared limit; what else failed without a reward is an error. A trial without any reward goes by the rewards of
/// its task's other trials.
/// </remarks>
public sealed class HarborReader : LogReader
{
    private static readonly IsDefault defaults = ConditionText.Defaults(("timeout_multiplier", "1"), ("type", "docker"));

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
        var trial = LogLines.Document(file.Path, import.Stop);
        if (trial.At("task_name").Text() is not { } name || trial.At("agent_info") is not JObject agent)
        {
            import.Refuse(file.Path, "the trial says no task_name or no agent_info, so nobody knows whose or what it is");
            yield break;
        }

        var jobs = HarborJobs.Of(import, Accepts);
        var (task, sample) = TaskOf(trial, name);
        var failed = trial.At("exception_info", "exception_type").Text();
        var rewards = RewardsOf(trial);
        var limit = failed == "AgentTimeoutError" ? "time" : null;
        var row = new SampleRow(ModelOf(agent), task, sample, "")
        {
            Conditions = Of(trial, agent, jobs.ContentOf(trial, file, task)),
            Id = trial.At("id").Text(),
            Limit = limit,
            TokensUsed =
                trial.At("agent_result", "n_input_tokens").Number() + (trial.At("agent_result", "n_output_tokens").Number() ?? 0),
            Seconds = SecondsOf(trial.At("agent_execution")) ?? SecondsOf(trial),
        };
        foreach (var metric in rewards.Count > 0 ? rewards.Keys : jobs.RewardsOf(trial, file))
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

    private static Conditions Of(JObject trial, JObject agent, string? content)
    {
        var config = trial.At("config") as JObject;
        var own = config.At("agent") as JObject;
        var of = new Conditions { Run = config.At("job_id").Text(), Date = trial.At("started_at").Text() };
        of.Set(ConditionKind.TaskArgument, "content", content);
        of.Set(ConditionKind.Solver, "", agent.At("name").Text());
        of.Set(ConditionKind.Solver, "version", agent.At("version").Text());
        of.SetAll(ConditionKind.Solver, own.At("kwargs"));
        of.SetAll(ConditionKind.Solver, own, name => name is "name" or "model_name" or "kwargs" || IsLimit(name), defaults);
        of.SetAll(
            ConditionKind.Solver,
            config.At("environment"),
            name => name is "force_build" or "delete" or "suppress_override_warnings",
            defaults,
            "environment."
        );
        of.SetAll(ConditionKind.Limit, own, name => !IsLimit(name));
        of.SetAll(ConditionKind.Limit, config, name => !name.EndsWith("timeout_multiplier", StringComparison.Ordinal), defaults);
        of.SetAll(ConditionKind.Limit, config.At("verifier"), isDefault: defaults, path: "verifier.");
        return of;
    }

    private static string ModelOf(JObject agent) =>
        (agent.At("model_info") as JObject) is not { } model ? agent.At("name").Text() ?? "unknown"
        : model.At("provider").Text() is { Length: > 0 } provider ? $"{provider}/{model.At("name").Text()}"
        : model.At("name").Text() ?? "unknown";

    internal static (string Task, string Sample) TaskOf(JObject trial, string name)
    {
        if (trial.At("source").Text() is { Length: > 0 } source)
            return (source, name);
        var path = trial.At("config", "task", "path").Text() ?? trial.At("task_id", "path").Text() ?? "";
        var folders = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        return folders.Length > 1 ? (folders[^2], folders[^1]) : (name.Split('/')[0], name);
    }

    private static bool IsLimit(string name) => name.EndsWith("timeout_sec", StringComparison.Ordinal);

    internal static Dictionary<string, double> RewardsOf(JObject trial) =>
        (trial.At("verifier_result", "rewards") as JObject ?? [])
            .Properties()
            .Where(reward => reward.Value.Number() is not null)
            .ToDictionary(reward => reward.Name, reward => reward.Value.Number()!.Value, StringComparer.Ordinal);

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
