using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as promptfoo's output.</summary>
internal sealed class PromptfooWriter : LogWriter
{
    public override string Name => "promptfoo";

    public override IReadOnlyList<string> Conditions => ["temperature", "prompt", "limit", "judge"];

    public override void Write(string folder, GeneratedRun run) =>
        Json(
            Path.Combine(folder, $"{run.Number}.json"),
            new
            {
                evalId = $"eval-{run.Number}",
                results = new
                {
                    version = 3,
                    timestamp = run.Date,
                    prompts = Array.Empty<object>(),
                    results = run.Attempts.Select(
                        (attempt, i) =>
                            new
                            {
                                promptIdx = 0,
                                testIdx = i,
                                provider = new { id = run.Model },
                                prompt = new { raw = "Q", label = run["prompt"] },
                                promptId = $"id-{run["prompt"]}",
                                success = attempt.Value == 1,
                                namedScores = attempt.State == ResultState.Scored
                                    ? new Dictionary<string, double> { ["m"] = attempt.Value }
                                    : [],
                                failureReason = attempt.State == ResultState.Scored ? 0 : 2,
                                error = attempt.State switch
                                {
                                    ResultState.Limit => "Evaluation timed out after 1000ms: x",
                                    ResultState.Error => "API error: 503",
                                    _ => null,
                                },
                                metadata = new { task_id = run.Task, sample_id = attempt.Sample },
                                testCase = new { assert = new[] { new { type = "x", metric = "m" } } },
                            }
                    ),
                },
                config = new
                {
                    providers = new[]
                    {
                        new { id = run.Model, config = new { temperature = Number(run["temperature"]), apiBaseUrl = run.Noise } },
                    },
                    defaultTest = new { options = new { provider = run["judge"] } },
                    evaluateOptions = new { timeoutMs = Number(run["limit"]), maxConcurrency = run.Number },
                },
            }
        );
}
