using System.Text.Json;
using TaskSpec.Catalogs;
using TaskSpec.Rules;

namespace TaskSpec.Runners;

/// <summary>Rows of a data set on Hugging Face that a runner loads itself: which they are, and how they are asked.</summary>
/// <param name="Task">The task whose samples they are.</param>
/// <param name="Config">The configuration; null for the only one.</param>
/// <param name="Named">The named task that has this configuration for itself; null where it is the whole family's.</param>
internal sealed record PublishedSet(ExportTask Task, string? Config, EvalTask? Named)
{
    /// <summary>The file, written beside the task, that makes samples of rows.</summary>
    public const string RowsFile = "taskspec_rows.py";

    /// <summary>The text of <see cref="RowsFile"/>.</summary>
    public static string RowsSource => Asset.Read("Python/assets/" + RowsFile);

    /// <summary>What is declared of the data set.</summary>
    public SampleSource Source => Task.Family.Samples!;

    /// <summary>Whether what solved examples show is more than what counts of the target.</summary>
    public bool ShowsMore => Source.TargetPattern is not null;

    /// <summary>Whether a family's samples are such rows, and no code of its own makes them.</summary>
    public static bool Is(Family family) => family.Samples is { Kind: SampleKind.HuggingFace, HuggingFace: not null };

    /// <summary>What a runner needs to know besides, and what to type; null where nothing is missing.</summary>
    public static string? Problem(Family family)
    {
        var source = family.Samples!;
        string[] missing =
        [
            .. new (string Name, string? Value)[] { ("Split", source.Split), ("Input", source.Input), ("Target", source.Target) }
                .Where(word => word.Value is null)
                .Select(word => word.Name),
        ];
        if (missing.Length > 0)
            return $"nothing says how the rows of {source.HuggingFace} are asked: state {Text.And(missing)} in [Samples]";
        string? problem = null;
        if (source.TargetPattern is { } pattern && PythonRegex.Translate(pattern, out problem) is null)
            return $"of the TargetPattern in [Samples], {problem}; write it without";
        return null;
    }

    /// <summary>The sets of a task: one, or one for each named task where those have their own configurations.</summary>
    public static IEnumerable<PublishedSet> Of(ExportTask task)
    {
        var config = task.Variant?.Config ?? task.Family.Samples!.Config;
        return task.Family.Tasks.Any(named => named.Config is not null)
            ? task.Family.Tasks.Select(named => new PublishedSet(task, named.Config ?? config, named))
            : [new(task, config, null)];
    }

    /// <summary>Writes what <see cref="RowsFile"/> goes by.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="letters">Whether the model answers with the letter of a choice, so that it must see them.</param>
    public void WriteRows(Utf8JsonWriter json, bool letters)
    {
        var family = Task.Family;
        json.WriteStartObject();
        json.WriteString("input", Source.Input);
        json.WriteString("target", Source.Target);
        if (Source.TargetPattern is { } pattern)
            json.WriteString("pattern", PythonRegex.Translate(pattern, out _));
        if (Source.Choices is { } choices)
        {
            json.WriteStartArray("choices");
            foreach (var field in choices.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                json.WriteStringValue(field);
            json.WriteEndArray();
            json.WriteBoolean("letters", letters);
            if (letters && !SaysHow(family))
                json.WriteString("asks", Prompt.ForLetter);
        }

        if (family.Choices?.ShuffleSeed is { } seed)
            json.WriteNumber("seed", seed);
        json.Texts(("named", Named?.Id), ("task", Source.Task));
        Tasks(json, family);
        json.WritePropertyName("key");
        ResultKey.Of(Task).Write(json);
        json.WriteEndObject();
    }

    /// <summary>The named tasks: a row names one as its id is written, or nearly so. Each has the human time of its samples, if any.</summary>
    private void Tasks(Utf8JsonWriter json, Family family)
    {
        json.WriteStartObject("minutes");
        foreach (var task in family.Tasks)
        {
            if ((task.HumanMinutes ?? Usual(family)) is { } minutes)
                json.WriteNumber(task.Id, minutes);
            else
                json.WriteNull(task.Id);
        }

        json.WriteEndObject();
        if (Usual(family) is { } usual)
            json.WriteNumber("usual", usual);
    }

    private static double? Usual(Family family) => family.HumanTimes.IsEmpty ? null : family.HumanTimes[0].Minutes;

    // A family that reasons first, or whose answer is extracted, says in its own Input how an answer is written.
    private static bool SaysHow(Family family) =>
        family.Answer?.ReasoningTokens > 0 || family.Records.Prepend(family.Headline).Any(use => use?.Extract is not null);
}
