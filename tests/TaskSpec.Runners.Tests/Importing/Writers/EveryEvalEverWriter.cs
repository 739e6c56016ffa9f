using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as Every Eval Ever's aggregates with their samples.</summary>
internal sealed class EveryEvalEverWriter : LogWriter
{
    public override string Name => "every-eval-ever";

    public override IReadOnlyList<string> Conditions =>
        ["revision", "temperature", "shots", "solver", "limit", "judge", "level", "parameter"];

    public override IReadOnlyList<ResultState> States =>
        [ResultState.Scored, ResultState.Scored, ResultState.Limit, ResultState.Error, ResultState.Missing];

    public override bool StatesDirection => true;

    public override void Write(string folder, GeneratedRun run)
    {
        Json(
            Path.Combine(folder, $"{run.Number}.json"),
            new
            {
                schema_version = "0.3.0",
                evaluation_id = $"e{run.Number}",
                evaluation_timestamp = run.Date,
                retrieved_timestamp = run.Noise,
                model_info = new
                {
                    id = run.Model,
                    name = run.Model,
                    additional_details = new { revision = run["revision"] },
                },
                eval_library = new { name = "e", version = run.Noise },
                evaluation_results = new[]
                {
                    new
                    {
                        evaluation_result_id = "r",
                        evaluation_name = run.Task,
                        source_data = new { dataset_name = run["level"] },
                        metric_config = new
                        {
                            metric_id = "m",
                            lower_is_better = run.IsLowerBetter,
                            metric_parameters = new { k = run["parameter"] },
                            llm_scoring = new { judges = new[] { new { model_info = new { id = run["judge"] } } } },
                        },
                        score_details = new { score = Score(run) },
                        generation_config = new
                        {
                            generation_args = new
                            {
                                temperature = Number(run["temperature"]),
                                seed = run.Number,
                                eval_limits = new { time_limit = Number(run["limit"]) },
                                agentic_eval_config = new { agent = run["solver"] },
                            },
                            additional_details = new { num_fewshot = run["shots"] },
                        },
                    },
                },
                detailed_evaluation_results = new { format = "jsonl", file_path = $"{run.Number}_samples.jsonl" },
            }
        );
        Lines(
            Path.Combine(folder, $"{run.Number}_samples.jsonl"),
            run.Attempts.Select(attempt =>
                (object)
                    new
                    {
                        evaluation_id = $"e{run.Number}",
                        model_id = run.Model,
                        evaluation_name = run.Task,
                        evaluation_result_id = "r",
                        sample_id = attempt.Sample,
                        evaluation = new
                        {
                            score = attempt.State is ResultState.Scored or ResultState.Limit ? attempt.Value : (double?)null,
                        },
                        error = attempt.State == ResultState.Error ? "boom" : null,
                        metadata = new Dictionary<string, string>
                        {
                            ["taskspec.state"] = Words.Of(attempt.State),
                            ["taskspec.attempt"] = $"{attempt.Number}",
                        },
                    }
            )
        );
    }

    private static double Score(GeneratedRun run) =>
        run
            .Attempts.Where(attempt => attempt.State is ResultState.Scored or ResultState.Limit)
            .GroupBy(attempt => attempt.Sample)
            .Select(sample => sample.Average(attempt => attempt.Value))
            .DefaultIfEmpty()
            .Average();
}
