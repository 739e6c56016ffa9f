namespace TaskSpec;

using static AttributeTargets;

/// <summary>A family of tasks that is forecast as one. Put it on a sealed class; <c>partial</c> is not needed.</summary>
/// <param name="id">Unique in the catalog and safe as a path segment: letters, digits, '.', '_' and '-'.</param>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("reverse-a-word", Version = "1.0.0", Title = "Words spelt backwards")]
/// [Samples(500), Answer(Tokens = 4), Headline<ExactMatch>, Records<EditSimilarity>]
/// public sealed class ReverseAWord;
/// ]]></code>
/// </example>
[AttributeUsage(Class, Inherited = false)]
public sealed class TaskFamilyAttribute(string id) : Attribute
{
    /// <summary>The family's id.</summary>
    public string Id => id;

    /// <summary>The family's version; a changed declaration is a new one.</summary>
    public required string Version { get; init; }

    /// <summary>A title for people.</summary>
    public string? Title { get; init; }
}

/// <summary>How many samples there are, and where they come from: a method (<see cref="ISamples"/>), a file or Hugging Face.</summary>
/// <example>
/// Questions on passages, four to a passage, in a file beside the project.
/// <code><![CDATA[
/// [TaskFamily("reading", Version = "1.0.0")]
/// [Samples(2_000, File = "data/reading.jsonl", Clusters = 500, ClusterCorrelation = 0.2), Headline<F1>]
/// public sealed class Reading;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class SamplesAttribute : Attribute
{
    /// <summary>Samples whose number nobody states: it stays unknown, however many named tasks there are.</summary>
    public SamplesAttribute() { }

    /// <summary>So many samples.</summary>
    /// <param name="count">How many samples; compared with the real ones when they are profiled.</param>
    public SamplesAttribute(int count) => Count = count;

    /// <summary>How many samples there are; 0 where nobody states it.</summary>
    public int Count { get; }

    /// <summary>Whether each sample is a task that is reported by itself.</summary>
    public bool TaskPerSample { get; init; }

    /// <summary>How many clusters the samples form, such as passages that several questions share; compared with the profile.</summary>
    public int Clusters { get; init; }

    /// <summary>Correlation of the scores of two samples of one cluster, from 0 to 1.</summary>
    public double ClusterCorrelation { get; init; }

    /// <summary>A file of JSON lines with the names of <see cref="Sample"/>, relative to the project and copied beside the assembly.</summary>
    public string? File { get; init; }

    /// <summary>
    /// A data set on Hugging Face, which runners load themselves. There are as many samples as it has: nothing asks for more.
    /// </summary>
    public string? HuggingFace { get; init; }

    /// <summary>The data set's configuration.</summary>
    public string? Config { get; init; }

    /// <summary>The data set's split.</summary>
    public string? Split { get; init; }

    /// <summary>The data set's revision.</summary>
    public string? Revision { get; init; }

    /// <summary>
    /// Whether there are as many samples as there are, and nobody makes more: a published set from elsewhere. Remedies and plans then ask
    /// for no more samples. Of a data set on Hugging Face it is so.
    /// </summary>
    public bool Fixed { get; init; }

    /// <summary>
    /// What the model is asked, from a row of the data set: a field's name, or a text with fields in braces, such as
    /// <c>"Question: {question}\nAnswer:"</c>. Doubled braces stand for single ones, and <c>{choices}</c> for the lettered list of choices.
    /// </summary>
    public string? Input { get; init; }

    /// <summary>The field of the data set that holds what is right: a text, or of choices the position from 0, the letter or the text.</summary>
    public string? Target { get; init; }

    /// <summary>A regular expression whose first group is what counts of the target, such as what follows <c>####</c>.</summary>
    public string? TargetPattern { get; init; }

    /// <summary>The field of the data set that holds a list of choices; or several fields with one choice each, separated by commas.</summary>
    public string? Choices { get; init; }

    /// <summary>The field of the data set that names a row's task (<see cref="TaskAttribute"/>).</summary>
    public string? Task { get; init; }

    /// <summary>The split of the data set that solved examples come from; where it is absent, the other samples.</summary>
    public string? FewShotSplit { get; init; }
}

/// <summary>A named task of a family: a row that is reported by itself, with what differs from its family.</summary>
/// <param name="id">Unique in its family and safe as a path segment.</param>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("crypto", Version = "1.0.0"), Samples(2), Headline<TestsPass>]
/// [Task("caesar", HumanMinutes = 5, HumanSource = HumanSource.FirstSolve)]
/// [Task("vigenere", HumanMinutes = 45, HumanSource = HumanSource.FirstSolve, TimeSeconds = 3_600)]
/// public sealed class Crypto;
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class TaskAttribute(string id) : Attribute
{
    /// <summary>The task's id.</summary>
    public string Id => id;

    /// <summary>Human time in minutes.</summary>
    public double HumanMinutes { get; init; }

    /// <summary>Where the human time comes from.</summary>
    public HumanSource HumanSource { get; init; }

    /// <summary>How many people were timed.</summary>
    public int HumanN { get; init; }

    /// <summary>The task's own time limit in seconds.</summary>
    public int TimeSeconds { get; init; }

    /// <summary>The task's weight in the family's score.</summary>
    public double Weight { get; init; }

    /// <summary>How many samples the task has; one where it is absent.</summary>
    public int Samples { get; init; }

    /// <summary>The configuration of the data set that holds the task's samples, where each task has its own.</summary>
    public string? Config { get; init; }

    /// <summary>How many choices the task's questions have, where that differs from the family's.</summary>
    public int Choices { get; init; }

    /// <summary>Tokens of the task's answers, on average, where that differs from the family's.</summary>
    public int Tokens { get; init; }
}

