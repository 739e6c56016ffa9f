namespace TaskSpec.Scaling.Correlations;

/// <summary>The eigenvalues of the correlations of normal noise, by what is known of large matrices of it.</summary>
/// <remarks>
/// The largest exceeds the edge of Marchenko and Pastur (1967) by a variate of Tracy and Widom, centred and scaled as Johnstone (2001) and
/// Ma (2012) do. Of the others the edge's law says where the k-th lies, and by how many places it varies (Gustavsson 2005; O'Rourke 2010).
/// docs/results/correlations.md has how far simulated noise is from this.
/// </remarks>
internal static class NoiseLaw
{
    // The 95th percentile of the first law of Tracy and Widom.
    private const double Largest = 0.9793;
    private const double Percentile = 1.6448536269514722;
    private const double Half = 0.5;
    private const int Steps = 1 << 14;

    /// <summary>The 95th percentile of each eigenvalue that is not 0, the largest first.</summary>
    /// <param name="rows">Over how many rows, whose mean is taken away.</param>
    /// <param name="series">Of how many series.</param>
    public static double[] Limits(int rows, int series)
    {
        double free = rows - 1,
            large = Math.Max(free, series) - Half,
            small = Math.Min(free, series) - Half,
            // Lengths of 1 instead of random ones take this away, as simulated noise shows.
            scale = (1 - 2 / Math.Sqrt(free * series)) / free,
            centre = large + small,
            radius = 2 * Math.Sqrt(large * small),
            width = Math.Sqrt(centre + radius) * Math.Pow(1 / Math.Sqrt(large) + 1 / Math.Sqrt(small), 1.0 / 3);
        var limits = new double[Math.Min(rows - 1, series)];
        limits[0] = scale * (centre + radius + width * Largest);
        // Down from the edge, at centre + radius·cos(angle), as long as fewer eigenvalues are above than there should be.
        double above = 0,
            angle = 0;
        const double step = Math.PI / Steps;
        for (var i = 1; i < limits.Length; i++)
        {
            var wanted = PlaceOf(i + 1);
            while (above < wanted && angle < Math.PI)
            {
                var middle = angle + step / 2;
                var sine = radius * Math.Sin(middle);
                above += step * sine * sine / (2 * Math.PI * (centre + radius * Math.Cos(middle)));
                angle += step;
            }

            limits[i] = scale * (centre + radius * Math.Cos(angle));
        }

        return limits;
    }

    /// <summary>How many eigenvalues lie above where the k-th is at its 95th percentile, in the mean.</summary>
    private static double PlaceOf(int k) => k - 0.75 - Percentile * Math.Sqrt(2 / (Math.PI * Math.PI) * (Math.Log(k) + 0.6));
}
