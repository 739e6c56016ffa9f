namespace TaskSpec;

using static AttributeTargets;

/// <summary>The metric whose value at the target is to be forecast. On a family it scores the answer.</summary>
/// <typeparam name="T">The metric.</typeparam>
/// <example>
/// The number behind four hashes is scored, and not the reasoning before it.
/// <code><![CDATA[
/// [TaskFamily("word-problems", Version = "1.0.0"), Samples(1_319), Answer(Tokens = 3)]
/// [Headline<NumericMatch>(Extract = @"####\s*(-?[0-9.,]+)")]
/// public sealed class WordProblems;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class HeadlineAttribute<T> : Attribute
    where T : IMetric
{
    /// <summary>A regular expression whose first group is what gets scored.</summary>
    public string? Extract { get; init; }

    /// <summary>The best score that the harness allows, in (0, 1]; 1 where absent.</summary>
    public double Ceiling { get; init; }
}

/// <summary>A metric that is recorded beside the headline. On a family it scores the answer, on a step what that step produced.</summary>
/// <typeparam name="T">The metric.</typeparam>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("dates", Version = "1.0.0"), Samples(500), Answer(Tokens = 6)]
/// [Headline<ExactMatch>, Records<EditSimilarity>(TokenCorrelation = 0.1), Records<LogLikelihood>]
/// public sealed class Dates;
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class RecordsAttribute<T> : Attribute
    where T : IMetric
{
    /// <summary>A name, where the same metric is recorded twice.</summary>
    public string? Name { get; init; }

    /// <summary>A regular expression whose first group is what gets scored.</summary>
    public string? Extract { get; init; }

    /// <summary>Whether it may be used to forecast the headline metric.</summary>
    public Link Link { get; init; }

    /// <summary>Correlation of the tokens of one attempt, from 0 to 1.</summary>
    public double TokenCorrelation { get; init; }
}

/// <summary>What a metric is. Built-in metrics have no privilege: an author's own carries the same attribute.</summary>
/// <param name="id">The metric's id, as it stands in result tables.</param>
/// <param name="form">How its expected score responds to a task's surprisal.</param>
/// <example>
/// One for whoever names the first letter; a runner calls Score.
/// <code><![CDATA[
/// [Metric("first_letter", Form.AllRight, By = By.Text)]
/// public sealed class FirstLetter : ITextMetric
/// {
///     public static double Score(string output, Sample sample) => output.StartsWith(sample.Target[0]) ? 1 : 0;
/// }
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class MetricAttribute(string id, Form form) : Attribute
{
    /// <summary>The metric's id.</summary>
    public string Id => id;

    /// <summary>How its expected score responds to a task's surprisal.</summary>
    public Form Form => form;

    /// <summary>The score of a guess, after worst and best are mapped to 0 and 1.</summary>
    public double Floor { get; init; }

    /// <summary>The best value. Below <see cref="Worst"/>, lower is better.</summary>
    public double Best { get; init; } = 1;

    /// <summary>The worst value.</summary>
    public double Worst { get; init; }

    /// <summary>What decides the score.</summary>
    public By By { get; init; }

    /// <summary>Attempts of which one, with <see cref="Form.PassAtK"/>, or all, with <see cref="Form.PassHatK"/>, must be right.</summary>
    public int K { get; init; }

    /// <summary>The threshold, with <see cref="Form.Threshold"/>, between worst and best mapped to 0 and 1.</summary>
    public double Threshold { get; init; }

    /// <summary>Tokens that may be wrong, with <see cref="Form.WithinEdits"/>.</summary>
    public int Edits { get; init; }

    /// <summary>The longest run that is compared, with <see cref="Form.NGrams"/>: 4 for BLEU, 2 for ROUGE-2.</summary>
    public int Order { get; init; }

    /// <summary>The shortest run that is compared, with <see cref="Form.NGrams"/>: 1 for BLEU, where it may be absent, 2 for ROUGE-2.</summary>
    public int FromOrder { get; init; }

    /// <summary>Over what the score is averaged.</summary>
    public Averaging Averaging { get; init; }

    /// <summary>How many grades there are, worst and best among them, with <see cref="Form.Graded"/>; at least 2.</summary>
    public int Levels { get; init; }

    /// <summary>The metric's name in lm-evaluation-harness.</summary>
    public string? LmEval { get; init; }

    /// <summary>The scorer's name in Inspect.</summary>
    public string? Inspect { get; init; }
}
