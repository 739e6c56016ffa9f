using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>METR's tasks: a family for each of theirs, with the minutes that people take and where they come from.</summary>
/// <remarks>Counts of runs and agents are results, not declarations, and stay behind.</remarks>
public sealed class MetrSource : ScaffoldSource
{
    // Success or failure, as METR's table of runs has it.
    private static readonly MetricDraft Success = new(new("score_binarized", "", Form.AllRight) { Best = 1, Worst = 0 })
    {
        Summary = "One where a run counts as a success.",
    };

    /// <inheritdoc/>
    public override string Name => "metr";

    /// <inheritdoc/>
    public override string Reads => "METR's tasks as JSON lines (task_id, task_family, human_minutes, human_source, …)";

    /// <inheritdoc/>
    public override string Project => "MetrTasks";

    /// <inheritdoc/>
    public override ProjectDraft Read(string input, string revision)
    {
        var reading = new RowReading();
        var rows = RowFile.Read(input, "METR's tasks", row => row["task_id"] is not null && row["task_family"] is not null);
        var ids = new SafeIds();
        var families = reading
            .Take(rows, "task_id", Take)
            .GroupBy(task => task.Family, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Family([.. group], ids, revision))
            .ToList();
        return new(
            [new("metr", revision, families) { Summary = "METR's tasks, with the time that people take." }],
            reading.Refused
        );
    }

    private static FamilyDraft Family(Task[] tasks, SafeIds ids, string revision)
    {
        var (name, taskIds) = (tasks[0].Family, new SafeIds());
        var id = ids.Of(name);
        var (common, own) = Notes.Split([.. tasks.Select(task => task.Notes)]);
        var limits = tasks.SelectMany(task => task.Limits).Where(limit => limit > 0).Distinct().Order().ToArray();
        return new(
            new()
            {
                Id = id,
                Version = revision,
                Type = "",
                Limits = limits.Length > 0 ? new() { TimeSeconds = limits[^1] } : null,
                Variants =
                    limits.Length > 1
                        ?
                        [
                            .. limits.Select(limit => new Variant(
                                limit.ToString(CultureInfo.InvariantCulture) + "-seconds",
                                Items.Same
                            )),
                        ]
                        : [],
            }
        )
        {
            Headline = Success,
            Notes = [.. Notes.OfName(id, name), .. common],
            Tasks = [.. tasks.Select((task, i) => Named(task, taskIds.Of(task.Name), own[i]))],
        };
    }

    private static TaskDraft Named(Task task, string id, IReadOnlyList<Note> notes) =>
        new(
            new(id)
            {
                HumanMinutes = task.Minutes,
                HumanSource = task.Source,
                HumanN = task.People,
            },
            [.. Notes.OfName(id, task.Name), .. notes]
        );

    private static Task Take(Row row, string name)
    {
        var family = row.Required("task_family");
        var stated = row.Text("human_source");
        HumanSource? source = stated switch
        {
            "baseline" => HumanSource.Baseline,
            "estimate" => HumanSource.Estimate,
            "qa" or "external_qa" => HumanSource.Qa,
            null => null,
            _ => throw new RowException(
                $"human_source is {Ids.Shown(stated)}, which is none of baseline, estimate, qa and external_qa"
            ),
        };
        var people = row.Count("n_human_runs", 0);
        return new(
            name.StartsWith(family + "/", StringComparison.Ordinal) && name.Length > family.Length + 1
                ? name[(family.Length + 1)..]
                : name,
            family,
            row.Positive("human_minutes"),
            source,
            // People also attempted tasks whose minutes somebody estimated; those do not stand behind the estimate.
            people > 0
            && source is HumanSource.Baseline or HumanSource.Qa
                ? people
                : null,
            [.. Limits(row)],
            [
                .. stated == "external_qa" ? [new Note("human_source", stated)] : Array.Empty<Note>(),
                .. row.Notes("human_score"),
                // A factor of messiness that is absent is 0.
                .. row.Object("messiness") is { } messiness
                    ? messiness.Notes(messiness.Members).Where(note => note.Value is not 0.0 and not 0L)
                    : [],
            ]
        );
    }

    private static IEnumerable<int> Limits(Row row)
    {
        foreach (var text in row.Texts("time_limits_sec"))
            yield return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= int.MaxValue
                ? (int)seconds
                : throw new RowException($"time_limits_sec has {Ids.Shown(text)}, which is no time in seconds");
    }

    private sealed record Task(
        string Name,
        string Family,
        double? Minutes,
        HumanSource? Source,
        int? People,
        IReadOnlyList<int> Limits,
        IReadOnlyList<Note> Notes
    );
}
