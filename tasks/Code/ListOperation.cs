using static System.FormattableString;

namespace Tour;

/// <summary>One operation on a list of whole numbers: in words, as Python, and as what it does.</summary>
internal sealed record ListOperation(string Words, string Python, Func<IReadOnlyList<long>, IEnumerable<long>> Apply)
{
    private static readonly Func<long, ListOperation>[] All =
    [
        _ => new("reverse the list", "xs[::-1]", xs => xs.Reverse()),
        _ => new("sort it, smallest first", "sorted(xs)", xs => xs.Order()),
        _ => new("keep the even numbers", "[x for x in xs if x % 2 == 0]", xs => xs.Where(x => x % 2 == 0)),
        _ => new("drop repeats, keeping the first of each", "list(dict.fromkeys(xs))", xs => xs.Distinct()),
        _ => new("keep every second number, from the first on", "xs[::2]", xs => xs.Where((_, i) => i % 2 == 0)),
        _ =>
            new(
                "replace the numbers by their running sums",
                "[sum(xs[: i + 1]) for i in range(len(xs))]",
                xs => xs.Select((_, i) => xs.Take(i + 1).Sum())
            ),
        _ =>
            new(
                "replace the numbers by what each exceeds the one before it by, leaving out the first",
                "[b - a for a, b in zip(xs, xs[1:])]",
                xs => xs.Zip(xs.Skip(1), (a, b) => b - a)
            ),
        k => new(Invariant($"drop the first {k}"), Invariant($"xs[{k}:]"), xs => xs.Skip((int)k)),
        k => new(Invariant($"add {k} to each number"), Invariant($"[x + {k} for x in xs]"), xs => xs.Select(x => x + k)),
        k => new(Invariant($"multiply each number by {k}"), Invariant($"[x * {k} for x in xs]"), xs => xs.Select(x => x * k)),
        k =>
            new(
                Invariant($"move the first {k} to the end"),
                Invariant($"xs[{k}:] + xs[:{k}]"),
                xs => xs.Where((_, i) => i >= k).Concat(xs.Where((_, i) => i < k))
            ),
        k =>
            new(Invariant($"drop the numbers below {k}"), Invariant($"[x for x in xs if x >= {k}]"), xs => xs.Where(x => x >= k)),
    ];

    /// <summary>Four different operations, each with a number from 2 to 5 where it takes one.</summary>
    public static ListOperation[] DrawFour(Dice dice) => [.. dice.Shuffle(All).Take(4).Select(make => make(dice.Between(2, 5)))];
}
