using static System.FormattableString;

namespace Tour;

/// <summary>One row of a table of sales.</summary>
internal sealed record Sale(long Id, string City, string Product, long Units, long Price, long Day)
{
    /// <summary>The cities that sales are in.</summary>
    public static readonly string[] Cities = ["Bergen", "Lyon", "Porto", "Turin"];

    /// <summary>The products that are sold.</summary>
    public static readonly string[] Products = ["chair", "desk", "lamp", "shelf"];

    /// <summary>A row drawn by the dice.</summary>
    public static Sale Draw(long id, Dice dice) =>
        new(id, dice.Pick(Cities), dice.Pick(Products), dice.Between(1, 40), dice.Between(5, 99), dice.Between(1, 28));

    /// <summary>The row as it stands in a CSV file.</summary>
    public string Csv => Invariant($"{Id},{City},{Product},{Units},{Price},{Day}");
}
