using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as METR's table of runs.</summary>
internal sealed class MetrWriter : LogWriter
{
    public override string Name => "metr-runs";

    public override IReadOnlyList<string> Conditions => ["solver", "version", "revision"];

    public override void Write(string folder, GeneratedRun run) =>
        Lines(
            Path.Combine(folder, $"runs{run.Number}.jsonl"),
            run.Attempts.Select(
                (attempt, i) =>
                    (object)
                        new
                        {
                            task_id = $"{run.Task}/{attempt.Sample}",
                            task_family = run.Task,
                            run_id = 100 * run.Number + i,
                            alias = run.Model,
                            model = $"{run.Model}-{run["revision"]}",
                            task_version = run["version"],
                            scaffold = run["solver"],
                            score_binarized = attempt.State == ResultState.Error ? (double?)null : attempt.Value,
                            human_minutes = 2,
                            started_at = 0,
                            fatal_error_from = attempt.State switch
                            {
                                ResultState.Limit => "usageLimits",
                                ResultState.Error => "server",
                                _ => null,
                            },
                        }
            )
        );
}
