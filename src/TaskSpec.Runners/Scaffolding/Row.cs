using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>A row that cannot be taken, though the rest of the input can.</summary>
/// <param name="reason">Why; what it quotes of the row may be of any length, and is cut off.</param>
internal sealed class RowException(string reason) : Exception(Ids.InOneLine(reason, 400));

/// <summary>One declaration as a source has it. Every member may be absent; one of another kind refuses the row.</summary>
/// <param name="json">Its members.</param>
/// <param name="place">Where it stands, for a row without a name.</param>
internal sealed class Row(JObject json, string place)
{
    /// <summary>A row whose members, where it has none of its own, are those of another.</summary>
    public static Row Behind(Row? own, Row? other)
    {
        var all = new JObject();
        foreach (var row in new[] { own, other })
        {
            foreach (var name in row?.Members ?? [])
            {
                if (all.At(name) is null)
                    all.Set(name, row![name]);
            }
        }

        return new(all, (own ?? other)?.Place ?? "");
    }

    /// <summary>Where it stands.</summary>
    public string Place => place;

    /// <summary>The names of its members.</summary>
    public IEnumerable<string> Members => json.Properties().Select(property => property.Name);

    /// <summary>A member as it is; null where it is absent or null.</summary>
    public JToken? this[string name] => json.At(name) is { Type: not JTokenType.Null } member ? member : null;

    /// <summary>A text; a number as it is written.</summary>
    public string? Text(string name) =>
        this[name] switch
        {
            null => null,
            JValue value => TextOf(value),
            _ => throw Wrong(name, "a text"),
        };

    /// <summary>A text that must be there.</summary>
    public string Required(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw new RowException($"it has no {name}");

    /// <summary>A finite number.</summary>
    public double? Number(string name) =>
        this[name] switch
        {
            null => null,
            var value when value.Number() is { } number => number,
            _ => throw Wrong(name, "a number"),
        };

    /// <summary>A number above 0.</summary>
    public double? Positive(string name) =>
        Number(name) is { } number
            ? number is > 0 and <= ValueRange.MostAmount
                ? number
                : throw Wrong(name, "a number above 0")
            : null;

    /// <summary>A whole number.</summary>
    /// <param name="name">The member.</param>
    /// <param name="least">The least that it may be.</param>
    public int? Count(string name, int least) =>
        Number(name) is { } number
            ? number >= least && number <= int.MaxValue && number == Math.Floor(number)
                ? (int)number
                : throw Wrong(name, $"a whole number from {least}")
            : null;

    /// <summary>Texts; one alone counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        this[name] switch
        {
            null => [],
            JValue value => [TextOf(value)],
            JArray list => [.. list.Select(item => item is JValue value ? TextOf(value) : throw Wrong(name, "a list of texts"))],
            _ => throw Wrong(name, "a list of texts"),
        };

    /// <summary>Rows within it.</summary>
    public IReadOnlyList<Row> Rows(string name) =>
        this[name] switch
        {
            null => [],
            JArray list =>
            [
                .. list.Select(item => item is JObject row ? new Row(row, place) : throw Wrong(name, "a list of objects")),
            ],
            _ => throw Wrong(name, "a list of objects"),
        };

    /// <summary>A row within it.</summary>
    public Row? Object(string name) =>
        this[name] switch
        {
            null => null,
            JObject row => new Row(row, place),
            _ => throw Wrong(name, "an object"),
        };

    /// <summary>Notes of members that are there: texts, numbers and Booleans as they are, lists in one text.</summary>
    public IEnumerable<Note> Notes(params IEnumerable<string> names) =>
        from name in names
        let value = Note(name)
        where value is not null
        select new Note(name, value);

    /// <summary>The value of a note.</summary>
    public object? Note(string name) =>
        this[name] switch
        {
            null => null,
            JValue { Type: JTokenType.Boolean, Value: bool flag } => flag,
            JValue { Type: JTokenType.Integer, Value: long number } => number,
            JValue { Type: JTokenType.Float, Value: double number } when double.IsFinite(number) => number,
            JValue value => TextOf(value),
            JArray list when list.All(item => item is JValue) => list.Count == 0 ? null : string.Join(", ", Texts(name)),
            var other => Clean(other.ToString(Formatting.None)),
        };

    /// <summary>Text that a file can hold: half a surrogate pair becomes U+FFFD.</summary>
    public static string Clean(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? text
            : text.EnumerateRunes().Aggregate(new StringBuilder(), (clean, rune) => clean.Append(rune.ToString())).ToString();

    private static string TextOf(JValue value) =>
        value.Type switch
        {
            JTokenType.String => Clean(value.Text()!),
            // With its point, as it was written: a version of 1.0 is none of 1.
            JTokenType.Float => JsonConvert.ToString(value.AnyNumber()!.Value),
            JTokenType.Boolean => value.Flag() == true ? "true" : "false",
            _ => Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "",
        };

    private RowException Wrong(string name, string expected)
    {
        var value = json.At(name)!;
        var shown = value.ToString(Formatting.None);
        var line = value is IJsonLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;
        return new(
            $"{name} is {(shown.Length <= 40 ? shown : shown[..40] + "…")}, which is not {expected}"
                + BudgetReader.PlaceOf(line, value.Path == name ? "" : value.Path)
        );
    }
}
