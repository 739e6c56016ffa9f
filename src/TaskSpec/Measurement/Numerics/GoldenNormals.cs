using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace TaskSpec.Measurement;

/// <summary>Fixed quasi-random normal draws: no table, no seed, and no aliasing with evenly spaced nodes.</summary>
/// <remarks>
/// The additive recurrence frac(½ + i·φ^−j), j = 1 … k, on the generalised golden ratio φ^(k+1) = φ + 1, through Φ⁻¹.
/// docs/model.md §7.
/// </remarks>
public static class GoldenNormals
{
    private static readonly ConcurrentDictionary<(int, int), double[]> Known = new();

    /// <summary>The draws as [count, dimensions], row by row.</summary>
    public static double[,] Draws(int count, int dimensions)
    {
        var flat = Flat(count, dimensions);
        var draws = new double[count, dimensions];
        for (var i = 0; i < flat.Length; i++)
            draws[i / dimensions, i % dimensions] = flat[i];
        return draws;
    }

    internal static double[] Flat(int count, int dimensions)
    {
        if (Known.TryGetValue((count, dimensions), out var known))
            return known;
        var flat = Compute(count, dimensions);
        if (Known.Count >= 16)
            Known.Clear();
        return Known.GetOrAdd((count, dimensions), flat);
    }

    [MethodImpl(Jit.Optimized)]
    internal static double[] Compute(int count, int dimensions)
    {
        var ratio = 2.0;
        for (var i = 0; i < 60; i++)
            ratio = Math.Pow(1 + ratio, 1.0 / (dimensions + 1));
        var draws = new double[count * dimensions];
        for (var j = 0; j < dimensions; j++)
        {
            var step = Math.Pow(ratio, -(j + 1));
            for (var i = 0; i < count; i++)
            {
                var place = 0.5 + (i + 1) * step;
                var fraction = place - Math.Floor(place);
                draws[i * dimensions + j] = Normal.Quantile(Math.Min(1 - 1e-9, Math.Max(1e-9, fraction)));
            }
        }
        return draws;
    }
}
