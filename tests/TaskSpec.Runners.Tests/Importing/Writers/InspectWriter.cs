using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as Inspect's JSON logs.</summary>
internal sealed class InspectWriter : LogWriter
{
    public override string Name => "inspect";

    public override IReadOnlyList<string> Conditions =>
        ["level", "temperature", "solver", "limit", "dtype", "judge", "version", "sandbox", "parameter"];

    public override void Write(string folder, GeneratedRun run) =>
        Json(
            Path.Combine(folder, $"{run.Date}_{run.Number}.json".Replace(':', '-')),
            new
            {
                version = 2,
                status = "success",
                eval = new
                {
                    eval_id = $"e{run.Number}",
                    run_id = $"r{run.Number}",
                    created = run.Date,
                    task = run.Task,
                    task_id = $"t{run.Number}",
                    task_version = run["version"],
                    task_args = new { level = run["level"] },
                    solver = run["solver"],
                    sandbox = new { type = run["sandbox"] },
                    model_roles = new { grader = new { model = run["judge"] } },
                    scorers = new[] { new { name = "m", options = new { ignore_case = run["parameter"] } } },
                    dataset = new { name = "d" },
                    model = run.Model,
                    model_generate_config = new { temperature = Number(run["temperature"]), seed = run.Number },
                    model_base_url = run.Noise,
                    model_args = new { dtype = run["dtype"], device = run.Noise },
                    config = new { epochs = 2, time_limit = Number(run["limit"]) },
                    packages = new { inspect_ai = run.Noise },
                },
                plan = new { },
                results = new { scores = Array.Empty<object>() },
                stats = new { },
                samples = run.Attempts.Select(attempt => new
                {
                    id = attempt.Sample,
                    epoch = attempt.Number,
                    uuid = $"u{run.Number}-{attempt.Sample}-{attempt.Number}",
                    scores = attempt.State == ResultState.Error ? null : new { m = new { value = attempt.Value } },
                    error = attempt.State == ResultState.Error ? new { message = "boom" } : null,
                    limit = attempt.State == ResultState.Limit ? new { type = "time", limit = 60 } : null,
                }),
            }
        );
}
