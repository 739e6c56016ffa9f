using System.Globalization;

namespace TaskSpec.Catalogs;

/// <summary>The numbers that an argument can be.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
public sealed record ValueRange(double Least, double Most)
{
    /// <summary>The most of an amount: no bound but that of sense.</summary>
    public const double MostAmount = 1e15;

    /// <summary>Whether the smallest itself is out of it.</summary>
    public bool AboveLeast { get; init; }

    /// <summary>Whether the largest itself is out of it.</summary>
    public bool BelowMost { get; init; }

    /// <summary>Whether an infinity is in it, and stands for no bound.</summary>
    public bool MayBeInfinite { get; init; }

    /// <summary>Whether its attribute says nothing without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Another argument of the same attribute that bounds it from below.</summary>
    public string? NotUnder { get; init; }

    /// <summary>Another argument of the same attribute that bounds it from above.</summary>
    public string? NotOver { get; init; }

    /// <summary>Whether a number is in it; what is no number is in none.</summary>
    public bool Contains(double value) =>
        double.IsInfinity(value)
            ? MayBeInfinite
            : (AboveLeast ? value > Least : value >= Least) && (BelowMost ? value < Most : value <= Most);

    /// <summary>The range once the argument that bounds it is known.</summary>
    /// <param name="bound">The value of <see cref="NotUnder"/> or <see cref="NotOver"/>; null, or one that is out of range itself, bounds nothing.</param>
    public ValueRange Given(double? bound) =>
        !(bound >= Least && bound <= Most) ? this
        : NotOver is null ? this with { Least = bound.Value }
        : this with { Most = bound.Value };

    /// <summary>What a number that is not in the range must be, in words: the bound that it passes is among them.</summary>
    public string Words(double value) =>
        IsUnbounded && value > Most && !double.IsInfinity(value) ? "at most " + Bound(Most)
        : IsUnbounded && value < Least && !double.IsInfinity(value) ? (AboveLeast ? "above " : "at least ") + Bound(Least)
        : ToString();

    /// <summary>The range in words: from 0 to below 1.</summary>
    public override string ToString()
    {
        var least = (AboveLeast ? "above " : "at least ") + Bound(Least);
        if (Most is int.MaxValue or Json.Fields.MostExact)
            return least;
        if (IsUnbounded)
            return Least < 0 ? "finite" : "finite and " + least;
        if (AboveLeast)
            return $"{least} and at most {Bound(Most)}";
        return $"from {Bound(Least)} to {(BelowMost ? "below " : "")}{Bound(Most)}";
    }

    // The largest is there to keep figures sound, and no author need hear of it but one who passes it.
    private bool IsUnbounded => Most is int.MaxValue or Json.Fields.MostExact or MostAmount or double.MaxValue;

    // Nobody counts the zeros of a quadrillion.
    private static string Bound(double value) =>
        Math.Abs(value) is MostAmount ? value.ToString("0e0", CultureInfo.InvariantCulture) : Shown(value);

    /// <summary>A number as an author would write it.</summary>
    public static string Shown(double value) =>
        double.IsPositiveInfinity(value) ? "infinity"
        : double.IsNegativeInfinity(value) ? "-infinity"
        : value.ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e").Replace("E", "e");
}
