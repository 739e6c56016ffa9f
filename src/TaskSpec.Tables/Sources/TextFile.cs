using System.Globalization;
using System.Text;
using CsvHelper;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TaskSpec.Tables;

/// <summary>
/// One file of text: CSV, or JSON lines where the name ends in .jsonl, either compressed where it ends in .gz; where a name has no ending, its content
/// says which it is.
/// </summary>
internal sealed class TextFile(string path) : TableSource(path)
{
    private const int LongestLine = 1 << 24;
    private static readonly CsvReaderOptions options = new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MaxRecordSize = LongestLine,
        TrackLineNumbers = true,
    };
    private readonly string path = path;
    private readonly RowPlaces places = new(path);
    private bool isLines;

    // In JSON lines, a member may come in a later line.
    public override bool IsMixed => isLines;

    public override IEnumerable<ReadRow<TRow>> Rows<TRow>(Table<TRow> table, TableQuery query, Action<Func<string, bool>> found)
    {
        using var file = InputFile.Open(path);
        var name = InputName.Of(path);
        isLines = InputName.IsJson(name);
        var isPacked = name.EndsWith(InputName.Packed, StringComparison.OrdinalIgnoreCase);
        using var stream = TextInput.Of(isPacked ? new WholeGzip(file, path) : file, path);
        using var csv = isLines ? null : CsvReader.Create(stream, options);
        using var rows = Explained(path, () => csv is null ? Json(table, stream, found) : Csv(table, csv, found)).GetEnumerator();
        Func<bool> next = rows.MoveNext;
        while (Explained(path, next))
            yield return rows.Current;
    }

    private static T Explained<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException error)
        {
            throw new TableException($"{path}, line {error.LineNumber}: {error.Message}", error);
        }
        catch (JsonReaderException error)
        {
            throw new TableException($"{path}, line {error.LineNumber}, column {error.LinePosition}: {error.Message}", error);
        }
    }

    private IEnumerable<ReadRow<TRow>> Csv<TRow>(Table<TRow> table, CsvReader csv, Action<Func<string, bool>> warn)
    {
        csv.ReadHeader();
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, name) in csv.Headers.Index())
        {
            if (!columns.TryAdd(name, i) && name.Length > 0)
                throw new TableException($"{path}, line 1: the column '{name}' stands there twice; keep one of them");
        }

        table.RequireColumns($"{path}, line 1", columns.ContainsKey);
        warn(columns.ContainsKey);
        var read = table.Reading(name => new(name, columns.GetValueOrDefault(name, -1)));
        var cells = new ThreadLocal<CsvCells>(() => new(places, csv.Headers.Count));
        // Rows are made on other threads than the caller's, which looks them up and uses them. It keeps up with two, and more would hold more.
        return csv.ParallelEnumerate(
            worker => new ReadRow<TRow>(read(cells.Value!.Of(worker)), places, worker.LineNumber),
            maxDegreeOfParallelism: 2
        );
    }

    private IEnumerable<ReadRow<TRow>> Json<TRow>(Table<TRow> table, Stream stream, Action<Func<string, bool>> warn)
    {
        var text = new StreamReader(stream, Encoding.UTF8, false, 1 << 16);
        using var json = new BudgetReader(new BoundedLines(text, path, LongestLine), path);
        var read = table.Reading(name => new(name, 0));
        var line = 0;
        while (json.Read())
        {
            json.Forget();
            var row = JObject.Load(json);
            // The first line stands for the others, as a header does.
            if (line++ == 0)
                warn(row.ContainsKey);
            var cells = new TextCells(path, json.LineNumber, name => Text(row[name]));
            yield return new(read(cells), places, cells.Number);
        }

        if (line == 0)
            throw new TableException(
                $"{path} is empty; a line of a {table.Name} table is an object with {string.Join(", ", table.Required)}"
            );
    }

    private static string? Text(JToken? token) =>
        token switch
        {
            null or { Type: JTokenType.Null } => null,
            JValue { Value: IFormattable value } => value.ToString(null, CultureInfo.InvariantCulture),
            JValue value => value.Value?.ToString(),
            _ => token.ToString(Formatting.None),
        };
}
