using TaskSpec.Scaling.Correlations;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>The table of pairs of things that correlate.</summary>
internal static class PairsTable
{
    public static Table<Correlation> Pairs { get; } =
        new(
            "pairs",
            ["a", "b", "r", "n"],
            [
                new("a", pair => pair.A),
                new("b", pair => pair.B),
                new("r", pair => pair.R),
                new("low", pair => pair.Interval?.Low),
                new("high", pair => pair.Interval?.High),
                new("n", pair => pair.N),
                new("ceiling", pair => pair.Ceiling),
                new("corrected", pair => pair.Corrected),
            ],
            Reading,
            (pair, key) => key.Add(pair.A).Add(pair.B)
        );

    private static Func<Cells, Correlation> Reading(Func<string, Place> at)
    {
        Place a = at("a"),
            b = at("b"),
            r = at("r"),
            low = at("low"),
            high = at("high"),
            n = at("n"),
            ceiling = at("ceiling");
        return cells =>
            new(
                cells.Required(a),
                cells.Required(b),
                cells.RequiredNumber(r),
                cells.Finite(low) is { } from && cells.Finite(high) is { } to ? (from, to) : null,
                cells.Count(n) ?? throw cells.Missing(n),
                cells.Finite(ceiling)
            );
    }
}
