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

    /// <summary>A data set on Hugging Face. It is exported to runners and never loaded.</summary>
    public string? HuggingFace { get; init; }

    /// <summary>The data set's configuration.</summary>
    public string? Config { get; init; }

    /// <summary>The data set's split.</summary>
    public string? Split { get; init; }

    /// <summary>The data set's revision.</summary>
    public string? Revision { get; init; }
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
}
