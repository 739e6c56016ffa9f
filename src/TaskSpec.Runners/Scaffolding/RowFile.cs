using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Reads JSON objects from a file: one a line, or in one array, compressed where the name ends in .gz.</summary>
internal static class RowFile
{
    /// <summary>The rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What a row of the source has, in words.</param>
    /// <param name="known">Whether a row may be one of the source.</param>
    /// <exception cref="ScaffoldException">It is damaged, empty, or holds no row that is known.</exception>
    public static IReadOnlyList<Row> Read(string path, string expected, Func<Row, bool> known)
    {
        if (Directory.Exists(path))
            throw new ScaffoldException($"{path} is a folder; name the file of {expected}");
        var rows = Rows(path);
        if (rows.Count == 0)
            throw new ScaffoldException($"{path} holds nothing; expected are JSON lines of {expected}");
        return rows.Any(known)
            ? rows
            : throw new ScaffoldException(
                $"{path} holds no {expected}: {rows[0].Place} has the members {string.Join(", ", rows[0].Members.Take(8).Select(Shown))}; is --from right?"
            );
    }

    private static List<Row> Rows(string path)
    {
        var rows = new List<Row>();
        try
        {
            var file = InputFile.Open(path);
            var packed = InputName.Of(path).EndsWith(InputName.Packed, StringComparison.OrdinalIgnoreCase);
            using var json = new LogJson(packed ? new WholeGzip(file, path) : file, path, CancellationToken.None)
            {
                HoldsAll = true,
            };
            while (json.Next())
            {
                if (
                    json.Token is JsonToken.StartArray or JsonToken.EndArray && json.Depth == 0
                    || json.Token == JsonToken.Comment
                )
                    continue;
                var (line, place) = (json.Line, json.Place);
                rows.Add(
                    json.Load() is JObject row
                        ? new(row, $"line {line}")
                        : throw new ScaffoldException($"{place}: expected an object, one a line")
                );
            }
        }
        catch (TableException error)
        {
            throw new ScaffoldException(error.Message, error);
        }

        return rows;
    }

    private static string Shown(string name) => name.Length <= 30 ? name : name[..30] + "…";
}
