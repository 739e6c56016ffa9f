using TaskSpec.Cli.Output;
using TaskSpec.Runners;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>What a run wrote, and what it could not.</summary>
internal static class RunText
{
    public static string Of(EvalProgress progress) =>
        (
            progress.Total is { } total
                ? $"asking: {Figure.Count(progress.Done)} of {Figure.Of(total, "attempt")}"
                : $"asking: {Figure.Of(progress.Done, "attempt")}"
        ) + (progress.Errors > 0 ? $", {Figure.Of(progress.Errors, "error")}" : "");

    public static string Json(EvalRun eval, RunSummary summary) =>
        JsonDocument.Of(json =>
        {
            json.Number("rows", summary.Samples);
            json.Number("attempts", summary.Attempts);
            json.Number("resumed", summary.Resumed);
            json.Object(
                "tables",
                summary,
                static (json, summary) =>
                {
                    json.Number("samples", summary.Samples);
                    json.Number("scores", summary.Scores);
                    json.Number("runs", summary.Runs);
                }
            );
            json.Object(
                "results",
                summary.States,
                static (json, states) =>
                {
                    foreach (var (state, rows) in states)
                        json.Number(Words.Of(state), rows);
                }
            );
            json.List(
                "refused",
                summary.Import.Refused,
                static (json, refused) =>
                {
                    json.Text("where", refused.Key.Where);
                    json.Text("reason", refused.Key.Reason);
                    json.Number("rows", refused.Value);
                }
            );
            json.Texts("notes", summary.Import.Notes);
            json.List(
                "findings",
                eval.Findings,
                static (json, finding) =>
                {
                    json.Text("family", finding.Family);
                    json.TextOrNull("feature", finding.Feature?.ToString());
                    json.Raw("lost", finding.Lost ? "true" : "false");
                    json.Text("message", finding.Message);
                }
            );
        });

    public static void Write(Screen screen, string place, RunSummary summary)
    {
        var states = summary
            .States.Where(state => state.Value > 0)
            .Select(state => $"{Figure.Count(state.Value)} {Words.Of(state.Key)}");
        screen.WriteLine(
            $"{Figure.Of(summary.Attempts, "attempt")}{(summary.Resumed + summary.Unused > 0 ? $", {Figure.Count(summary.Resumed)} of them from before" : "")}"
                + (
                    summary.Unused > 0
                        ? $" ({Figure.Of(summary.Unused, "older answer is", "older answers are")} to other samples or prompts)"
                        : ""
                )
        );
        screen.WriteLine(
            $"{Figure.Of(summary.Samples, "row")} in samples.csv ({string.Join(", ", states)}), {Figure.Count(summary.Scores)} in scores.csv, {Figure.Count(summary.Runs)} in runs.csv, in {place}"
        );
        foreach (var ((where, reason), rows) in summary.Import.Refused)
            screen.WriteLine($"{where}: {Figure.Of(rows, "row")}: {reason}");
        foreach (var note in summary.Import.Notes)
            screen.WriteLine($"note: {note}");
        if (summary.States[ResultState.Error] > 0)
            screen.WriteLine("--retry-errors makes the attempts again that ended in an error");
    }
}
