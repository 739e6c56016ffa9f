using static System.FormattableString;

namespace Tour;

/// <summary>Which rows to keep, in words and as a condition.</summary>
internal sealed record Selection(string Words, Func<Sale, bool> Keeps)
{
    /// <summary>One of seven conditions, with its own constant.</summary>
    public static Selection Draw(Dice dice)
    {
        var (city, product, units, price) = (
            dice.Pick(Sale.Cities),
            dice.Pick(Sale.Products),
            dice.Between(8, 30),
            dice.Between(30, 80)
        );
        return dice.Pick<Selection>([
            new($"the city is {city}", sale => sale.City == city),
            new($"the product is {product}", sale => sale.Product == product),
            new(Invariant($"units are above {units}"), sale => sale.Units > units),
            new(Invariant($"the price is below {price}"), sale => sale.Price < price),
            new("the day is an even number", sale => sale.Day % 2 == 0),
            new("the day is at most 14", sale => sale.Day <= 14),
            new("the price divides by 3", sale => sale.Price % 3 == 0),
        ]);
    }
}

/// <summary>What to work out for each row, in words and as a function.</summary>
internal sealed record Reckoning(string Words, Func<Sale, long> Value)
{
    /// <summary>One of seven formulas.</summary>
    public static Reckoning Draw(Dice dice) =>
        dice.Pick<Reckoning>([
            new("units times price", sale => sale.Units * sale.Price),
            new("the square of units", sale => sale.Units * sale.Units),
            new("price less units", sale => sale.Price - sale.Units),
            new("the sum of the digits of the price", sale => sale.Price / 10 + sale.Price % 10),
            new("price times the days from the sale to day 30", sale => sale.Price * (30 - sale.Day)),
            new("the remainder of price over units", sale => sale.Price % sale.Units),
            new("units plus twice the day", sale => sale.Units + 2 * sale.Day),
        ]);
}

/// <summary>What to report of the values, in words and as a function of the rows and their values.</summary>
internal sealed record Report(string Words, Func<IReadOnlyList<(Sale Sale, long Value)>, string> Of)
{
    /// <summary>One of seven reports.</summary>
    public static Report Draw(Dice dice) =>
        dice.Pick<Report>([
            new("the sum of the values", rows => Text(rows.Sum(row => row.Value))),
            new("the largest value less the smallest", rows => Text(rows.Max(row => row.Value) - rows.Min(row => row.Value))),
            new(
                "the id of the row with the largest value, the first of them",
                rows => Text(rows.MaxBy(row => row.Value).Sale.Id)
            ),
            new("how many different values there are", rows => Text(rows.DistinctBy(row => row.Value).Count())),
            new("the last value less the first", rows => Text(rows[^1].Value - rows[0].Value)),
            new("how many values are odd", rows => Text(rows.Count(row => row.Value % 2 != 0))),
            new("the city with the largest sum of values, the first in the alphabet", FirstCity),
        ]);

    private static string FirstCity(IReadOnlyList<(Sale Sale, long Value)> rows) =>
        rows.GroupBy(row => row.Sale.City)
            .OrderByDescending(city => city.Sum(row => row.Value))
            .ThenBy(city => city.Key, StringComparer.Ordinal)
            .First()
            .Key;

    private static string Text(long number) => Invariant($"{number}");
}
