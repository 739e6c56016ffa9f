using System.Globalization;

namespace TaskSpec.Tables;

/// <summary>The cells of one row as texts by their columns' names.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="cell">The text of a column's cell; null or empty where there is none.</param>
public sealed class TextCells(string file, long line, Func<string, string?> cell) : Cells(new(file))
{
    /// <inheritdoc/>
    public override long Number => line;

    /// <inheritdoc/>
    public override bool Has(Place place) => cell(place.Column) is not null;

    /// <inheritdoc/>
    public override string? Text(Place place) => cell(place.Column) is { Length: > 0 } text ? text : null;

    /// <inheritdoc/>
    protected override bool? TryNumber(Place place, out double number)
    {
        number = 0;
        return Text(place) is { } text
            ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            : null;
    }
}
