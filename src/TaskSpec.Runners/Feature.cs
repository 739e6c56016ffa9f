namespace TaskSpec.Runners;

/// <summary>What a family may declare and a runner may be unable to carry.</summary>
public enum Feature
{
    /// <summary>Metrics that the text of the answer decides.</summary>
    TextMetrics,

    /// <summary>The log-likelihood of the target.</summary>
    TargetLogLikelihood,

    /// <summary>The log-likelihood of every choice.</summary>
    ChoiceLogLikelihoods,

    /// <summary>Scores from a program in a container.</summary>
    ContainerScore,

    /// <summary>Scores from another model.</summary>
    JudgeScore,

    /// <summary>Scores from a person.</summary>
    HumanScore,

    /// <summary>Metrics of single steps.</summary>
    StepMetrics,

    /// <summary>Several attempts at each sample.</summary>
    Attempts,

    /// <summary>The temperature.</summary>
    Temperature,

    /// <summary>The most tokens of one output.</summary>
    MaxOutputTokens,

    /// <summary>Solved examples before the question.</summary>
    FewShot,

    /// <summary>A limit of wall-clock time.</summary>
    TimeLimit,

    /// <summary>A limit of time without waiting for the model's service.</summary>
    WorkingLimit,

    /// <summary>A budget of tokens.</summary>
    TokenLimit,

    /// <summary>A limit of messages.</summary>
    MessageLimit,

    /// <summary>A limit of turns.</summary>
    TurnLimit,

    /// <summary>A limit of the time of one tool call.</summary>
    ToolLimit,

    /// <summary>A limit of cost.</summary>
    CostLimit,

    /// <summary>Tools that steps call.</summary>
    Tools,

    /// <summary>A sandbox.</summary>
    Sandbox,

    /// <summary>Clusters of samples.</summary>
    Clusters,

    /// <summary>Named tasks within a family.</summary>
    NamedTasks,

    /// <summary>Weights of named tasks.</summary>
    TaskWeights,

    /// <summary>Human time.</summary>
    HumanTime,

    /// <summary>Licence, source, canary and free metadata.</summary>
    Provenance,

    /// <summary>Samples of a data set on Hugging Face, which the runner loads.</summary>
    PublishedData,
}

/// <summary>How far a runner carries a feature.</summary>
public enum Level
{
    /// <summary>The runner acts on it.</summary>
    Full,

    /// <summary>It travels along as metadata, and nothing is done with it.</summary>
    Noted,

    /// <summary>It is lost.</summary>
    None,
}

/// <summary>How far a runner carries a feature, and what becomes of it there, in words.</summary>
/// <param name="Level">How far.</param>
/// <param name="How">Where it stands there, or what to do instead; part of a sentence.</param>
public sealed record Support(Level Level, string How)
{
    /// <summary>The runner acts on it.</summary>
    public static Support Full(string how) => new(Level.Full, how);

    /// <summary>It travels along as metadata.</summary>
    public static Support Noted(string how) => new(Level.Noted, how);

    /// <summary>It is lost.</summary>
    public static Support None(string how) => new(Level.None, how);
}
