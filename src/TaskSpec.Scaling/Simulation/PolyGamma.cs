namespace TaskSpec.Scaling.Simulation;

/// <summary>Mean and variance of the logarithm of a gamma variable are digamma − ln and trigamma of its shape.</summary>
internal static class PolyGamma
{
    // From here the asymptotic series is good to 1e-8.
    private const double Large = 20;

    public static double Digamma(double x) => x < Large ? Digamma(x + 1) - 1 / x : Math.Log(x) - 1 / (2 * x) - 1 / (12 * x * x);

    public static double Trigamma(double x) =>
        x < Large ? Trigamma(x + 1) + 1 / (x * x) : 1 / x + 1 / (2 * x * x) + 1 / (6 * x * x * x);
}
