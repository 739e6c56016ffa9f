namespace TaskSpec.Measurement;

/// <summary>The log-likelihood of the target: −λ itself, seen through its variation over tokens and items.</summary>
/// <param name="Length">L ≥ 1, tokens of what is scored.</param>
/// <remarks>
/// Information 1/(1/L + cv²) at any u, cv² = <see cref="ItemVariation"/>. Floor and ceiling do not reach it. As a headline
/// its score is the likelihood g + (c − g)·e^−λ. docs/model.md §2.
/// </remarks>
public sealed record LogLikelihood(double Length) : Response
{
    /// <summary>cv²: the squared coefficient of variation of surprisal between items.</summary>
    public double ItemVariation { get; init; } = Priors.ItemVariation;

    /// <inheritdoc/>
    public override double HalfWay() => Ln2;

    internal override bool Mixes => false;

    internal override Moments MomentsAt(double lambda)
    {
        var noise = 1 / Math.Max(1, Length) + ItemVariation;
        var likelihood = Math.Exp(-lambda);
        var share = Ceiling - Floor;
        var slope = -share * lambda * likelihood;
        return new(Floor + share * likelihood, slope, slope * slope * noise, 1 / noise);
    }
}
