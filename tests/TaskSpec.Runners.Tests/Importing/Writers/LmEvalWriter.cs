using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as lm-evaluation-harness's folders.</summary>
internal sealed class LmEvalWriter : LogWriter
{
    public override string Name => "lm-eval";

    public override IReadOnlyList<string> Conditions =>
        ["revision", "shots", "temperature", "level", "dtype", "prompt", "parameter", "version"];

    public override IReadOnlyList<ResultState> States => [ResultState.Scored, ResultState.Missing];

    public override bool HasAttempts => false;

    public override bool StatesDirection => true;

    public override void Write(string folder, GeneratedRun run)
    {
        var date = $"{run.Date}-00-00.{run.Number:000000}";
        var place = Path.Combine(folder, run.Model.Replace("/", "__"));
        Json(
            Path.Combine(place, $"results_{date}.json"),
            new
            {
                results = new Dictionary<string, object> { [run.Task] = new Dictionary<string, object> { ["alias"] = run.Task } },
                configs = new Dictionary<string, object>
                {
                    [run.Task] = new
                    {
                        task = run.Task,
                        dataset_name = run["level"],
                        num_fewshot = Number(run["shots"]),
                        metric_list = new[]
                        {
                            new
                            {
                                metric = "m",
                                ignore_case = run["parameter"],
                                higher_is_better = !run.IsLowerBetter,
                            },
                        },
                        generation_kwargs = new { temperature = Number(run["temperature"]) },
                    },
                },
                config = new
                {
                    model = "hf",
                    model_args = $"pretrained={run.Model},revision={run["revision"]},dtype={run["dtype"]},device={run.Noise}",
                    batch_size = run.Noise,
                    random_seed = run.Number,
                },
                git_hash = run.Noise,
                system_instruction_sha = run["prompt"],
                versions = new Dictionary<string, object?> { [run.Task] = run["version"] },
                model_name = run.Model,
            }
        );
        Lines(
            Path.Combine(place, $"samples_{run.Task}_{date}.jsonl"),
            run.Attempts.Select(attempt =>
                (object)
                    new Dictionary<string, object?>
                    {
                        ["doc_id"] = int.Parse(attempt.Sample[1..]),
                        ["resps"] = Array.Empty<string>(),
                        ["filter"] = "none",
                        ["metrics"] = new[] { "m" },
                        ["m"] = attempt.State == ResultState.Missing ? "N/A" : attempt.Value,
                    }
            )
        );
    }
}
