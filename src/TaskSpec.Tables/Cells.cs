using System.Globalization;

namespace TaskSpec.Tables;

/// <summary>The cells of the row that a file is at, each read as what it must be or refused with its place.</summary>
/// <param name="places">How the row's place is told.</param>
public abstract class Cells(RowPlaces places)
{
    /// <summary>How the row's place is told.</summary>
    public virtual RowPlaces Places => places;

    /// <summary>The number of the row's line, or of the row, from 1.</summary>
    public abstract long Number { get; }

    /// <summary>Whether the row has the column, if empty.</summary>
    public virtual bool Has(Place place) => place.Index >= 0;

    /// <summary>The text, or null where it is empty.</summary>
    public abstract string? Text(Place place);

    /// <summary>The text.</summary>
    /// <exception cref="TableException">It is empty.</exception>
    public string Required(Place place) => Text(place) ?? throw Missing(place);

    /// <summary>A finite number, or null where the cell is empty.</summary>
    /// <exception cref="TableException">It is no finite number.</exception>
    public double? Finite(Place place) =>
        TryNumber(place, out var number) switch
        {
            null => null,
            true when double.IsFinite(number) => number,
            _ => throw Bad(place, "it must be a finite number"),
        };

    /// <summary>A finite number.</summary>
    /// <exception cref="TableException">It is empty or no finite number.</exception>
    public double RequiredNumber(Place place) => Finite(place) ?? throw Missing(place);

    /// <summary>A number above 0, or null.</summary>
    /// <exception cref="TableException">It is no such number.</exception>
    public double? Positive(Place place) =>
        Finite(place) is not { } number ? null
        : number > 0 ? number
        : throw Bad(place, "it must be above 0");

    /// <summary>A number of at least 0, or null.</summary>
    /// <exception cref="TableException">It is no such number.</exception>
    public double? NotNegative(Place place) =>
        Finite(place) is not { } number ? null
        : number >= 0 ? number
        : throw Bad(place, "it must be at least 0");

    /// <summary>A number from 0 to 1, or null.</summary>
    /// <exception cref="TableException">It is no such number.</exception>
    public double? Share(Place place) =>
        Finite(place) is not { } number ? null
        : number is >= 0 and <= 1 ? number
        : throw Bad(place, "it must be from 0 to 1, after the metric's worst and best value");

    /// <summary>A whole number of at least 0, or null.</summary>
    /// <exception cref="TableException">It is no such number.</exception>
    public int? Count(Place place) =>
        Finite(place) is not { } number ? null
        : number is >= 0 and <= int.MaxValue && number == Math.Floor(number) ? (int)number
        : throw Bad(place, "it must be a whole number");

    /// <summary>An ISO date, or null.</summary>
    /// <exception cref="TableException">It is no date.</exception>
    public DateOnly? Date(Place place) =>
        Text(place) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Bad(place, "it must be a date such as 2026-01-31");

    /// <summary>The error of a cell that holds something else than it must.</summary>
    public TableException Bad(Place place, string must) =>
        new($"{Places.Of(Number)}, column '{place.Column}': '{Shown(Text(place) ?? "")}' will not do; {must}");

    /// <summary>The error of a cell that is empty.</summary>
    public TableException Missing(Place place) =>
        new($"{Places.Of(Number)}, column '{place.Column}': it is empty; every row needs it");

    /// <summary>What stands there as a number, in the invariant culture.</summary>
    /// <returns>Whether it is one; null where nothing stands there.</returns>
    protected abstract bool? TryNumber(Place place, out double number);

    private static string Shown(string text)
    {
        var line = new string([.. text.Take(60).Select(c => char.IsControl(c) ? '?' : c)]);
        return text.Length > 60 ? line + "…" : line;
    }
}
