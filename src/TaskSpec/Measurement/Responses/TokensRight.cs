namespace TaskSpec.Measurement;

/// <summary>The share of an output's tokens that are right; λ is the surprisal of one token, so Scale is 1/L of the headline's.</summary>
/// <param name="Length">L, tokens in the output; at least 1.</param>
/// <param name="TokenCorrelation">ρ in [0, 1]: correlation between tokens of one attempt, which leaves L/(1 + (L − 1)ρ) of them.</param>
/// <remarks>y = c·t, t = g + (1 − g)·e^−λ of a token; for c = 1 information y'²/(y(1 − y))·L/(1 + (L − 1)ρ). docs/model.md §2.</remarks>
public sealed record TokensRight(double Length, double TokenCorrelation = 0) : Response
{
    /// <inheritdoc/>
    public override double HalfWay() => Ln2;

    /// <inheritdoc/>
    public override double Chance => Ceiling * Floor;

    internal override Moments MomentsAt(double lambda)
    {
        var right = Math.Exp(-lambda);
        var share = 1 - Floor;
        var token = Moments.Binary(Floor + share * right, -share * Surprisal.Expm1(-lambda), -share * lambda * right);
        var tokens = EffectiveNumber.Equicorrelated(Math.Max(1, Length), TokenCorrelation);
        // A guess is a token's, a stop the attempt's.
        return (token with { Variance = token.Variance / tokens, Information = token.Information * tokens }).Within(0, Ceiling);
    }
}
