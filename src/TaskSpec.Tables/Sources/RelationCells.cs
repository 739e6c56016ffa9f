using System.Data.Common;
using System.Globalization;

namespace TaskSpec.Tables;

/// <summary>The cells of the row that an engine's answer is at.</summary>
/// <param name="reader">The answer, of whole numbers, numbers and texts alone.</param>
/// <param name="name">The table, for messages.</param>
/// <param name="number">Which column numbers rows from 0; negative where they are counted.</param>
/// <param name="file">Which column names the row's file; negative where there is one.</param>
internal sealed class RelationCells(DbDataReader reader, string name, int number, int file) : Cells(new RowPlaces(name, Unit))
{
    private const string Unit = "row";
    private readonly Dictionary<string, RowPlaces> files = new(StringComparer.Ordinal);
    private readonly RowPlaces whole = new(name, Unit);
    private readonly Type[] types = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType)];
    private readonly Interned?[] seen = [.. Enumerable.Range(0, reader.FieldCount).Select(_ => new Interned())];
    private long count;

    public override long Number => number < 0 ? count : reader.GetInt64(number) + 1;

    public override RowPlaces Places
    {
        get
        {
            if (file < 0)
                return whole;
            var of = reader.GetString(file);
            return files.TryGetValue(of, out var known) ? known : files[of] = new(of, Unit);
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        count++;
        return reader.Read();
    }

    public override string? Text(Place place)
    {
        if (place.Index < 0 || reader.IsDBNull(place.Index))
            return null;
        if (types[place.Index] == typeof(string))
            return seen[place.Index]!.Of(reader.GetString(place.Index)) is { Length: > 0 } text ? text : null;
        return ((IFormattable)reader.GetValue(place.Index)).ToString(null, CultureInfo.InvariantCulture);
    }

    protected override bool? TryNumber(Place place, out double value)
    {
        value = 0;
        if (place.Index < 0 || reader.IsDBNull(place.Index))
            return null;
        var type = types[place.Index];
        if (type == typeof(string))
            return Text(place) is { } text
                ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                : null;
        value = type == typeof(double) ? reader.GetDouble(place.Index) : reader.GetInt64(place.Index);
        return true;
    }

    /// <summary>Texts of a column, of which most repeat one shortly before and stay one string then.</summary>
    private sealed class Interned
    {
        private const int Slots = 1 << 10;
        private readonly string?[] texts = new string?[Slots];

        public string Of(string text)
        {
            ref var slot = ref texts[string.GetHashCode(text) & (Slots - 1)];
            return slot == text ? slot : slot = text;
        }
    }
}
