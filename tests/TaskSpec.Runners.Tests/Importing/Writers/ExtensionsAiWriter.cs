using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as the store and the reports of Microsoft.Extensions.AI.Evaluation in turn.</summary>
internal sealed class ExtensionsAiWriter : LogWriter
{
    public override string Name => "extensions-ai";

    public override IReadOnlyList<string> Conditions => ["version"];

    public override IReadOnlyList<ResultState> States => [ResultState.Scored, ResultState.Missing, ResultState.Error];

    public override void Write(string folder, GeneratedRun run)
    {
        if (run.Number % 2 == 0)
            Json(
                Path.Combine(folder, $"report{run.Number}.json"),
                new { scenarioRunResults = run.Attempts.Select(attempt => Result(run, attempt)) }
            );
        else
            foreach (var attempt in run.Attempts)
                Json(
                    Path.Combine(folder, "results", $"e{run.Number}", $"{run.Task}.{attempt.Sample}", $"{attempt.Number}.json"),
                    Result(run, attempt)
                );
    }

    private static object Result(GeneratedRun run, GeneratedAttempt attempt) =>
        new
        {
            scenarioName = $"{run.Task}.{attempt.Sample}",
            iterationName = $"{attempt.Number}",
            executionName = $"e{run.Number}",
            creationTime = run.Date,
            modelResponse = new { modelId = run.Model },
            evaluationResult = new
            {
                metrics = new
                {
                    m = new
                    {
                        name = "m",
                        value = attempt.State == ResultState.Scored ? attempt.Value : (double?)null,
                        diagnostics = attempt.State == ResultState.Error
                            ? new[] { new { severity = "error", message = run.Noise } }
                            : [],
                    },
                },
            },
            tags = new[] { $"taskspec.task={run.Task}@{run["version"]}", $"taskspec.sample={attempt.Sample}" },
            formatVersion = 1,
        };
}
