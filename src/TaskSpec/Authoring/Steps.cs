namespace TaskSpec;

using static AttributeTargets;

/// <summary>What a step asks of a model. Everything may be left out: unknown is a value.</summary>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("report", Version = "1.0.0"), Samples(300), Headline<WeightedSteps>]
/// public sealed class Report
/// {
///     [Step(Tokens = 40, Weight = 1, Across = Transfer.Similar)]
///     public sealed class Query : Step;
///
///     [Step(HumanMinutes = 10, Weight = 2, Across = Transfer.Distinct, Recovery = 0.3), After<Query>]
///     public sealed class Conclude : Step;
/// }
/// ]]></code>
/// </example>
[AttributeUsage(Class, Inherited = false)]
public sealed class StepAttribute : Attribute
{
    /// <summary>The step's id; its type's name in kebab case where absent.</summary>
    public string? Id { get; init; }

    /// <summary>Tokens, or with <see cref="Requirement.AnyCorrect"/> decisions, that must be right.</summary>
    public int Tokens { get; init; }

    /// <summary>Standard deviation of that number between tasks over its mean; 0 where it is the same in all.</summary>
    public double TokensCv { get; init; }

    /// <summary>What counts as right.</summary>
    public Requirement Requirement { get; init; }

    /// <summary>Tokens that may differ, with <see cref="Requirement.WithinEdits"/>.</summary>
    public int Edits { get; init; }

    /// <summary>The step's weight in partial credit.</summary>
    public double Weight { get; init; }

    /// <summary>Whether the task can succeed without it.</summary>
    public bool Optional { get; init; }

    /// <summary>What success at the step in one task says of the others.</summary>
    public Transfer Across { get; init; }

    /// <summary>Whether one execution serves several tasks, so that their noise is shared too.</summary>
    public bool OneExecution { get; init; }

    /// <summary>The chance that a failure at the step is noticed and mended later in the same attempt, from 0 to 1.</summary>
    public double Recovery { get; init; }

    /// <summary>Human time in minutes. It stands for the step's share of the difficulty where no tokens are declared.</summary>
    public double HumanMinutes { get; init; }
}

/// <summary>The step comes after another, and needs it to have succeeded.</summary>
/// <typeparam name="T">The earlier step.</typeparam>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("relay", Version = "1.0.0"), Samples(300), Headline<WeightedSteps>]
/// public sealed class Relay
/// {
///     [Step(Tokens = 10)]
///     public sealed class Read : Step;
///
///     [Step(Tokens = 10), After<Read>]
///     public sealed class Write : Step;
/// }
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class AfterAttribute<T> : Attribute
    where T : Step;

/// <summary>The step is another way to what a step achieves: either suffices.</summary>
/// <typeparam name="T">The step that it can replace.</typeparam>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("lookup", Version = "1.0.0"), Samples(300), Headline<WeightedSteps>]
/// public sealed class Lookup
/// {
///     [Step(Tokens = 10)]
///     public sealed class Search : Step;
///
///     [Step(Tokens = 30), InsteadOf<Search>]
///     public sealed class Recall : Step;
/// }
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class InsteadOfAttribute<T> : Attribute
    where T : Step;

/// <summary>The family has a step that is declared elsewhere, and shares it with every family that says so.</summary>
/// <typeparam name="T">The step.</typeparam>
/// <example>
/// <code><![CDATA[
/// [Step(Tokens = 60, Across = Transfer.Same)]
/// public sealed class WriteScript : Step;
///
/// [TaskFamily("hashes", Version = "1.0.0"), Samples(100), HasStep<WriteScript>, Headline<ExactMatch>]
/// public sealed class Hashes;
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class HasStepAttribute<T> : Attribute
    where T : Step;

/// <summary>The step or family needs a skill.</summary>
/// <typeparam name="T">The skill.</typeparam>
/// <example>
/// <code><![CDATA[
/// [Skill("carrying", Across = Transfer.Similar)]
/// public sealed class Carry : Skill;
///
/// [TaskFamily("addition", Version = "1.0.0"), Samples(800), Answer(Tokens = 8), Needs<Carry>, Headline<ExactMatch>]
/// public sealed class Addition;
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class NeedsAttribute<T> : Attribute
    where T : Skill;

/// <summary>The step writes the input of a tool and calls it.</summary>
/// <typeparam name="T">The tool.</typeparam>
/// <example>
/// <code><![CDATA[
/// [Tool("bash", Input = Requirement.AnyCorrect)]
/// public sealed class Bash : Tool;
///
/// [TaskFamily("triage", Version = "1.0.0"), Samples(200), Headline<TestsPass>]
/// public sealed class Triage
/// {
///     [Step(Tokens = 40), Calls<Bash>(Need = Need.Essential, Retries = 2, Feedback = true)]
///     public sealed class Find : Step;
/// }
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class CallsAttribute<T> : Attribute
    where T : Tool
{
    /// <summary>What the step is without the tool.</summary>
    public Need Need { get; init; }

    /// <summary>Further tries after a failed call.</summary>
    public int Retries { get; init; }

    /// <summary>Whether a failed call says why.</summary>
    public bool Feedback { get; init; }

    /// <summary>The most calls that an attempt may make.</summary>
    public int MaxCalls { get; init; }
}

/// <summary>The step's output is the tool's, copied: the model decides none of its tokens.</summary>
/// <typeparam name="T">The tool.</typeparam>
/// <example>
/// <code><![CDATA[
/// [Tool("python", Input = Requirement.AnyCorrect)]
/// public sealed class Python : Tool;
///
/// [TaskFamily("digests", Version = "1.0.0"), Samples(200), Headline<ExactMatch>]
/// public sealed class Digests
/// {
///     [Step(Tokens = 60), Calls<Python>(Need = Need.Essential)]
///     public sealed class Script : Step;
///
///     [Step(Tokens = 64), After<Script>, OutputOf<Python>]
///     public sealed class Digest : Step;
/// }
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class OutputOfAttribute<T> : Attribute
    where T : Tool;

/// <summary>What a tool asks of its input.</summary>
/// <param name="id">The tool's id, as runners know it.</param>
/// <example>
/// <code><![CDATA[
/// [Tool("browser", Input = Requirement.Graded, SecondsPerCall = 8, UsdPerCall = 0.002)]
/// public sealed class Browser : Tool;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class ToolAttribute(string id) : Attribute
{
    /// <summary>The tool's id.</summary>
    public string Id => id;

    /// <summary>What the input must be. <see cref="Requirement.Graded"/> is a tool that degrades gradually: no gate.</summary>
    public Requirement Input { get; init; }

    /// <summary>Seconds of one call.</summary>
    public double SecondsPerCall { get; init; }

    /// <summary>US dollars of one call.</summary>
    public double UsdPerCall { get; init; }
}

/// <summary>Names a skill.</summary>
/// <param name="title">The skill in words.</param>
/// <example>
/// <code><![CDATA[
/// [Skill("modular arithmetic", Across = Transfer.Similar)]
/// public sealed class ModularArithmetic : Skill;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class SkillAttribute(string title) : Attribute
{
    /// <summary>The skill in words.</summary>
    public string Title => title;

    /// <summary>What having the skill for one task says of the others that need it. Where it is absent, the skill alone correlates nothing.</summary>
    public Transfer Across { get; init; }
}
