using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as HELM's runs.</summary>
internal sealed class HelmWriter : LogWriter
{
    public override string Name => "helm";

    public override IReadOnlyList<string> Conditions => ["shots", "temperature", "level", "deployment", "prompt", "split"];

    public override IReadOnlyList<ResultState> States => [ResultState.Scored, ResultState.Missing];

    public override bool StatesDirection => true;

    public override string TaskOf(GeneratedRun run) => $"{run.Task}:level={run["level"]}";

    public override void Write(string folder, GeneratedRun run)
    {
        var place = Path.Combine(folder, $"run{run.Number}");
        Json(
            Path.Combine(folder, "schema.json"),
            new
            {
                metrics = new[] { new { name = "m", lower_is_better = run.IsLowerBetter } },
                run_groups = Array.Empty<object>(),
            }
        );
        Json(
            Path.Combine(place, "run_spec.json"),
            new
            {
                name = $"{run.Task}:level={run["level"]},model={run.Model}",
                scenario_spec = new { class_name = "S", args = new { level = run["level"] } },
                adapter_spec = new
                {
                    model = run.Model,
                    model_deployment = run["deployment"],
                    instructions = run["prompt"],
                    max_train_instances = Number(run["shots"]),
                    temperature = Number(run["temperature"]),
                    max_eval_instances = run.Number,
                    random = run.Noise,
                },
            }
        );
        Json(
            Path.Combine(place, "per_instance_stats.json"),
            run.Attempts.Select(attempt => new
            {
                instance_id = attempt.Sample,
                train_trial_index = attempt.Number - 1,
                stats = new object[]
                {
                    new
                    {
                        name = new { name = "m", split = run["split"] },
                        count = attempt.State == ResultState.Scored ? 1 : 0,
                        sum_squared = 0,
                        mean = attempt.State == ResultState.Scored ? attempt.Value : (double?)null,
                    },
                    new
                    {
                        name = new { name = "num_bytes", split = run["split"] },
                        count = 1,
                        mean = (double)run.Number,
                    },
                },
            })
        );
    }
}
