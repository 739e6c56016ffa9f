namespace TaskSpec.Measurement;

/// <summary>
/// What is believed before anything is measured, in one value, so that conclusions can be tried under other beliefs. The defaults are
/// <see cref="Priors"/>, which says where each comes from. docs/model.md §6.
/// </summary>
public sealed record Assumptions
{
    /// <summary>The values that every reported figure uses unless it says otherwise.</summary>
    public static Assumptions Default { get; } = new();

    /// <summary>The curves of scores that start at 0.</summary>
    public CurveBeliefs AnswerCurves { get; init; } = Priors.AnswerCurves;

    /// <summary>The curves of scores above a chance floor.</summary>
    public CurveBeliefs ChoiceCurves { get; init; } = Priors.ChoiceCurves;

    /// <summary>Standard deviation, in u, of another metric's latent about the headline's.</summary>
    public double LinkMisfit { get; init; } = Priors.LinkMisfit;

    /// <summary>Over how many decades the link stays alike; more than 0.</summary>
    public double LinkDecades { get; init; } = Priors.LinkDecades;

    /// <summary>Standard deviation, in decades of compute, of what the models of several makers are worth against each other.</summary>
    public double ModelDecades { get; init; } = Priors.ModelDecades;

    /// <summary>Squared coefficient of variation of surprisal between items.</summary>
    public double ItemVariation { get; init; } = Priors.ItemVariation;

    /// <summary>Share of an outcome that a model fixes once, behind no exact gate; in [0, 1].</summary>
    public double Jump { get; init; } = Priors.Jump;

    /// <summary>Correlation of the outcomes of similar tasks, in [0, 1].</summary>
    public double SimilarCorrelation { get; init; } = Priors.SimilarCorrelation;

    /// <summary>Correlation of two samples of one cluster, in [0, 1].</summary>
    public double ClusterCorrelation { get; init; } = Priors.ClusterCorrelation;

    /// <summary>Chance that a token of a failed output is right, in [0, 1).</summary>
    public double TokenGuess { get; init; } = Priors.TokenGuess;

    /// <summary>Correlation of the tokens of one output, in [0, 1].</summary>
    public double TokenCorrelation { get; init; } = Priors.TokenCorrelation;

    /// <summary>Standard deviation in decades of the midpoints of a family's tasks; reliable to 1.</summary>
    public double MidpointSpread { get; init; } = Priors.MidpointSpread;

    /// <summary>α of surprisal over human time.</summary>
    public double HazardShape { get; init; } = Priors.HazardShape;

    /// <summary>The curves of a headline: of choices where guesses score.</summary>
    public CurveBeliefs CurvesOf(Response headline) => headline.IsOfChoices ? ChoiceCurves : AnswerCurves;
}
