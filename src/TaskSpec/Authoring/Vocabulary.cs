namespace TaskSpec;

/// <summary>What an output must be to count as right.</summary>
public enum Requirement
{
    /// <summary>Every token must be the expected one.</summary>
    Exact,

    /// <summary>Up to <c>Edits</c> tokens may differ.</summary>
    WithinEdits,

    /// <summary>Every token counts for itself: a partly right output is worth its part.</summary>
    Graded,

    /// <summary>Many outputs are right, as with code; its tokens are the decisions that must all be right.</summary>
    AnyCorrect,
}

/// <summary>What success at a step in one task says of the same step in the family's other tasks, for one and the same model.</summary>
public enum Transfer
{
    /// <summary>Not declared: taken as <see cref="Similar"/>, which stands among the assumptions.</summary>
    Unset,

    /// <summary>A model that can do it in one task can do it in all.</summary>
    Same,

    /// <summary>A model that can do it in one task is likely to do it in the others.</summary>
    Similar,

    /// <summary>Doing it in one task says nothing of the others.</summary>
    Distinct,
}

/// <summary>What a step is without the tool that it calls.</summary>
public enum Need
{
    /// <summary>Not declared: taken as <see cref="Helpful"/>, so that no gate is assumed.</summary>
    Unset,

    /// <summary>Impossible.</summary>
    Essential,

    /// <summary>Slower, or done less often.</summary>
    Helpful,

    /// <summary>The same.</summary>
    Incidental,
}

/// <summary>How a variant's items relate to the default's. A variant is never more tasks.</summary>
public enum Items
{
    /// <summary>Not declared: taken as <see cref="Same"/>.</summary>
    Unset,

    /// <summary>The same items, asked in another way.</summary>
    Same,

    /// <summary>The same items in another language.</summary>
    Translated,

    /// <summary>Other items of the same kind.</summary>
    Disjoint,

    /// <summary>The same items with the solution given, to check the harness.</summary>
    Oracle,
}

/// <summary>Where a human time comes from.</summary>
public enum HumanSource
{
    /// <summary>Not declared.</summary>
    Unset,

    /// <summary>People were timed.</summary>
    Baseline,

    /// <summary>Somebody estimated it.</summary>
    Estimate,

    /// <summary>The first solve in a competition.</summary>
    FirstSolve,

    /// <summary>Quality assurance of the task.</summary>
    Qa,
}

/// <summary>Whose time it is.</summary>
public enum Who
{
    /// <summary>Not declared.</summary>
    Unset,

    /// <summary>Somebody expert in the field.</summary>
    Expert,

    /// <summary>Somebody new to the field.</summary>
    Junior,

    /// <summary>Crowd workers.</summary>
    Crowd,
}

/// <summary>What decides a score.</summary>
public enum By
{
    /// <summary>Not declared.</summary>
    Unset,

    /// <summary>The text of the output.</summary>
    Text,

    /// <summary>The model's log-probabilities.</summary>
    LogProbs,

    /// <summary>A program in a container, such as tests.</summary>
    Container,

    /// <summary>Another model.</summary>
    Judge,

    /// <summary>A person.</summary>
    Human,
}

/// <summary>Whether a recorded metric may be used to forecast the headline metric.</summary>
public enum Link
{
    /// <summary>Through a link derived from the two forms and the token correlation.</summary>
    Derived,

    /// <summary>It says nothing of the headline metric.</summary>
    None,
}

/// <summary>How a metric's expected score responds to the surprisal of a task.</summary>
public enum Form
{
    /// <summary>Unknown: treated as pass or fail, the least informative form.</summary>
    Unknown,

    /// <summary>The log-likelihood of the target, by token or by byte.</summary>
    LogLikelihood,

    /// <summary>The share of tokens that are right.</summary>
    TokensRight,

    /// <summary>One when everything is right, otherwise nothing.</summary>
    AllRight,

    /// <summary>One when the right choice has the highest score.</summary>
    ArgmaxOfChoices,

    /// <summary>A smooth function of the probabilities of the choices.</summary>
    ChoiceProbability,

    /// <summary>The log-likelihood of every choice, right and wrong.</summary>
    ChoiceLogLikelihoods,

    /// <summary>One when any of <c>K</c> attempts is right.</summary>
    PassAtK,

    /// <summary>The weighted share of the steps that succeed.</summary>
    WeightedSteps,

    /// <summary>One when a continuous score passes a threshold.</summary>
    Threshold,

    /// <summary>One when at most <c>Edits</c> tokens are wrong.</summary>
    WithinEdits,

    /// <summary>The share of the target's tokens before the first wrong one.</summary>
    LongestPrefix,

    /// <summary>The share of runs of up to <c>Order</c> tokens that are right, as BLEU, ROUGE-N and chrF have it.</summary>
    NGrams,

    /// <summary>F1 of a set of things, or of classes.</summary>
    SetOverlap,

    /// <summary>One when all of <c>K</c> attempts are right.</summary>
    PassHatK,

    /// <summary>The share of comparisons that are won against a fixed pool of opponents.</summary>
    WinRate,

    /// <summary>A rating against a fixed pool of opponents, such as Elo's.</summary>
    Rating,

    /// <summary>A grade among <c>Levels</c>, as a judge gives it.</summary>
    Graded,

    /// <summary>How far stated confidence is from the rate of success.</summary>
    CalibrationError,

    /// <summary>The time to success, cut off at the time limit.</summary>
    TimeToCompletion,

    /// <summary>The human time of tasks at which half of the attempts succeed.</summary>
    TimeHorizon,
}

/// <summary>Over what a score is averaged where that is not every sample alike.</summary>
public enum Averaging
{
    /// <summary>Not declared: taken as <see cref="Samples"/>.</summary>
    Unset,

    /// <summary>The mean of the samples' scores.</summary>
    Samples,

    /// <summary>The mean of the classes' scores, each class alike: macro.</summary>
    Classes,

    /// <summary>One score of all samples together: micro, or a corpus score.</summary>
    Corpus,
}
