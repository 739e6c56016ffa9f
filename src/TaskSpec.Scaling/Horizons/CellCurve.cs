using System.Runtime.CompilerServices;

namespace TaskSpec.Scaling.Horizons;

/// <summary>The log-likelihood of one agent's runs at one task over η, by cubics between the nodes of a grid; straight beyond its ends.</summary>
internal sealed class CellCurve
{
    /// <summary>The first node.</summary>
    public const double Low = -25;

    /// <summary>Between two nodes; narrower than any likelihood of a few hundred runs.</summary>
    public const double Step = 0.1;

    /// <summary>How many nodes.</summary>
    public const int Nodes = 451;

    // By node: the value, its slope a step, the derivative in the variance of the noise, and its slope a step.
    private readonly double[] nodes = new double[4 * Nodes];

    /// <summary>From its values and their derivatives in η and in the noise's variance at the nodes.</summary>
    public CellCurve(double[] values, double[] slopes, double[] byVariance)
    {
        for (var i = 0; i < Nodes; i++)
        {
            nodes[4 * i] = values[i];
            nodes[4 * i + 1] = slopes[i] * Step;
            nodes[4 * i + 2] = byVariance[i];
            nodes[4 * i + 3] = (byVariance[Math.Min(i + 1, Nodes - 1)] - byVariance[Math.Max(i - 1, 0)]) / 2;
        }
    }

    /// <summary>A node.</summary>
    public static double Node(int i) => Low + i * Step;

    /// <summary>The log-likelihood, with its derivatives in η and in the variance of the noise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(double eta, out double slope, out double variance)
    {
        var place = (eta - Low) * (1 / Step);
        var i = Math.Clamp((int)place, 0, Nodes - 2);
        var beyond = place - i;
        var t = Math.Clamp(beyond, 0, 1);
        var at = nodes.AsSpan(4 * i, 8);
        variance = Cubic(at[2], at[6], at[3], at[7], t, out _);
        var value = Cubic(at[0], at[4], at[1], at[5], t, out slope);
        value += (beyond - t) * slope;
        slope *= 1 / Step;
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cubic(double from, double to, double rise, double riseAfter, double t, out double slope)
    {
        var second = 3 * (to - from) - 2 * rise - riseAfter;
        var third = 2 * (from - to) + rise + riseAfter;
        slope = rise + t * (2 * second + 3 * t * third);
        return from + t * (rise + t * (second + t * third));
    }
}
