namespace TaskSpec.Measurement;

/// <summary>η: information about scale in one attempt of exact match, relative to the token score of the same output.</summary>
/// <remarks>Unlike a straight line's fit it does not change when a score is relabelled. docs/model.md §2.</remarks>
public static class InformationEfficiency
{
    /// <summary>L(e^ℓ − 1)/(e^(Lℓ) − 1) in (0, 1], ℓ = −ln p, tokens independent.</summary>
    public static double OfExactMatch(double tokenProbability, double length)
    {
        var surprisal = Surprisal.Of(tokenProbability);
        return surprisal <= 0 ? 1 : length * Surprisal.Expm1(surprisal) / Surprisal.Expm1(length * surprisal);
    }

    /// <summary>Λ at which exact match says most: the root of Λ = 2(1 − e^−Λ), a success rate of about 0.203.</summary>
    public static double MostInformativeSurprisal { get; } = Root();

    private static double Root()
    {
        var surprisal = 1.6;
        for (var i = 0; i < 60; i++)
            surprisal = -2 * Surprisal.Expm1(-surprisal);
        return surprisal;
    }
}
