namespace TaskSpec.Measurement;

/// <summary>One when at most t of L tokens are wrong: a tolerant match, or a token score above a threshold.</summary>
/// <param name="Length">L ≥ 1; λ is the surprisal of all of them being right.</param>
/// <param name="Edits">t from 0 to L − 1.</param>
/// <param name="TokenCorrelation">ρ in [0, 1]: tokens of one attempt are beta-binomial.</param>
/// <remarks>Σ_{i≤t} C(L, i)ε^i(1 − ε)^(L−i), ε = 1 − e^(−λ/L); substitutions only. docs/model.md §2.</remarks>
public sealed record TokensWithin(int Length, int Edits, double TokenCorrelation = 0) : Response
{
    // A slope by central differences is right to about its square.
    private const double Step = 1e-4;

    internal override Moments MomentsAt(double lambda)
    {
        var share = Ceiling - Floor;
        var (right, wrong) = Within(lambda);
        var (more, less) = (Within(lambda * Math.Exp(Step)), Within(lambda * Math.Exp(-Step)));
        // Of the two, the difference of the smaller one has digits left.
        var slope = (wrong < right ? less.Wrong - more.Wrong : more.Right - less.Right) / (2 * Step);
        return Moments.Binary(Floor + share * right, 1 - Ceiling + share * wrong, share * slope);
    }

    private (double Right, double Wrong) Within(double lambda)
    {
        var length = Math.Max(1, Length);
        var edits = Math.Max(0, Math.Min(length - 1, Edits));
        double right = Math.Exp(-lambda / length),
            wrong = -Surprisal.Expm1(-lambda / length),
            correlation = Math.Max(0, Math.Min(1, TokenCorrelation));
        if (right < 1e-290)
            return (0, 1);
        if (correlation == 1)
            return (right, wrong);
        // Beta-binomial terms by their ratio; without correlation the concentration is infinite and they are binomial.
        var concentration = 1 / correlation - 1;
        var log = correlation == 0 ? -lambda : Math.Log(TokenErrors.ExactMatch(right, length, correlation));
        double within = 0,
            beyond = 0;
        for (var i = 0; i <= length; i++)
        {
            var term = Math.Exp(log);
            if (i <= edits)
                within += term;
            else
                beyond += term;
            // Past the most likely count of errors the terms only fall.
            if (i > edits && i > length * wrong && term < 1e-18 * beyond)
                break;
            log += Math.Log((length - i) / (i + 1.0)) + Odds(i);
        }

        return (Math.Min(1, within), Math.Min(1, beyond));

        double Odds(int i) =>
            correlation == 0
                ? Math.Log(wrong / right)
                : Math.Log((wrong * concentration + i) / Math.Max(1e-300, right * concentration + length - i - 1));
    }
}
