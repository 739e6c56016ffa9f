using TaskSpec.Cli.Output;
using TaskSpec.Runners;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>What an import wrote and refused.</summary>
internal static class ImportText
{
    private const int Shown = 6;

    public static string Json(ImportCounts counts, Import import) =>
        JsonDocument.Of(json =>
        {
            json.Number("rows", counts.Written);
            json.Object(
                "results",
                counts,
                static (json, counts) =>
                {
                    foreach (var state in Enum.GetValues<ResultState>())
                        json.Number(Words.Of(state), counts.Of(state));
                }
            );
            json.List(
                "refused",
                import.Refused,
                static (json, refused) =>
                {
                    json.Text("where", refused.Key.Where);
                    json.Text("reason", refused.Key.Reason);
                    json.Number("rows", refused.Value);
                }
            );
            json.List(
                "unread",
                import.Unread,
                static (json, file) =>
                {
                    json.Text("file", file.Key);
                    json.Text("reason", file.Value);
                }
            );
            json.Texts("notes", import.Notes);
        });

    public static void Write(Screen screen, string place, ImportCounts counts, Import import)
    {
        var states = Enum.GetValues<ResultState>()
            .Where(state => counts.Of(state) > 0)
            .Select(state => $"{Figure.Count(counts.Of(state))} {Words.Of(state)}");
        screen.WriteLine(
            $"{Figure.Of(counts.Written, "row")} in {place}; of results {string.Join(", ", states.DefaultIfEmpty("none"))}"
        );
        foreach (var ((where, reason), rows) in import.Refused)
            screen.WriteLine($"refused: {where}: {Figure.Of(rows, "row")}: {reason}");
        foreach (var note in import.Notes)
            screen.WriteLine($"note: {note}");
        foreach (var kind in import.Unread.GroupBy(file => (file.Value, Path.GetExtension(file.Key))))
            screen.WriteLine(
                kind.Count() <= Shown
                    ? string.Join('\n', kind.Select(file => $"not read: {file.Key}: {file.Value}"))
                    : $"not read: {Figure.Of(kind.Count(), "file")} that end in '{kind.Key.Item2}', such as {kind.First().Key}: {kind.Key.Value}"
            );
    }

    /// <summary>Says once of which models nobody knows the compute that fits need, and what to write.</summary>
    public static void NoteCompute(Import import)
    {
        if (import.Models.WithoutFlop is not { Count: > 0 } models)
            return;
        var some = string.Join(", ", models.Take(Shown)) + (models.Count > Shown ? ", …" : "");
        import.Note(
            $"{Figure.Of(models.Count, "model")} without flop, which fits need: {some}; write what you know into a table '{ModelFacts.Header}' and give it with --models"
        );
    }
}
