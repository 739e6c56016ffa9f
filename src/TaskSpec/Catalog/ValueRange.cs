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

    /// <summary>The range in words: from 0 to below 1.</summary>
    public override string ToString()
    {
        var least = (AboveLeast ? "above " : "at least ") + Shown(Least);
        if (Most is int.MaxValue or Json.Fields.MostExact)
            return least;
        if (Most is MostAmount or double.MaxValue)
            return Least < 0 ? "finite" : "finite and " + least;
        if (AboveLeast)
            return $"{least} and at most {Shown(Most)}";
        return $"from {Shown(Least)} to {(BelowMost ? "below " : "")}{Shown(Most)}";
    }

    /// <summary>A number as an author would write it.</summary>
    public static string Shown(double value) =>
        double.IsPositiveInfinity(value) ? "infinity"
        : double.IsNegativeInfinity(value) ? "-infinity"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
