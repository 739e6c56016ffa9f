namespace TaskSpec.Measurement;

/// <summary>The log-likelihoods of all K choices: the right one's against the mean of the wrong ones'.</summary>
/// <param name="Choices">K ≥ 2.</param>
/// <remarks>Information D²/(K/(K − 1) + cv²·D²), D Thurstone's contrast; as a headline its score is the accuracy. docs/model.md §4.</remarks>
public sealed record ChoiceLogLikelihoods(int Choices) : Response
{
    /// <inheritdoc/>
    public override double HalfWay() => Ln2;

    /// <inheritdoc/>
    public override double Chance => Score.Chance;

    internal override bool Mixes => false;

    /// <summary>cv²: the squared coefficient of variation of the contrast between items.</summary>
    public double ItemVariation { get; init; } = Priors.ItemVariation;

    internal override Moments MomentsAt(double lambda) => Informed(Score.MomentsAt(lambda), lambda);

    internal override Moments[] Tabulate()
    {
        var table = Score.Tabulate();
        for (var i = 0; i < table.Length; i++)
            table[i] = Informed(table[i], SurprisalAt(LatentGrid.At(i)));
        return table;
    }

    private ChoiceAccuracy Score =>
        new(Choices)
        {
            Scale = Scale,
            Floor = Floor,
            Ceiling = Ceiling,
        };

    private Moments Informed(Moments score, double lambda)
    {
        var choices = Math.Max(2, Choices);
        var square = Math.Pow(Thurstone.ContrastAt(lambda, choices).Contrast, 2);
        return score with { Information = square / (choices / (choices - 1.0) + ItemVariation * square) };
    }
}
