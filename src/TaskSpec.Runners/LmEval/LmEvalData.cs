using System.Text.Json;

namespace TaskSpec.Runners.LmEval;

/// <summary>The samples of a task as JSON lines. Every row has every field, each of one type.</summary>
internal static class LmEvalData
{
    /// <summary>Writes the samples while they are made.</summary>
    /// <exception cref="SampleSetException">A sample has no choices, or none of them is right.</exception>
    public static void Write(ExportJob job, ExportTask task, bool hasChoices)
    {
        using var file = job.Folder.Create(FileOf(task));
        using var json = new Utf8JsonWriter(file, JsonFiles.OneLine);
        var rows = 0;
        foreach (var sample in job.SamplesOf(task))
        {
            rows++;
            Write(json, task, sample, hasChoices ? Right(task, sample) : -1);
            json.Flush();
            json.Reset();
            file.WriteByte((byte)'\n');
        }

        if (rows == 0)
            throw new SampleSetException(
                task.Family.Id,
                "there is no sample, and lm-eval runs no empty task; leave the family out"
            );
        if (task.FewShot >= rows)
            throw new SampleSetException(
                task.Family.Id,
                $"{task.FewShot} solved examples beside the question take more than {rows} samples; lower FewShot"
            );
    }

    /// <summary>The file, relative to the task's own.</summary>
    public static string FileOf(ExportTask task) => $"data/{task.Name}.jsonl";

    private static void Write(Utf8JsonWriter json, ExportTask task, Sample sample, int right)
    {
        json.WriteStartObject();
        json.WriteString("id", sample.Id);
        json.WriteString("input", sample.Input);
        json.WriteString("target", sample.Target);
        json.WriteStartArray("choices");
        foreach (var choice in sample.Choices)
            json.WriteStringValue(choice);
        json.WriteEndArray();
        json.WriteNumber("gold", right);
        json.WritePropertyName(ResultKey.Slot);
        ResultKey.Of(task, sample).Write(json);
        json.WriteEndObject();
    }

    /// <summary>The right choice's index, by <see cref="MultipleChoiceAccuracy"/>'s rule: the text of a choice, else its letter.</summary>
    private static int Right(ExportTask task, Sample sample)
    {
        if (sample.Choices.Any(choice => choice.Length == 0))
            throw new SampleSetException(
                task.Family.Id,
                $"sample '{sample.Id}' has an empty choice, on which lm-eval stops; give it a text"
            );
        var index = sample.Choices.ToList().IndexOf(sample.Target);
        if (index < 0 && sample.Target is [var letter])
            index = letter - 'A';
        return index >= 0 && index < sample.Choices.Count
            ? index
            : throw new SampleSetException(
                task.Family.Id,
                $"the target of sample '{sample.Id}' is neither the text nor the letter of one of its {sample.Choices.Count} choices"
            );
    }
}
