using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace TaskSpec.Scaling.Correlations;

/// <summary>How many factors series share beyond what unrelated ones of the same number and length would show (Horn 1965).</summary>
public static class ParallelAnalysis
{
    private const int Draws = 200;
    private const double Work = 1e8;
    private const double Share = 0.95;

    /// <summary>The number of leading eigenvalues above the 95th percentile of those of noise.</summary>
    /// <param name="spectrum">Of the series.</param>
    /// <param name="seed">Of the noise.</param>
    public static int Factors(Spectrum spectrum, int seed)
    {
        var limits = Limits(spectrum.Rows, spectrum.Values.Count, seed);
        return spectrum.Values.TakeWhile((value, i) => i < limits.Length && value > limits[i]).Count();
    }

    /// <summary>The 95th percentile of each eigenvalue of normal noise that is not 0, the largest first.</summary>
    /// <remarks>Simulated where that is soon done. The law of large matrices is nearer to the truth than the few draws that larger ones leave time for.</remarks>
    public static double[] Limits(int rows, int series, int seed)
    {
        double side = Math.Min(rows, series);
        if (Draws * (20 * Math.Pow(side, 3) + 100 * side * series) > Work)
            return NoiseLaw.Limits(rows, series);
        var found = Simulated(rows, series, seed, Draws);
        return
        [
            .. Enumerable
                .Range(0, Math.Min(rows - 1, series))
                .Select(i => found.Select(values => values[i]).Order().ElementAt((int)Math.Ceiling(Share * Draws) - 1)),
        ];
    }

    /// <summary>Eigenvalues of some draws of noise.</summary>
    internal static IReadOnlyList<double>[] Simulated(int rows, int series, int seed, int draws)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        return [.. Enumerable.Range(0, draws).Select(_ => Spectrum.Of(Noise(random, rows, series))!.Values)];
    }

    /// <summary>Series whose correlations are those of normal noise.</summary>
    /// <remarks>
    /// Many rows need not be drawn: Bartlett's triangle (1933) has the same products as all of them. It is on top of a mirror image of itself,
    /// so that taking means away changes nothing.
    /// </remarks>
    private static double[][] Noise(Random random, int rows, int series)
    {
        double Normally() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
        if (rows <= series)
            return [.. Enumerable.Range(0, series).Select(_ => Enumerable.Range(0, rows).Select(_ => Normally()).ToArray())];
        return
        [
            .. Enumerable
                .Range(0, series)
                .Select(j =>
                {
                    double[] half =
                    [
                        .. Enumerable
                            .Range(0, series)
                            .Select(i =>
                                i > j ? 0
                                : i < j ? Normally()
                                // Chi-squared, as a gamma variate: the library's chi-squared draws a normal one for each degree of freedom.
                                : Math.Sqrt(Gamma.Sample(random, (rows - 1 - i) / 2.0, 0.5))
                            ),
                    ];
                    return (double[])[.. half, .. half.Select(value => -value)];
                }),
        ];
    }
}
