using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>
/// Evals of inspect_evals, as their register lists them: a suite an eval, a family each of its tasks. The register states no scorers; those that
/// somebody adds are its metrics.
/// </summary>
public sealed class InspectSource : ScaffoldSource
{
    /// <inheritdoc/>
    public override string Name => "inspect";

    /// <inheritdoc/>
    public override string Reads => "evals of inspect_evals as JSON lines (title, path, group, tasks, scorers, …)";

    /// <inheritdoc/>
    public override string Project => "InspectEvals";

    /// <inheritdoc/>
    public override ProjectDraft Read(string input, string revision)
    {
        var reading = new RowReading();
        var rows = RowFile.Read(input, "evals of inspect_evals", row => row["path"] is not null && row["tasks"] is not null);
        var (suites, ids) = (new SafeIds(), new SafeIds());
        var evals = reading.Take(rows, "path", (row, path) => Suite(row, path, reading, suites, ids, revision)).ToList();
        return new([.. evals.OrderBy(suite => suite.Id, StringComparer.Ordinal)], reading.Refused);
    }

    private static SuiteDraft Suite(Row row, string path, RowReading reading, SafeIds suites, SafeIds ids, string revision)
    {
        var tasks = row.Rows("tasks");
        if (tasks.Count == 0)
            throw new RowException("it names no task");
        var name = path.TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        var about = row.Object("metadata");
        var sandbox = about?.Texts("sandbox") ?? [];
        var shared = new Family
        {
            Id = "",
            Version = revision,
            Type = "",
            Title = tasks.Count == 1 ? row.Text("title") : null,
            // What kind of sandbox is not said, only that there is one.
            Sandbox =
                sandbox.Count > 0 ? new(Unstated) { Internet = about?.Note("requires_internet") is true ? true : null } : null,
            Scored = sandbox.Contains("scorer") ? new(By.Container) : null,
            Provenance = row.Text("arxiv") is { Length: > 0 } paper ? new() { Url = paper } : null,
        };
        Note[] notes =
        [
            .. row.Notes("group", "tags", "dependency", "dependency-group"),
            .. about?.Notes("environment") ?? [],
            .. sandbox.Count > 0 ? [new Note("sandbox", string.Join(", ", sandbox))] : Array.Empty<Note>(),
        ];
        var id = suites.Of(name);
        notes = [.. notes, .. Notes.OfName(id, name, $"{Notes.Original}/suite")];
        return new(
            id,
            revision,
            [.. reading.Within(path).Take(tasks, "name", (task, called) => Family(task, called, row, shared, notes, ids))]
        )
        {
            Summary = row.Text("title") is { Length: > 0 } title
                ? $"{title}: {row.Text("description")}"
                : row.Text("description"),
        };
    }

    private static FamilyDraft Family(Row task, string name, Row eval, Family shared, Note[] notes, SafeIds ids)
    {
        var count = task.Count("dataset_samples", 1);
        var baseline = task.Object("human_baseline")?.Notes("metric", "score", "source") ?? [];
        var metrics = InspectScorers.Of(task, eval);
        var id = ids.Of(name);
        return new(
            shared with
            {
                Id = id,
                Samples = count is null ? null : new(SampleKind.Declared) { Count = count },
                RunsAs = new() { Inspect = $"inspect_evals/{Row.Clean(name)}" },
            }
        )
        {
            Headline = metrics.FirstOrDefault(),
            Records = [.. metrics.Skip(1)],
            Notes =
            [
                .. Notes.OfName(id, name),
                .. notes,
                .. baseline.Select(note => new Note($"human_baseline/{note.Key}", note.Value)),
            ],
        };
    }
}
