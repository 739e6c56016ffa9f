using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>Everything that is believed before anything is measured: each number with where it comes from.</summary>
/// <remarks>
/// Estimated: by <c>dotnet run -c Release --project tests/TaskSpec.Benchmarks -- priors DATA</c>, with 95 % intervals over tasks or
/// families of tasks. docs/model.md §13 has the estimates together, and the conclusions over half and double of each.
/// </remarks>
public static class Priors
{
    /// <summary>
    /// The curves of scores that start at 0, as <c>taskspec priors</c> learnt them: exponents, misfits and how long these stay alike.
    /// Priors.json has them with their intervals, sources and the day.
    /// </summary>
    public static CurveBeliefs AnswerCurves => answers.Value;

    /// <summary>The curves of scores above a chance floor, learnt likewise.</summary>
    public static CurveBeliefs ChoiceCurves => choices.Value;

    private static readonly Lazy<CurveBeliefs> answers = new(() => LearntPriors.Shipped.Answers.Beliefs);
    private static readonly Lazy<CurveBeliefs> choices = new(() => LearntPriors.Shipped.Choices.Beliefs);

    /// <summary>The middle exponent: the b of figures that take one curve for all.</summary>
    public const double UsualExponent = 0.3;

    /// <summary>How far below the smallest model, in decades of compute, a task may be half way: assumed. Solved tasks tell little of it.</summary>
    public const double DecadesBelow = 3;

    /// <summary>
    /// How far beyond the target a task may be half way: assumed. What stays at its floor on a whole ladder may do so for good, and no table
    /// tells for how long; with 4 decades, tasks at chance were taken to rise soon, and forecasts of hidden models were worse.
    /// </summary>
    public const double DecadesBeyondTarget = 14;

    /// <summary>
    /// Standard deviation in u by which another metric's latent leaves the headline's: assumed. Four tasks of the OLMo ladder have
    /// .2 or .25 where the length is free, and leave .15 to more than 1 open where it is 3. With the true bits per byte of its 3B
    /// models, fitted on smaller ones, accuracy is still off by .05 (median of 3 tasks).
    /// </summary>
    public const double LinkMisfit = 0.2;

    /// <summary>Over how many decades a link stays alike: assumed, longer than a misfit. The OLMo ladder does not tell: .25 to 4.</summary>
    public const double LinkDecades = 3;

    /// <summary>
    /// Standard deviation, in decades of compute, of what the models of several makers are worth against each other: √(between² + within²) of
    /// recipes and of models of one family, as <c>taskspec forecast</c> learns them with accuracy on 8 benchmarks of the observational
    /// table. .65 from its 123 models of 39 families (.62 and .20), .66 with known chance floors; .53 to .57 from the 68 to 85 of them below hidden ones.
    /// </summary>
    public const double ModelDecades = 0.65;

    /// <summary>
    /// Squared coefficient of variation of surprisal between a task's items: assumed. Estimated 2.6 (1.0 to 10.6) where the items
    /// are METR's tasks of one family. Of questions the data have only that of their choices' normalised log-likelihoods, .01 to
    /// .26 on the OLMo ladder.
    /// </summary>
    public const double ItemVariation = 0.25;

    /// <summary>
    /// Share of an outcome that an agent fixes once for one task over its attempts. Estimated .67 (.52 to .79) from METR's runs of
    /// February 2025, as the correlation of attempts given the agent and the task's length; .19 (.13 to .27) given also what is hard
    /// for all agents, so that .6 is cautious.
    /// </summary>
    public const double Jump = 0.6;

    /// <summary>
    /// Residual correlation of the tasks of one family, given the model and the length, in METR's runs of February 2025: .149, and
    /// .005 across families, with METR's weights (reference). Estimated without .17 (.03 to .31), and .02 across.
    /// </summary>
    public const double SimilarCorrelation = 0.149;

    /// <summary>
    /// Correlation of two samples of one cluster where clusters are declared without: as of two tasks of a family. Estimated .29
    /// (.07 to .53) between an agent's attempts at two tasks of a family in METR's runs; .06 (.02 to .11) given also what is hard
    /// for all agents.
    /// </summary>
    public const double ClusterCorrelation = SimilarCorrelation;

    /// <summary>
    /// α: surprisal grows as human time to this power. Estimated .543 (.34 to .76) by a complementary log-log model with effects of tasks,
    /// integrated out exactly, on METR's runs of February 2025; .37 (.25 to .54) without effects, .71 (.45 to 1.0) with those of agent
    /// and family and with noise too.
    /// </summary>
    public const double HazardShape = 0.543;

    /// <summary>Chance that a token of a failed output is right all the same: assumed, that of a hexadecimal digit.</summary>
    public const double TokenGuess = 1 / 16.0;

    /// <summary>ρ of the tokens of one output, given the model: assumed none, which favours token scores. No data have it.</summary>
    public const double TokenCorrelation = 0;

    /// <summary>
    /// Standard deviation in decades of the midpoints of a family's tasks where none is declared: assumed none, as of items of one
    /// making. Estimated 1.6 (1.2 to 2.3) within families of METR's tasks at b = .3: declare it where tasks differ.
    /// </summary>
    public const double MidpointSpread = 0;

    /// <summary>log10 FLOP of the model whose 50 % time horizon anchors difficulty to human time: GPT-4, 2.1e25 (Epoch AI).</summary>
    public const double HorizonLogFlop = 25.3;

    /// <summary>
    /// That model's horizon in minutes, between 5.35 (2.5 to 10.3), published by METR with Kwa et al. 2025 (arXiv 2503.14499), and
    /// 3.66, from METR's runs of January 2025 by the same method (reference).
    /// </summary>
    public const double HorizonMinutes = 4;

    /// <summary>
    /// Decades of horizon a decade of compute: doubling in 212 days (Kwa et al. 2025) is .52 decades a year, and frontier training compute grew by 4.1
    /// times, .61 decades, a year (Sevilla and Roldán 2024). Progress in algorithms is in it, so a ladder of one recipe may gain less.
    /// </summary>
    public const double HorizonDecadesPerDecade = 0.85;

    /// <summary>
    /// Standard deviation, in decades of compute, of a difficulty from human time. Estimated 1.53: at one length METR's tasks differ
    /// by 1.46 in ln Λ, which is a factor of 20 in time.
    /// </summary>
    public const double HorizonDecades = 1.5;

    /// <summary>Items of a family that does not say how many: assumed.</summary>
    public const double Items = 100;

    /// <summary>Tokens of an answer of unknown length: assumed.</summary>
    public const double AnswerTokens = 8;

    /// <summary>Tokens of a step of unknown length: assumed.</summary>
    public const double StepTokens = 60;

    /// <summary>Choices of a question that does not say how many: assumed.</summary>
    public const int Choices = 4;
}
