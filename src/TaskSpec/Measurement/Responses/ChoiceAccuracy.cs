namespace TaskSpec.Measurement;

/// <summary>One when the right one of K choices has the highest score; the chance of 1/K is part of the response.</summary>
/// <param name="Choices">K ≥ 2.</param>
/// <param name="ChanceRemoved">
/// A response from 0 to 1 without the chance floor: what the same task would be without guessing. For asking what the floor costs; no
/// real score behaves so.
/// </param>
/// <remarks>Information y'²/(y(1 − y)). docs/model.md §4.</remarks>
public sealed record ChoiceAccuracy(int Choices, bool ChanceRemoved = false) : Response
{
    private const double LeastBinaryVariance = 1e-12;

    /// <inheritdoc/>
    public override double HalfWay() => Ln2;

    /// <inheritdoc/>
    public override double Chance => ChanceRemoved ? Floor : Floor + (Ceiling - Floor) / Math.Max(2, Choices);

    internal override Moments MomentsAt(double lambda)
    {
        var choices = Math.Max(2, Choices);
        var (contrast, fall) = Thurstone.ContrastAt(lambda, choices);
        var (accuracy, slope) = ContrastTable.Of(choices).At(contrast);
        slope *= fall;
        if (ChanceRemoved)
        {
            var chance = 1.0 / choices;
            accuracy = Math.Max(0, (accuracy - chance) / (1 - chance));
            slope /= 1 - chance;
        }
        var share = Ceiling - Floor;
        var mean = Floor + share * accuracy;
        return Moments.Binary(mean, 1 - mean, share * slope, LeastBinaryVariance);
    }
}
