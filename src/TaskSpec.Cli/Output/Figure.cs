using System.Globalization;

namespace TaskSpec.Cli.Output;

/// <summary>Numbers as people read them, in the invariant culture.</summary>
internal static class Figure
{
    /// <summary>Score points, to three digits after the point.</summary>
    public static string Points(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>An interval of score points; nothing where an end is no number.</summary>
    public static string Points(double low, double high) =>
        double.IsFinite(low) && double.IsFinite(high) ? $"{Points(low)}–{Points(high)}" : "";

    /// <summary>A count or an effective number: whole where it is whole or large.</summary>
    public static string Count(double value) =>
        value.ToString(value >= 100 || value == Math.Floor(value) ? "#,0" : "0.0", CultureInfo.InvariantCulture);

    /// <summary>A factor, such as a penalty.</summary>
    public static string Factor(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Training compute in FLOP.</summary>
    public static string Flop(double value) => value.ToString("0.##e0", CultureInfo.InvariantCulture);

    /// <summary>The smallest, middle and largest of some values, or nothing.</summary>
    public static string Range(Catalogs.Range? range) =>
        range is null ? ""
        : range.Min == range.Max ? Count(range.Min)
        : $"{Count(range.Min)}–{Count(range.Max)}, median {Count(range.Median)}";

    /// <summary>A count with its noun.</summary>
    public static string Of(double count, string noun, string? plural = null) =>
        $"{Count(count)} {(count == 1 ? noun : plural ?? noun + "s")}";
}
