using System.Globalization;
using System.Text.Json;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.EveryEvalEver;

/// <summary>The lines of one model's samples.</summary>
internal sealed class ModelFile : IDisposable
{
    private static readonly HashSet<string> own = ["model", "task", "sample", "metric", "value"];

    private readonly Stream stream;
    private readonly Utf8JsonWriter json;

    public ModelFile(string model, OutputFolder folder)
    {
        Model = model;
        var slash = model.IndexOf('/', StringComparison.Ordinal);
        var developer = slash > 0 ? Ids.Safe(model[..slash]) : "unknown";
        Path = $"data/taskspec/{developer}/{Ids.Safe(model[(slash + 1)..])}/{EveryEvalEver.IdOf(model)}";
        Evaluation = $"taskspec/{EveryEvalEver.IdOf(model)}";
        stream = folder.Create(Path + "_samples.jsonl");
        json = new(stream, JsonFiles.OneLine);
    }

    public string Model { get; }

    /// <summary>Without an ending.</summary>
    public string Path { get; }

    public string Evaluation { get; }

    public long Rows { get; private set; }

    public void Dispose()
    {
        json.Dispose();
        stream.Dispose();
    }

    public void Write(SampleRow row, double value, Sample? sample, double best)
    {
        Rows++;
        var task = EveryEvalEver.NameOf(row.Task, row.Variant);
        json.WriteStartObject();
        json.WriteString("schema_version", EveryEvalEver.Schema);
        json.WriteString("evaluation_id", Evaluation);
        json.Exact("model_id", Model);
        json.WriteString("evaluation_name", task);
        json.WriteString("evaluation_result_id", $"{task}/{row.Metric}");
        json.WriteString("sample_id", row.Sample);
        json.WriteString("interaction_type", "single_turn");
        json.WriteStartObject("input");
        json.Exact("raw", sample?.Input ?? "");
        json.WriteStartArray("reference");
        if (sample is not null)
            json.WriteRawValue(TaskSpec.Catalogs.Json.JsonWriter.Quoted(sample.Target), skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("output");
        json.WriteStartArray("raw");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("answer_attribution");
        json.WriteEndArray();
        json.WriteStartObject("evaluation");
        json.WriteNumber("score", value);
        json.WriteBoolean("is_correct", value == best);
        json.WriteEndObject();
        Metadata(row);
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        stream.WriteByte((byte)'\n');
    }

    private void Metadata(SampleRow row)
    {
        json.WriteStartObject("metadata");
        foreach (var column in ResultTables.Samples.Columns.Where(column => !own.Contains(column.Name)))
        {
            if (column.Cell(row) is { } cell)
                json.Exact(EveryEvalEver.Slot + column.Name, Convert.ToString(cell, CultureInfo.InvariantCulture)!);
        }

        json.WriteEndObject();
    }
}
