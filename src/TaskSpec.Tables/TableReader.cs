using System.Globalization;
using System.Text;
using CsvHelper;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TaskSpec.Tables;

/// <summary>Reads a table one row at a time, in memory that does not grow with it but for the keys that must be unique.</summary>
/// <remarks>
/// CSV, or JSON lines where the name ends in .jsonl, either compressed where it ends in .gz; where a name has no ending, its content says which it is.
/// Unknown columns are left unread.
/// </remarks>
public static class TableReader
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

    /// <summary>The rows of a file, read while they are enumerated; what is wrong may be said only after the last of them.</summary>
    /// <param name="table">Which table it is.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="TableException">It is no such table; the message names file, line, column and value.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IEnumerable<TRow> Read<TRow>(Table<TRow> table, string path)
    {
        using var file = InputFile.Open(path);
        var name = InputName.Of(path);
        var compressed = name.EndsWith(InputName.Packed, StringComparison.OrdinalIgnoreCase);
        using var stream = TextInput.Of(compressed ? new WholeGzip(file, path) : file, path);
        var lines = InputName.IsJson(name);
        using var csv = lines ? null : CsvReader.Create(stream, options);
        var unique = table.Key is { } key ? new UniqueRows<TRow>(path, key) : null;
        OneScale<TRow>? scales = null;
        void Warn(Func<string, bool> has)
        {
            // In JSON lines, a member may come in a later line.
            if (table.Scale is { } scale && (lines || has("worst") || has("best") || has("direction")))
                scales = new(path, scale);
            if (unique is not null && table.Mistaken is { } other && has(other.Column))
                unique.Advice = other.Advice;
        }

        using var rows = Explained(path, () => csv is null ? Json(table, path, stream, Warn) : Csv(table, path, csv, Warn))
            .GetEnumerator();
        Func<bool> next = rows.MoveNext;
        while (Explained(path, next))
        {
            var read = rows.Current;
            unique?.Add(read);
            scales?.Add(read);
            yield return read.Row;
        }

        unique?.Flush();
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

    private static IEnumerable<ReadRow<TRow>> Csv<TRow>(
        Table<TRow> table,
        string path,
        CsvReader csv,
        Action<Func<string, bool>> warn
    )
    {
        csv.ReadHeader();
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, name) in csv.Headers.Index())
        {
            if (!columns.TryAdd(name, i) && name.Length > 0)
                throw new TableException($"{path}, line 1: the column '{name}' stands there twice; keep one of them");
        }

        if (table.Required.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            throw new TableException(
                $"{path}, line 1: there is no column '{missing}'; a {table.Name} table has {string.Join(", ", table.Required)}"
            );
        warn(columns.ContainsKey);
        var read = table.Reading(name => new(name, columns.GetValueOrDefault(name, -1)));
        var cells = new ThreadLocal<CsvCells>(() => new(path, csv.Headers.Count));
        // Rows are made on other threads than the caller's, which looks them up and uses them. It keeps up with two, and more would hold more.
        return csv.ParallelEnumerate(
            worker => new ReadRow<TRow>(read(cells.Value!.Of(worker)), worker.LineNumber),
            maxDegreeOfParallelism: 2
        );
    }

    private static IEnumerable<ReadRow<TRow>> Json<TRow>(
        Table<TRow> table,
        string path,
        Stream stream,
        Action<Func<string, bool>> warn
    )
    {
        var text = new StreamReader(stream, Encoding.UTF8, false, 1 << 16);
        using var json = new BudgetReader(new BoundedLines(text, path, LongestLine), path);
        var line = 0;
        while (json.Read())
        {
            json.Forget();
            var row = JObject.Load(json);
            // The first line stands for the others, as a header does.
            if (line++ == 0)
                warn(row.ContainsKey);
            var cells = new TextCells(path, json.LineNumber, name => Text(row[name]));
            yield return new(table.Read(cells), cells.Line);
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
