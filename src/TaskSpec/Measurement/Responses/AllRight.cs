namespace TaskSpec.Measurement;

/// <summary>One when everything is right: g + (c − g)·e^−λ (Schaeffer et al. 2023, App. A; docs/model.md §2).</summary>
public sealed record AllRight : Response
{
    /// <inheritdoc/>
    public override double HalfWay() => Ln2;

    internal override Moments MomentsAt(double lambda)
    {
        var right = Math.Exp(-lambda);
        var share = Ceiling - Floor;
        var failure = 1 - Ceiling - share * Surprisal.Expm1(-lambda);
        return Moments.Binary(Floor + share * right, failure, -share * lambda * right);
    }
}
