namespace TaskSpec;

/// <summary>A step of a task. Derive one, nested in its family or at top level where families share it; nothing is instantiated.</summary>
/// <remarks>Steps, tools, skills and metrics are types so that the compiler checks every reference to them.</remarks>
/// <example>
/// <code><![CDATA[
/// [Step(Tokens = 20)]
/// public sealed class Sort : Step;
/// ]]></code>
/// </example>
public abstract class Step;

/// <summary>A tool that a step calls, such as a shell, an interpreter or a browser.</summary>
/// <example>
/// <code><![CDATA[
/// [Tool("calculator")]
/// public sealed class Calculator : Tool;
/// ]]></code>
/// </example>
public abstract class Tool;

/// <summary>A skill that steps or families need. The same skill alone never makes two tasks one.</summary>
/// <example>
/// <code><![CDATA[
/// [Skill("spelling")]
/// public sealed class Spelling : Skill;
/// ]]></code>
/// </example>
public abstract class Skill;

/// <summary>A metric. What it measures, and between which values, stands in its <see cref="MetricAttribute"/>.</summary>
/// <example>
/// A program outside this process gives the score.
/// <code><![CDATA[
/// [Metric("pass_at_5", Form.PassAtK, K = 5, By = By.Container)]
/// public sealed class PassAt5 : IMetric;
/// ]]></code>
/// </example>
public interface IMetric;

/// <summary>A metric that the text of an output decides.</summary>
/// <example>
/// <code><![CDATA[
/// [Metric("right_length", Form.AllRight, By = By.Text)]
/// public sealed class RightLength : ITextMetric
/// {
///     public static double Score(string output, Sample sample) => output.Length == sample.Target.Length ? 1 : 0;
/// }
/// ]]></code>
/// </example>
public interface ITextMetric : IMetric
{
    /// <summary>The score of one output, between the metric's worst and best value.</summary>
    /// <param name="output">What the model wrote, after extraction.</param>
    /// <param name="sample">The sample that it answers.</param>
    static abstract double Score(string output, Sample sample);
}

/// <summary>A metric of multiple choice that the log-likelihoods of the choices decide.</summary>
/// <example>
/// <code><![CDATA[
/// [Metric("first_choice", Form.ArgmaxOfChoices, By = By.LogProbs)]
/// public sealed class FirstChoice : IChoiceMetric
/// {
///     public static double Score(IReadOnlyList<double> logLikelihoods, Sample sample) =>
///         sample.Choices[logLikelihoods.ToList().IndexOf(logLikelihoods.Max())] == sample.Target ? 1 : 0;
/// }
/// ]]></code>
/// </example>
public interface IChoiceMetric : IMetric
{
    /// <summary>The score of one sample, between the metric's worst and best value.</summary>
    /// <param name="logLikelihoods">The log-likelihood of each choice in nats, in the order of <see cref="Sample.Choices"/>.</param>
    /// <param name="sample">The sample; its target is the right choice, or its letter from A.</param>
    static abstract double Score(IReadOnlyList<double> logLikelihoods, Sample sample);
}

/// <summary>A family whose samples a method makes. It runs only when somebody asks for samples, never in the compiler.</summary>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("doubles", Version = "1.0.0"), Samples(100), Answer(Tokens = 2), Headline<ExactMatch>]
/// public sealed class Doubles : ISamples
/// {
///     public static IEnumerable<Sample> Samples() =>
///         from i in Enumerable.Range(0, 100)
///         select new Sample($"{i:000}", $"What is 2 * {i}?", $"{2 * i}");
/// }
/// ]]></code>
/// </example>
public interface ISamples
{
    /// <summary>The samples, in a fixed order, with ids that are unique, stable and safe as a path segment.</summary>
    static abstract IEnumerable<Sample> Samples();
}
