using System.Globalization;

namespace TaskSpec.Tables;

/// <summary>How the places of a source's rows are told.</summary>
/// <param name="Name">The file or table.</param>
/// <param name="Unit">What rows are counted by: lines of a text, rows of others.</param>
public sealed record RowPlaces(string Name, string Unit = "line")
{
    /// <summary>A row's place in words.</summary>
    /// <param name="number">From 1.</param>
    public string Of(long number) => string.Create(CultureInfo.InvariantCulture, $"{Name}, {Unit} {number}");
}

/// <summary>A row and where it is.</summary>
internal readonly record struct ReadRow<TRow>(TRow Row, RowPlaces Places, long Number)
{
    /// <summary>Where it is, in words.</summary>
    public string Place => Places.Of(Number);
}
