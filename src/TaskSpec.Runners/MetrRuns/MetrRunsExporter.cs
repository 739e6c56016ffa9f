using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Runners.MetrRuns;

/// <summary>Writes results as METR's table of runs, which its analysis fits time horizons to.</summary>
public sealed class MetrRunsExporter : Exporter
{
    /// <inheritdoc/>
    public override string Runner => "metr-runs";

    /// <inheritdoc/>
    public override string Title => "METR's analysis of time horizons (runs.jsonl)";

    /// <inheritdoc/>
    public override string Usage =>
        "score_binarized is 1 from a score of 0.5 on; an attempt without a score, or without human minutes, is left out.";

    /// <inheritdoc/>
    public override bool WritesResults => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Feature, Support> Capabilities { get; } =
        Enum.GetValues<Feature>()
            .ToDictionary(feature => feature, _ => new Support(Level.Full, "results hold what was measured"));

    /// <inheritdoc/>
    protected override void Write(ExportJob job, IReadOnlyList<ExportTask> tasks)
    {
        var import = new Import(job.Stop);
        var number = 0;
        JsonFiles.Lines(
            job.Folder,
            "runs.jsonl",
            new RunTable(job.Catalog) { NeedsHumanTime = true }.Of(job.Results!(), import),
            (json, run) =>
            {
                job.Stop.ThrowIfCancellationRequested();
                json.WriteStartObject();
                json.Exact("task_id", run.Task);
                json.Exact("task_family", run.Family);
                json.WriteNumber("run_id", ++number);
                json.Exact("alias", run.Agent);
                json.Exact("model", run.Agent);
                json.WriteString("scaffold", "unknown");
                json.WriteNumber("score_binarized", run.Score >= .5 ? 1 : 0);
                json.WriteNumber("score_cont", run.Score);
                json.WriteNumber("human_minutes", run.HumanMinutes!.Value);
                json.Exact("task_source", job.Catalog.Assembly);
                if (run.Version is { } version)
                    json.Exact("task_version", version);
                if (run.Seconds is { } seconds)
                {
                    json.WriteNumber("started_at", 0);
                    json.WriteNumber("completed_at", 1000 * seconds);
                }

                if (run.TokensUsed is { } tokens)
                    json.WriteNumber("tokens_count", tokens);
                json.WriteEndObject();
            }
        );
        foreach (var ((where, reason), rows) in import.Refused)
            job.Report(
                new(
                    where,
                    null,
                    Lost: true,
                    string.Create(CultureInfo.InvariantCulture, $"{rows} attempts are left out: {reason}")
                )
            );
    }
}
