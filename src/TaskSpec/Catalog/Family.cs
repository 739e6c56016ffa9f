namespace TaskSpec.Catalogs;

/// <summary>A family of tasks that is forecast as one, with its suite's and assembly's defaults merged in. Null means unknown.</summary>
public sealed record Family
{
    /// <summary>Its id, unique in the catalog.</summary>
    public required string Id { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>The full metadata name of its class.</summary>
    public required string Type { get; init; }

    /// <summary>The assembly that declares it, where that is not the catalog's own.</summary>
    public string? Assembly { get; init; }

    /// <summary>Its title for people.</summary>
    public string? Title { get; init; }

    /// <summary>The summary of its documentation comment.</summary>
    public string? Summary { get; init; }

    /// <summary>The id of its suite.</summary>
    public string? Suite { get; init; }

    /// <summary>Its own plan, where it differs from the assembly's.</summary>
    public ScalingPlan? Plan { get; init; }

    /// <summary>The metric to forecast.</summary>
    public MetricUse? Headline { get; init; }

    /// <summary>What else is recorded of the answer.</summary>
    public EquatableArray<MetricUse> Records { get; init; }

    /// <summary>Its samples.</summary>
    public SampleSource? Samples { get; init; }

    /// <summary>Its named tasks, from attributes and from its tasks file.</summary>
    public EquatableArray<EvalTask> Tasks { get; init; }

    /// <summary>The file of further named tasks.</summary>
    public string? TasksFile { get; init; }

    /// <summary>Its variants.</summary>
    public EquatableArray<Variant> Variants { get; init; }

    /// <summary>What its answer must be.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Its choices.</summary>
    public Choices? Choices { get; init; }

    /// <summary>What runners call it that have it already.</summary>
    public RunsAs? RunsAs { get; init; }

    /// <summary>Its steps.</summary>
    public EquatableArray<StepInfo> Steps { get; init; }

    /// <summary>The types of the skills that it needs.</summary>
    public EquatableArray<string> Needs { get; init; }

    /// <summary>What one attempt may use.</summary>
    public Limits? Limits { get; init; }

    /// <summary>How outputs are drawn.</summary>
    public Sampling? Sampling { get; init; }

    /// <summary>Where attempts run.</summary>
    public Sandbox? Sandbox { get; init; }

    /// <summary>What scores attempts outside the process.</summary>
    public Scoring? Scored { get; init; }

    /// <summary>How long people take.</summary>
    public EquatableArray<HumanTime> HumanTimes { get; init; }

    /// <summary>How hard it is believed to be.</summary>
    public Difficulty? Difficulty { get; init; }

    /// <summary>Whether its difficulty follows from human time.</summary>
    public HumanDifficulty? DifficultyFromHumanTime { get; init; }

    /// <summary>What an attempt that would succeed uses.</summary>
    public Usage? Usage { get; init; }

    /// <summary>The families that it is declared to correlate with.</summary>
    public EquatableArray<Correlation> Correlations { get; init; }

    /// <summary>Where its items come from.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Anything else.</summary>
    public EquatableArray<MetadataEntry> Metadata { get; init; }

    /// <summary>Numbers that cannot be, on its class and the steps in it.</summary>
    public EquatableArray<InvalidValue> Invalid { get; init; }

    /// <summary>What its class and its steps refer to and is not there.</summary>
    public EquatableArray<DanglingReference> Dangling { get; init; }

    /// <summary>The files that it names and nothing can read.</summary>
    public EquatableArray<MissingFile> MissingFiles { get; init; }

    /// <summary>What its samples were found to be.</summary>
    public Profile? Profile { get; init; }

    /// <summary>What results said of it.</summary>
    public MeasuredFamily? Measured { get; init; }

    /// <summary>Its forecast under the plan; derived, never declared.</summary>
    public ForecastSummary? Forecast { get; init; }

    /// <summary>How many items it has: the declared count, else that of its named tasks, else what a profile found; null if unknown.</summary>
    public int? Items => Samples?.Count ?? ItemsOfTasks ?? Profile?.Samples;

    /// <summary>
    /// The score of a guess among its choices: what is declared, else the mean of one over the choices, each task's own where it has its
    /// own; null where it has no choices.
    /// </summary>
    internal double? ChoiceFloor =>
        Choices is null
            ? null
            : Choices.Floor ?? MeanOfTasks(task => 1.0 / (task.Choices ?? Choices.Count)) ?? 1.0 / Choices.Count;

    /// <summary>Tokens of its answers: what is declared, each task's own where it has its own; null where nobody says.</summary>
    internal double? DeclaredTokens
    {
        get
        {
            var usual = Answer?.Tokens;
            return Tasks.Any(task => task.Tokens is not null) && Tasks.All(task => (task.Tokens ?? usual) is > 0)
                ? MeanOfTasks(task => (task.Tokens ?? usual)!.Value)
                : usual;
        }
    }

    // Every sample of the family counts alike.
    private double? MeanOfTasks(Func<EvalTask, double> of) =>
        Tasks.IsEmpty
            ? null
            : Tasks.Sum(task => (double)Math.Max(1, task.Samples ?? 1) * of(task))
                / Tasks.Sum(task => (double)Math.Max(1, task.Samples ?? 1));

    /// <summary>
    /// The items of its named tasks. Samples without a count are said to be of unknown number: then a task that states none is not
    /// taken for one sample.
    /// </summary>
    private int? ItemsOfTasks =>
        Tasks.IsEmpty || (Samples is { Kind: not SampleKind.Method } && Tasks.Any(task => task.Samples is null))
            ? null
            : (int)Math.Min(int.MaxValue, Tasks.Sum(task => (long)(task.Samples ?? 1)));
}

/// <summary>A named task: a row that is reported by itself.</summary>
public sealed record EvalTask(string Id)
{
    /// <summary>Human time in minutes.</summary>
    public double? HumanMinutes { get; init; }

