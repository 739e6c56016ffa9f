using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.MetrRuns;

/// <summary>Reads METR's table of runs, a line an attempt.</summary>
/// <remarks>
/// The agent is <c>alias</c>, the task <c>task_family</c>, the sample what <c>task_id</c> says beyond it. <c>score_binarized</c> is what METR fits
/// horizons to; <c>score_cont</c> is a row of its own. METR counts every run that has a score, so one that <c>fatal_error_from</c> says was cut short
/// counts with it, as what a limit ended; without a score only a usage limit or the agent's own failure is the agent's.
/// </remarks>
public sealed class MetrRunsReader : LogReader
{
    /// <inheritdoc/>
    public override string Runner => "metr-runs";

    /// <inheritdoc/>
    public override string Reads => "runs.jsonl of METR's analysis";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
        && file.Names("task_family")
        && file.Head.Contains("\"score_", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        var scaffolds = new Dictionary<(string?, string?), Conditions>();
        foreach (var (_, run) in LogLines.Read(file.Path, import))
        {
            var agent = run.At("alias").Text() ?? run.At("model").Text();
            if (agent is null || run.At("task_id").Text() is not { } task || run.At("task_family").Text() is not { } family)
            {
                import.Refuse(file.Path, "a run has no alias or model, no task_id or no task_family");
                continue;
            }

            var row = new SampleRow(agent, family, SampleOf(task, family), "score_binarized")
            {
                Conditions = Of(scaffolds, run),
                Id = run.At("run_id") is JValue { Value: not null } id ? $"{agent} {id}" : null,
                Version = run.At("task_version").Text(),
                HumanMinutes = run.At("human_minutes").Number() is > 0 and var minutes ? minutes : null,
                TokensUsed = run.At("tokens_count").Number() is >= 0 and var tokens ? tokens : null,
                Seconds = (run.At("completed_at").Number() - run.At("started_at").Number()) / 1000 is >= 0 and var seconds
                    ? seconds
                    : null,
            };
            foreach (var metric in new[] { "score_binarized", "score_cont" })
                yield return Ended(
                    row with
                    {
                        Metric = metric,
                        Value = run.At(metric).Number(),
                    },
                    run.At("fatal_error_from").Text()
                );
        }
    }

    private static Conditions Of(Dictionary<(string?, string?), Conditions> known, JObject run)
    {
        var (model, scaffold) = (run.At("model").Text(), run.At("scaffold").Text());
        if (known.TryGetValue((model, scaffold), out var of))
            return of;
        known[(model, scaffold)] = of = new();
        // The alias is a name for model and scaffold together.
        of.Set(ConditionKind.ModelArgument, "model", run.At("alias").Text() is null ? null : model);
        of.Set(ConditionKind.Solver, "scaffold", scaffold);
        return of;
    }

    private static SampleRow Ended(SampleRow row, string? from) =>
        from switch
        {
            null => row with { State = row.Value is null ? ResultState.Missing : ResultState.Scored },
            "usageLimits" or "agent" => row with { State = ResultState.Limit, Limit = from == "agent" ? from : "usage" },
            _ => row with
            {
                State = row.Value is null ? ResultState.Error : ResultState.Limit,
                Limit = row.Value is null ? null : from,
            },
        };

    private static string SampleOf(string task, string family) =>
        task.StartsWith(family + "/", StringComparison.Ordinal) && task.Length > family.Length + 1
            ? task[(family.Length + 1)..]
            : task;
}