/// <summary>Named tasks as JSON lines with the names of <see cref="TaskAttribute"/>, for families with thousands of them.</summary>
/// <param name="file">An additional file of the project.</param>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("issues", Version = "1.0.0"), Samples(500), TasksFile("data/issues.jsonl"), Headline<TestsPass>]
/// public sealed class Issues;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class TasksFileAttribute(string file) : Attribute
{
    /// <summary>The file.</summary>
    public string File => file;
}

/// <summary>The family's items asked in another prompt, language, shot count or time limit. A variant is never more tasks.</summary>
/// <param name="id">Unique in its family and safe as a path segment.</param>
/// <param name="items">How its items relate to the default's.</param>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("arithmetic", Version = "1.0.0"), Samples(1_000), Answer(Tokens = 3), Headline<ExactMatch>]
/// [Variant("zero-shot", Items.Same, Default = true), Variant("eight-shot", Items.Same, FewShot = 8)]
/// [Variant("german", Items.Translated, Language = "de")]
/// public sealed class Arithmetic;
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class VariantAttribute(string id, Items items) : Attribute
{
    /// <summary>The variant's id.</summary>
    public string Id => id;

    /// <summary>How its items relate to the default's.</summary>
    public Items Items => items;

    /// <summary>Its language, as a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>Solved examples before the question.</summary>
    public int FewShot { get; init; }

    /// <summary>Its configuration of the data set.</summary>
    public string? Config { get; init; }

    /// <summary>Whether it is the one that the family's results mean where nothing else is said.</summary>
    public bool Default { get; init; }
}

/// <summary>What the answer must be, for a family whose answer is one output.</summary>
/// <example>
/// A number of about five tokens, every one of which must be right.
/// <code><![CDATA[
/// [TaskFamily("products", Version = "1.0.0"), Samples(1_000), Headline<ExactMatch>]
/// [Answer(Tokens = 5, TokensCv = 0.2, Requirement = Requirement.Exact)]
/// public sealed class Products;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class AnswerAttribute : Attribute
{
    /// <summary>What counts as right.</summary>
    public Requirement Requirement { get; init; }

    /// <summary>Tokens of the answer, on average; absent where nobody knows.</summary>
    public int Tokens { get; init; }

    /// <summary>Standard deviation of the answers' lengths over their mean; 0 where all are as long.</summary>
    public double TokensCv { get; init; }

    /// <summary>Tokens that may differ, with <see cref="Requirement.WithinEdits"/>.</summary>
    public int Edits { get; init; }

    /// <summary>
    /// Tokens of reasoning before the answer, on average. They lengthen the output, and count for limits and costs, not for what must be
    /// right.
    /// </summary>
    public int ReasoningTokens { get; init; }
}

/// <summary>How many choices a multiple-choice question has.</summary>
/// <param name="count">The choices of a question; the fewest where it differs.</param>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("quiz", Version = "1.0.0"), Samples(1_000), Choices(3, Max = 5)]
/// [Headline<MultipleChoiceAccuracy>, Records<ChoiceLogLikelihoods>]
/// public sealed class Quiz;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class ChoicesAttribute(int count) : Attribute
{
    /// <summary>The choices of a question.</summary>
    public int Count => count;

    /// <summary>The most choices of a question, where it differs.</summary>
    public int Max { get; init; }

    /// <summary>
    /// The score of a guess, where it is not one over the choices; with a metric of the answer's text, how often a guess is right.
    /// </summary>
    public double Floor { get; init; }

    /// <summary>The seed that the choices of a question are shuffled with, each question by itself; where it is absent they stay in order.</summary>
    public int ShuffleSeed { get; init; }
}

/// <summary>What runners call the family that have it already. Export then names it there, and import knows its results.</summary>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("gsm8k", Version = "1.0.0"), Headline<ExactMatch>(Extract = @"#### (-?[0-9.,]+)")]
/// [Samples(1_319, HuggingFace = "openai/gsm8k", Config = "main", Split = "test", Input = "question", Target = "answer")]
/// [RunsAs(LmEval = "gsm8k_cot", LmEvalMetric = "exact_match,flexible-extract", Inspect = "inspect_evals/gsm8k")]
/// public sealed class Gsm8k;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class RunsAsAttribute : Attribute
{
    /// <summary>The task or group of lm-evaluation-harness, such as <c>gsm8k</c>.</summary>
    public string? LmEval { get; init; }

    /// <summary>The headline metric there, with its filter after a comma, such as <c>exact_match,flexible-extract</c>.</summary>
    public string? LmEvalMetric { get; init; }

    /// <summary>The task of Inspect, such as <c>inspect_evals/gsm8k</c>.</summary>
    public string? Inspect { get; init; }

    /// <summary>The scorer there whose score the headline metric is, such as <c>match</c>.</summary>
    public string? InspectScorer { get; init; }
}
