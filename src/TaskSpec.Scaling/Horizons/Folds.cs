using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Horizons;

/// <summary>Cells that are held out together.</summary>
internal static class Folds
{
    private const int Most = 10;

    /// <summary>Up to ten parts of about as many units, in an order that the seed alone decides.</summary>
    public static IReadOnlyList<EffectCell[]> Of<TUnit>(EffectCell[] cells, Func<EffectCell, TUnit> unit, ulong seed)
        where TUnit : notnull
    {
        var random = new SplitMix64(seed);
        EffectCell[][] units =
        [
            .. cells
                .GroupBy(unit)
                .Select(group => (Cells: group.ToArray(), At: random.NextUniform()))
                .OrderBy(group => group.At)
                .Select(group => group.Cells),
        ];
        return
        [
            .. units
                .Index()
                .GroupBy(item => item.Index % Most, item => item.Item)
                .Select(fold => fold.SelectMany(part => part).ToArray()),
        ];
    }
}
