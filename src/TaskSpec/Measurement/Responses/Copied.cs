namespace TaskSpec.Measurement;

/// <summary>The share of right tokens in output that passing or failing decides as a whole, such as a tool's, copied.</summary>
/// <param name="Pass">Pass or fail, with its own floor and ceiling.</param>
/// <param name="Length">L ≥ 1, tokens of the output.</param>
/// <param name="Guess">In [0, 1): the chance of a right token after failing, as 1/16 for a hexadecimal digit.</param>
/// <remarks>
/// y = q + (1 − q)·guess, V = (1 − q)·guess(1 − guess)/L + q(1 − q)(1 − guess)²: a garbling of pass or fail, which never says more.
/// docs/model.md §3.
/// </remarks>
public sealed record Copied(Response Pass, double Length, double Guess) : Response
{
    /// <inheritdoc/>
    public override Response Limited(double ceiling) => this with { Pass = Pass.Limited(ceiling) };

    /// <inheritdoc/>
    public override Response Unguessed() => this with { Pass = Pass.Unguessed() };

    /// <inheritdoc/>
    public override double Allowed => Pass.Allowed;

    /// <inheritdoc/>
    public override double Chance => Pass.Chance + (1 - Pass.Chance) * Guess;

    internal override (double Low, double High) CoinEnds => (Guess, Guess + (1 - Guess) * Allowed);

    internal override Moments MomentsAt(double lambda)
    {
        var pass = Pass.MomentsAt(lambda * Pass.Scale);
        var gain = 1 - Guess;
        return Moments.Of(
            pass.Mean + (1 - pass.Mean) * Guess,
            pass.Slope * gain,
            (1 - pass.Mean) * Guess * gain / Math.Max(1, Length) + pass.Variance * gain * gain
        );
    }
}
