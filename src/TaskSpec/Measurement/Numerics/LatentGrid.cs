namespace TaskSpec.Measurement;

/// <summary>The grid of the latent u = ln Λ on which responses are tabulated: −16 to 7 in steps of 0.02.</summary>
/// <remarks>Outside it a score is at its floor or ceiling to within 1e-7, so values there are those of the nearest end.</remarks>
internal static class LatentGrid
{
    public const double Low = -16;
    public const double High = 7;
    public const int Count = 1151;
    public const double Step = (High - Low) / (Count - 1);

    public static double At(int index) => Low + Step * index;

    public static double Clamp(double u) =>
        u < Low ? Low
        : u > High ? High
        : u;

    /// <summary>Linear interpolation, constant beyond the ends.</summary>
    public static double Linear(double[] table, double u)
    {
        var place = (Clamp(u) - Low) / Step;
        var index = Math.Min((int)place, Count - 2);
        var share = place - index;
        return table[index] + share * (table[index + 1] - table[index]);
    }

    /// <summary>Four-point Lagrange interpolation, constant beyond the ends; error about f⁗·h⁴/43.</summary>
    public static double Cubic(double[] table, double u)
    {
        var place = (Clamp(u) - Low) / Step;
        var index = Math.Max(1, Math.Min((int)place, Count - 3));
        var s = place - index;
        double below = s + 1,
            above = s - 1,
            far = s - 2;
        return -s * above * far / 6 * table[index - 1]
            + below * above * far / 2 * table[index]
            - below * s * far / 2 * table[index + 1]
            + below * s * above / 6 * table[index + 2];
    }
}
