using System.Text.Json;

namespace TaskSpec.Tables;

/// <summary>Rows as objects of JSON, one a line; what is not known is left out.</summary>
internal sealed class JsonRows<TRow>(IReadOnlyList<Column<TRow>> columns, Stream stream) : IRowWriter<TRow>
{
    private readonly Utf8JsonWriter json = new(stream);

    public void Write(TRow row)
    {
        json.WriteStartObject();
        foreach (var column in columns)
        {
            switch (column.Cell(row))
            {
                case string text:
                    json.WriteString(column.Name, text);
                    break;
                case int count:
                    json.WriteNumber(column.Name, count);
                    break;
                case double number:
                    json.WriteNumber(column.Name, number);
                    break;
            }
        }

        json.WriteEndObject();
        json.Flush();
        json.Reset();
        stream.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        json.Dispose();
        stream.Dispose();
    }
}
