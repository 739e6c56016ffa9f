using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>Everything that is believed before anything is measured: each number with where it comes from.</summary>
/// <remarks>docs/model.md §11 shows the conclusions over half and double of each.</remarks>
public static class Priors
{
    /// <summary>
    /// The exponents b of Λ = (C/C₀)^−b, equally likely. About that of losses over compute: Kaplan et al. 2020 (arXiv 2001.08361) have .05 for
    /// the loss of text, and task losses of 7 to 104 models (OLMo ladder, mlfoundations/scaling) fall about six times as fast.
    /// </summary>
    public static EquatableArray<double> Exponents { get; } = [0.2, 0.3, 0.45];

    /// <summary>The middle exponent: the b of figures that take one curve for all.</summary>
    public const double UsualExponent = 0.3;

    /// <summary>How far beyond the target, in decades of compute, a task may turn out to be half way.</summary>
    public const double DecadesBeyondTarget = 2;

    /// <summary>
    /// Standard deviation in u by which a real curve leaves the family, over <see cref="MisfitDecades"/>. At it the forecast error's level is that of
    /// real ladders: .097 against .081 observed over 46 tasks and 3 corpora of mlfoundations/scaling.
    /// </summary>
    public const double Misfit = 0.25;

    /// <summary>Over how many decades of compute a misfit stays alike: assumed, as long as a step of a usual ladder or two.</summary>
    public const double MisfitDecades = 1;

    /// <summary>
    /// Standard deviation in u by which another metric's latent leaves the headline's. With the true bits per byte accuracy is still off by .055 at 10
    /// tasks of the OLMo ladder.
    /// </summary>
    public const double LinkMisfit = 0.2;

    /// <summary>Over how many decades a link stays alike: assumed, longer than a misfit.</summary>
    public const double LinkDecades = 3;

    /// <summary>Squared coefficient of variation of surprisal between a task's items: assumed, half as much as the mean again.</summary>
    public const double ItemVariation = 0.25;

    /// <summary>
    /// Share of an outcome that an agent fixes once for one task over its attempts: METR's runs of February 2025, correlation of attempts of one
    /// agent at one task given the agent's mean and the task's length.
    /// </summary>
    public const double Jump = 0.6;

    /// <summary>Residual correlation of the tasks of one family, given the model and the length: METR's runs of February 2025, 0.1489; 0.0050 across families.</summary>
    public const double SimilarCorrelation = 0.149;

    /// <summary>Correlation of two samples of one cluster where clusters are declared without: as of two tasks of a family.</summary>
    public const double ClusterCorrelation = SimilarCorrelation;

    /// <summary>
    /// α: surprisal grows as human time to this power. Common shape of a complementary log-log model with task effects on METR's runs of February 2025;
    /// .37 without them.
    /// </summary>
    public const double HazardShape = 0.49;

    /// <summary>Chance that a token of a failed output is right all the same: a hexadecimal digit, the least lucky guess that is common.</summary>
    public const double TokenGuess = 1 / 16.0;

    /// <summary>log10 FLOP of the model whose 50 % time horizon anchors difficulty to human time: GPT-4, 2.1e25 (Epoch AI).</summary>
    public const double HorizonLogFlop = 25.3;

    /// <summary>That model's horizon in minutes: 3.66 to 5 by fit and data (Kwa et al. 2025, arXiv 2503.14499).</summary>
    public const double HorizonMinutes = 4;

    /// <summary>
    /// Decades of horizon a decade of compute: doubling in 212 days (Kwa et al. 2025) is .52 decades a year, and frontier training compute grew by 4.1
    /// times, .61 decades, a year (Sevilla and Roldán 2024). Progress in algorithms is in it, so a ladder of one recipe may gain less.
    /// </summary>
    public const double HorizonDecadesPerDecade = 0.85;

    /// <summary>Standard deviation, in decades of compute, of a difficulty from human time: assumed; the tasks' own scatter at one length is a factor of 20.</summary>
    public const double HorizonDecades = 1.5;

    /// <summary>Items of a family that does not say how many.</summary>
    public const double Items = 100;

    /// <summary>Tokens of an answer of unknown length.</summary>
    public const double AnswerTokens = 8;

    /// <summary>Tokens of a step of unknown length.</summary>
    public const double StepTokens = 60;

    /// <summary>Choices of a question that does not say how many.</summary>
    public const int Choices = 4;
}