    /// <summary>Where the human time comes from.</summary>
    public HumanSource? HumanSource { get; init; }

    /// <summary>How many people were timed.</summary>
    public int? HumanN { get; init; }

    /// <summary>Its own time limit in seconds.</summary>
    public int? TimeSeconds { get; init; }

    /// <summary>Its weight in the family's score.</summary>
    public double? Weight { get; init; }

    /// <summary>How many samples it has; one where null.</summary>
    public int? Samples { get; init; }

    /// <summary>The configuration of the data set that holds its samples; the family's where null.</summary>
    public string? Config { get; init; }

    /// <summary>How many choices its questions have; the family's where null.</summary>
    public int? Choices { get; init; }

    /// <summary>Tokens of its answers; the family's where null.</summary>
    public int? Tokens { get; init; }
}

/// <summary>The family's items asked in another way.</summary>
public sealed record Variant(string Id, Items Items)
{
    /// <summary>Its language, as a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>Solved examples before the question.</summary>
    public int? FewShot { get; init; }

    /// <summary>Its configuration of the data set.</summary>
    public string? Config { get; init; }

    /// <summary>Whether it is the one that results mean where nothing else is said.</summary>
    public bool? Default { get; init; }
}

/// <summary>What the answer must be.</summary>
public sealed record Answer
{
    /// <summary>What counts as right; exact where null.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>Its tokens.</summary>
    public int? Tokens { get; init; }

    /// <summary>Standard deviation of the lengths over their mean.</summary>
    public double? TokensCv { get; init; }

    /// <summary>Tokens that may differ.</summary>
    public int? Edits { get; init; }

    /// <summary>Tokens of reasoning before it.</summary>
    public int? ReasoningTokens { get; init; }
}

/// <summary>The choices of a question.</summary>
public sealed record Choices(int Count)
{
    /// <summary>The most choices of a question, where it differs.</summary>
    public int? Max { get; init; }

    /// <summary>The score of a guess, where it is not one over the choices; of an answer's text, how often a guess is right.</summary>
    public double? Floor { get; init; }

    /// <summary>The seed that they are shuffled with, each question by itself; in order where null.</summary>
    public int? ShuffleSeed { get; init; }
}

/// <summary>What runners call a family that have it already. Null where they have none.</summary>
public sealed record RunsAs
{
    /// <summary>The task or group of lm-evaluation-harness.</summary>
    public string? LmEval { get; init; }

    /// <summary>The headline metric there, with its filter after a comma.</summary>
    public string? LmEvalMetric { get; init; }

    /// <summary>The task of Inspect.</summary>
    public string? Inspect { get; init; }

    /// <summary>The scorer there whose score the headline metric is.</summary>
    public string? InspectScorer { get; init; }
}

/// <summary>Where samples come from.</summary>
public enum SampleKind
{
    /// <summary>Only their count is known.</summary>
    Declared,

    /// <summary>A method of the family makes them.</summary>
    Method,

    /// <summary>A file of JSON lines holds them.</summary>
    File,

    /// <summary>A data set on Hugging Face, exported and never loaded.</summary>
    HuggingFace,
}

/// <summary>How many samples there are, and where they come from.</summary>
public sealed record SampleSource(SampleKind Kind)
{
    /// <summary>Whether there are as many as there are, and nobody can make more: a data set that others published.</summary>
    internal bool IsPublished => Fixed ?? (Kind == SampleKind.HuggingFace || HuggingFace is not null);

    /// <summary>How many there are.</summary>
    public int? Count { get; init; }

    /// <summary>Whether each is a task that is reported by itself.</summary>
    public bool? TaskPerSample { get; init; }

    /// <summary>How many clusters they form.</summary>
    public int? Clusters { get; init; }

    /// <summary>Correlation of the scores of two samples of one cluster.</summary>
    public double? ClusterCorrelation { get; init; }

    /// <summary>The file of JSON lines.</summary>
    public string? File { get; init; }

    /// <summary>The data set on Hugging Face.</summary>
    public string? HuggingFace { get; init; }

    /// <summary>Its configuration.</summary>
    public string? Config { get; init; }

    /// <summary>Its split.</summary>
    public string? Split { get; init; }

    /// <summary>Its revision.</summary>
    public string? Revision { get; init; }

    /// <summary>Whether it is declared that nobody makes more.</summary>
    public bool? Fixed { get; init; }

    /// <summary>What is asked: a field of a row, or a text with fields in braces.</summary>
    public string? Input { get; init; }

    /// <summary>The field that holds what is right.</summary>
    public string? Target { get; init; }

    /// <summary>A regular expression whose first group is what counts of it.</summary>
    public string? TargetPattern { get; init; }

    /// <summary>The field that holds the choices, or the fields with one each.</summary>
    public string? Choices { get; init; }

    /// <summary>The field that names a row's task.</summary>
    public string? Task { get; init; }

    /// <summary>The split that solved examples come from.</summary>
    public string? FewShotSplit { get; init; }
}
