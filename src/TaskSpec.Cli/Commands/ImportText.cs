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
                import.Refused.Select(one => (one.Key, one.Value, First: import.FirstRefused.GetValueOrDefault(one.Key))),
                static (json, refused) =>
                {
                    json.Text("where", refused.Key.Where);
                    json.Text("reason", refused.Key.Reason);
                    json.Number("rows", refused.Value);
                    json.TextOrNull("first", refused.First);
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
        foreach (var (refusal, rows) in import.Refused)
            screen.WriteLine(
                $"refused: {refusal.Where}: {Figure.Of(rows, "row")}{First(refusal, rows, import)}: {refusal.Reason}"
            );
        foreach (var note in import.Notes)
            screen.WriteLine($"note: {note}");
        foreach (var kind in import.Unread.GroupBy(file => (file.Value, Path.GetExtension(file.Key))))
            screen.WriteLine(
                kind.Count() <= Shown
                    ? string.Join('\n', kind.Select(file => $"not read: {file.Key}: {file.Value}"))
                    : $"not read: {Figure.Of(kind.Count(), "file")} that end in '{kind.Key.Item2}', such as {kind.First().Key}: {kind.Key.Value}"
            );
    }

    /// <summary>Why nothing is written: what became of all that was read, counted by reason.</summary>
    public static string Nothing(string table, ImportCounts counts, Import import)
    {
        string[] states =
        [
            .. Enum.GetValues<ResultState>()
                .Where(state => state != ResultState.Scored && counts.Of(state) > 0)
                .Select(state => $"{Figure.Of(counts.Of(state), "result")} without a score ({Words.Of(state)}{Chosen(state)})"),
        ];
        string[] reasons =
        [
            // Runs are refused by the reason why they have no score.
            .. table == ResultTables.Runs.Name ? [] : states,
            .. import
                .Refused.GroupBy(refused => refused.Key.Reason)
                .Select(same =>
                    $"{Figure.Of(same.Sum(one => one.Value), "row")} of {Some(same.Select(one => one.Key.Where))}{First(same.First().Key, same.Sum(one => one.Value), import)}: {same.Key}"
                ),
            .. import
                .Unread.Where(file => !import.Refused.Keys.Any(refused => refused.Where == file.Key))
                .GroupBy(file => file.Value)
                .Select(same => $"{Some(same.Select(file => file.Key))}: {same.Key}"),
        ];
        var shown = reasons.Length > 0 ? reasons : [.. import.Notes];
        var more = shown.Length > Shown ? FormattableString.Invariant($"; and {shown.Length - Shown} more reasons") : "";
        return $"the logs hold no row that can be taken, so nothing is written: {string.Join("; ", shown.Take(Shown))}{more}";

        string Chosen(ResultState state) =>
            state != ResultState.Limit ? ""
            : import.Limits == LimitMeaning.Missing ? ", left out by --limits missing"
            : ", and no worst value is known: give --range METRIC=WORST,BEST";
    }

    /// <summary>Says which ranges and models of the command line are of no result.</summary>
    public static void NoteUnused(Import import)
    {
        string[] metrics = [.. import.Ranges.Unused];
        if (metrics.Length > 0)
            import.Note(
                "range",
                $"--range of {string.Join(", ", metrics)} has no effect: no result has such a metric",
                changes: true
            );
        if (import.Models.Unused is { Count: > 0 } models)
            import.Note(
                $"{Figure.Of(models.Count, "row")} of --models {(models.Count == 1 ? "is" : "are")} of no model in the logs: {Some(models)}"
            );
    }

    private static string First((string Where, string Reason) refusal, long rows, Import import) =>
        !import.FirstRefused.TryGetValue(refusal, out var first) ? ""
        : rows == 1 ? $", {first}"
        : $", the first {first}";

    private static string Some(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? ", …" : "");
    }

    /// <summary>Says once of which models nobody knows the compute that fits need, and what to write.</summary>
    public static void NoteCompute(Import import)
    {
        if (import.Models.WithoutFlop is not { Count: > 0 } models)
            return;
        import.Note(
            $"{Figure.Of(models.Count, "model")} without flop, which fits need: {Some(models)}; write what you know into a table '{ModelFacts.Header}' and give it with --models"
        );
    }
}
