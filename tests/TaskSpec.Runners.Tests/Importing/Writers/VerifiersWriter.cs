using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as verifiers' evaluations.</summary>
internal sealed class VerifiersWriter : LogWriter
{
    public override string Name => "verifiers";

    public override IReadOnlyList<string> Conditions => ["level", "temperature", "version"];

    public override void Write(string folder, GeneratedRun run)
    {
        var place = Path.Combine(folder, "env--m", $"run{run.Number}");
        Json(
            Path.Combine(place, "metadata.json"),
            new
            {
                env_id = run.Task,
                version_info = new { env_version = run["version"] },
                env_args = new { level = run["level"] },
                model = run.Model,
                base_url = run.Noise,
                sampling_args = new { temperature = Number(run["temperature"]), seed = run.Number },
                date = run.Date,
            }
        );
        Lines(
            Path.Combine(place, "results.jsonl"),
            run.Attempts.Select(attempt =>
                (object)
                    new
                    {
                        example_id = attempt.Sample,
                        reward = attempt.Value,
                        metrics = new { },
                        error = attempt.State == ResultState.Error ? new { error = "x" } : null,
                        stop_condition = attempt.State == ResultState.Limit ? "timeout_reached" : "done",
                    }
            )
        );
    }
}
