using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>The ladders that could be evaluated instead of a declared one, all on the same grid of models.</summary>
/// <remarks>
/// A further model never raises the forecast error, but spacing the models anew may (docs/model.md §8). So a ladder is only ever cut at its
/// top, thinned to every second model, filled half-way, or carried on towards the target. Small models cost next to nothing and are kept.
/// </remarks>
public static class NestedLadders
{
    private const double Above = .5;
    private const double NearTarget = .25;
    private const int MostAbove = 8;
    private const int MostModels = 64;
    private const int MostTops = 16;

    /// <summary>The declared ladder and the others, by what training their models costs, the cheapest first.</summary>
    /// <param name="declared">The declared ladder, by rising compute.</param>
    /// <param name="leastModels">How many models another ladder has at least.</param>
    /// <param name="leastDecades">How many decades of compute another ladder spans at least.</param>
    public static EquatableArray<Ladder> Of(Ladder declared, double leastModels, double leastDecades)
    {
        double[] own = [.. declared.LogFlop];
        var below = own.Skip(1).Select((rung, i) => (own[i] + rung) / 2);
        var second = own.Where((_, i) => (own.Length - 1 - i) % 2 == 0);
        double[] filled = [.. own.Concat(below).OrderBy(rung => rung)];
        var top = own[own.Length - 1];
        double[] above =
        [
            .. Enumerable
                .Range(1, MostAbove)
                .Select(i => top + i * Above)
                .TakeWhile(rung => rung <= declared.TargetLogFlop - NearTarget + 1e-9),
        ];
        double[][] grids =
        [
            [.. own, .. above],
            [.. second],
            [.. filled, .. above],
        ];
        return grids
            .SelectMany(grid => Cuts(grid, leastModels, leastDecades))
            .Select(rungs => new Ladder(rungs, declared.TargetLogFlop))
            .Append(declared)
            .Distinct()
            .OrderBy(ladder => StudyCost.Training(ladder))
            .ToEquatableArray();
    }

    // Of a ladder with very many models, not every one is tried as its top.
    private static IEnumerable<EquatableArray<double>> Cuts(double[] grid, double leastModels, double leastDecades)
    {
        var stride = (grid.Length + MostTops - 1) / MostTops;
        for (var models = grid.Length; models >= Math.Max(1, leastModels); models -= stride)
        {
            if (models <= MostModels && grid[models - 1] - grid[0] >= leastDecades - 1e-9)
                yield return grid.Take(models).ToEquatableArray();
        }
    }
}
