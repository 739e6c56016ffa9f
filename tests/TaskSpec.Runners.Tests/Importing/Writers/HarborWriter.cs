using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as Harbor's jobs.</summary>
internal sealed class HarborWriter : LogWriter
{
    public override string Name => "harbor";

    public override IReadOnlyList<string> Conditions => ["solver", "limit", "level", "version", "override"];

    public override void Write(string folder, GeneratedRun run)
    {
        foreach (var (i, attempt) in run.Attempts.Index())
            Json(
                Path.Combine(folder, $"job{run.Number}", $"trial{i}", "result.json"),
                new
                {
                    id = new Guid(run.Number, (short)i, 0, new byte[8]),
                    task_name = attempt.Sample,
                    trial_name = $"trial{i}",
                    source = run.Task,
                    config = new
                    {
                        job_id = $"j{run.Number}",
                        timeout_multiplier = Number(run["limit"]),
                        agent = new { override_timeout_sec = run["override"], kwargs = new { level = run["level"] } },
                    },
                    agent_info = new
                    {
                        name = run["solver"],
                        version = run["version"],
                        model_info = new { name = run.Model[4..], provider = "lab" },
                    },
                    verifier_result = attempt.State == ResultState.Scored ? new { rewards = new { m = attempt.Value } } : null,
                    exception_info = attempt.State switch
                    {
                        ResultState.Limit => new { exception_type = "AgentTimeoutError" },
                        ResultState.Error => new { exception_type = "EnvironmentStartTimeoutError" },
                        _ => null,
                    },
                    started_at = run.Date,
                }
            );
    }
}
