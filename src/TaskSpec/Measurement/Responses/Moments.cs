namespace TaskSpec.Measurement;

/// <summary>A score's mean, its slope in u, its variance, and the information about u; all per attempt.</summary>
internal readonly record struct Moments(double Mean, double Slope, double Variance, double Information)
{
    /// <summary>The information that the mean alone carries: slope² / variance.</summary>
    public static Moments Of(double mean, double slope, double variance, double least = Response.LeastVariance) =>
        new(mean, slope, variance, slope * (slope / Math.Max(variance, least)));

    /// <summary>A score of 0 or 1. <paramref name="failure"/> is 1 − mean, given apart to keep its precision.</summary>
    public static Moments Binary(double mean, double failure, double slope, double least = Response.LeastVariance) =>
        Of(mean, slope, mean * failure, least);

    /// <summary>A score in 0..1 that a share g of attempts get in full by chance and a share 1 − c cannot get.</summary>
    /// <remarks>The total variance is that within the remaining attempts plus that between the three kinds; no differences are taken.</remarks>
    public Moments Within(double floor, double ceiling)
    {
        if (floor == 0 && ceiling == 1)
            return this;
        var share = ceiling - floor;
        var mean = floor + share * Mean;
        var between = floor * (1 - mean) * (1 - mean) + (1 - ceiling) * mean * mean + share * (Mean - mean) * (Mean - mean);
        return Of(mean, share * Slope, share * Variance + between);
    }
}
