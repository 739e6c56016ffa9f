namespace TaskSpec.Measurement;

/// <summary>The Brier score of the probabilities of K choices, as a score: 1 − ½Σ(p − right)², higher is better.</summary>
/// <param name="Choices">K ≥ 2.</param>
/// <remarks>The options' log-likelihoods are Thurstone's strengths in units of 1.5 nats. Floor and ceiling relabel the score and leave
/// its information. docs/model.md §4.</remarks>
public sealed record ChoiceBrier(int Choices) : Response
{
    /// <inheritdoc/>
    // A guess that is sure of itself scores less than one that is not.
    public override double Chance => Floor + (Ceiling - Floor) * BrierMoments.Of(Math.Max(2, Choices)).At(double.MaxValue).Mean;

    internal override Moments MomentsAt(double lambda)
    {
        var (mean, slope, variance) = BrierMoments.Of(Math.Max(2, Choices)).At(lambda);
        var share = Ceiling - Floor;
        return Moments.Of(mean, slope, variance, BrierMoments.LeastVariance) with
        {
            Mean = Floor + share * mean,
            Slope = share * slope,
            Variance = share * share * variance,
        };
    }
}
