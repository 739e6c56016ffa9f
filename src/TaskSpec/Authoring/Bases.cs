namespace TaskSpec;

/// <summary>A step of a task. Derive one, nested in its family or at top level where families share it; nothing is instantiated.</summary>
/// <remarks>Steps, tools, skills and metrics are types so that the compiler checks every reference to them.</remarks>
public abstract class Step;

/// <summary>A tool that a step calls, such as a shell, an interpreter or a browser.</summary>
public abstract class Tool;

/// <summary>A skill that steps or families need. The same skill alone never makes two tasks one.</summary>
public abstract class Skill;

/// <summary>A metric. What it measures, and between which values, stands in its <see cref="MetricAttribute"/>.</summary>
public interface IMetric;

/// <summary>A metric that the text of an output decides.</summary>
public interface ITextMetric : IMetric
{
    /// <summary>The score of one output, between the metric's worst and best value.</summary>
    /// <param name="output">What the model wrote, after extraction.</param>
    /// <param name="sample">The sample that it answers.</param>
    static abstract double Score(string output, Sample sample);
}

/// <summary>A metric of multiple choice that the log-likelihoods of the choices decide.</summary>
public interface IChoiceMetric : IMetric
{
    /// <summary>The score of one sample, between the metric's worst and best value.</summary>
    /// <param name="logLikelihoods">The log-likelihood of each choice in nats, in the order of <see cref="Sample.Choices"/>.</param>
    /// <param name="sample">The sample; its target is the right choice, or its letter from A.</param>
    static abstract double Score(IReadOnlyList<double> logLikelihoods, Sample sample);
}

/// <summary>A family whose samples a method makes. It runs only when somebody asks for samples, never in the compiler.</summary>
public interface ISamples
{
    /// <summary>The samples, in a fixed order, with ids that are unique, stable and safe as a path segment.</summary>
    static abstract IEnumerable<Sample> Samples();
}
