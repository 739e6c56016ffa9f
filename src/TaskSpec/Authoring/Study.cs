namespace TaskSpec;

using static AttributeTargets;

/// <summary>The ladder of models that will be evaluated, and the model that their results should forecast.</summary>
/// <remarks>The plan belongs to the study: the root project's wins over those of catalogs that it references.</remarks>
/// <param name="fromFlop">Training compute of the smallest model, in FLOP.</param>
/// <param name="toFlop">Training compute of the largest model of the ladder, in FLOP.</param>
/// <example>
/// <code><![CDATA[
/// [assembly: ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)]
/// ]]></code>
/// </example>
[AttributeUsage(Assembly | Class)]
public sealed class ScalingPlanAttribute(double fromFlop, double toFlop) : Attribute
{
    /// <summary>Training compute of the smallest model, in FLOP.</summary>
    public double FromFlop => fromFlop;

    /// <summary>Training compute of the largest model of the ladder, in FLOP.</summary>
    public double ToFlop => toFlop;

    /// <summary>How many models the ladder has, spaced evenly in log compute.</summary>
    public required int Models { get; init; }

    /// <summary>Training compute of the model to forecast, in FLOP.</summary>
    public required double TargetFlop { get; init; }

    /// <summary>
    /// Whether the models, the one to forecast among them, are of several makers, whose compute is worth different amounts; false for models of one
    /// recipe, which is what is assumed, and said, where this is absent.
    /// </summary>
    public bool Makers { get; init; }
}

/// <summary>Makes the assembly's catalog that of a study: it takes in the catalogs of all assemblies that the project references.</summary>
/// <remarks>The assembly's own plan then holds for all of them, and what only all of them together show is reported here.</remarks>
/// <example>
/// <code><![CDATA[
/// [assembly: TaskCatalogRoot]
/// ]]></code>
/// </example>
[AttributeUsage(Assembly)]
public sealed class TaskCatalogRootAttribute : Attribute;

/// <summary>A suite: an abstract base class whose attributes are the defaults of the families that derive from it.</summary>
/// <param name="id">Its id, safe as a path segment.</param>
/// <example>
/// <code><![CDATA[
/// [Suite("knowledge", Version = "1.0.0"), Sampling(MaxOutputTokens = 16), Headline<ExactMatch>]
/// public abstract class Knowledge;
///
/// [TaskFamily("capitals", Version = "1.0.0"), Samples(200), Answer(Tokens = 2)]
/// public sealed class Capitals : Knowledge;
/// ]]></code>
/// </example>
[AttributeUsage(Class, Inherited = false)]
public sealed class SuiteAttribute(string id) : Attribute
{
    /// <summary>The suite's id.</summary>
    public string Id => id;

    /// <summary>The suite's version; a changed declaration is a new one.</summary>
    public required string Version { get; init; }
}

/// <summary>What one attempt may use. An argument that is absent is inherited; 0 means none.</summary>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("agents", Version = "1.0.0"), Samples(100), Headline<TestsPass>]
/// [Limits(TimeSeconds = 1_800, Tokens = 200_000, Turns = 50)]
/// public sealed class Agents;
/// ]]></code>
/// </example>
[AttributeUsage(Assembly | Class)]
public sealed class LimitsAttribute : Attribute
{
    /// <summary>Wall-clock time in seconds.</summary>
    public int TimeSeconds { get; init; }

    /// <summary>Time in seconds without waiting for the model's service.</summary>
    public int WorkingSeconds { get; init; }

    /// <summary>Tokens, input and output together.</summary>
    public long Tokens { get; init; }

    /// <summary>Messages in the conversation.</summary>
    public int Messages { get; init; }

    /// <summary>Turns of the model.</summary>
    public int Turns { get; init; }

    /// <summary>Time of one tool call in seconds.</summary>
    public int ToolSeconds { get; init; }

    /// <summary>Cost in US dollars.</summary>
    public double CostUsd { get; init; }
}

/// <summary>What an attempt that would succeed uses, as run times were declared or measured; with <see cref="LimitsAttribute"/> it gives the ceiling.</summary>
/// <example>
/// Half of the attempts that would succeed take 300 seconds at most, two thirds between 150 and 600.
/// <code><![CDATA[
/// [TaskFamily("builds", Version = "1.0.0"), Samples(100), Headline<TestsPass>]
/// [Limits(TimeSeconds = 900), Usage(Seconds = 300, Factor = 2)]
/// public sealed class Builds;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class UsageAttribute : Attribute
{
    /// <summary>Seconds of wall-clock time, of the median attempt; with <see cref="SecondsPerItem"/>, before the first item's.</summary>
    public double Seconds { get; init; }

    /// <summary>Further seconds for each item before it and itself, where the i-th item takes i times as long.</summary>
    public double SecondsPerItem { get; init; }

    /// <summary>Tokens, of the median attempt.</summary>
    public double Tokens { get; init; }

    /// <summary>Tool calls, of the median attempt.</summary>
    public double ToolCalls { get; init; }

    /// <summary>Two thirds of attempts use between the median divided and multiplied by this factor, at least 1; 1 where all use as much.</summary>
    public double Factor { get; init; }
}

/// <summary>How outputs are drawn: independent attempts, and decoding.</summary>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("sums", Version = "1.0.0"), Samples(500), Answer(Tokens = 3), Headline<ExactMatch>]
/// [Sampling(Attempts = 4, Temperature = 0.7, MaxOutputTokens = 64, FewShot = 5)]
/// public sealed class Sums;
/// ]]></code>
/// </example>
[AttributeUsage(Assembly | Class)]
public sealed class SamplingAttribute : Attribute
{
    /// <summary>Independent attempts at each sample.</summary>
    public int Attempts { get; init; }

    /// <summary>Temperature; 0 is greedy.</summary>
    public double Temperature { get; init; }

    /// <summary>The most tokens that one output may have.</summary>
    public int MaxOutputTokens { get; init; }

    /// <summary>Solved examples before the question.</summary>
    public int FewShot { get; init; }
}

/// <summary>Where attempts run.</summary>
/// <param name="kind">The kind of sandbox, such as docker.</param>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("scripts", Version = "1.0.0"), Samples(100), Headline<TestsPass>]
/// [Sandbox("docker", Image = "python:3.13-slim"), Scored(By.Container, With = "tests/run.sh")]
/// public sealed class Scripts;
/// ]]></code>
/// </example>
[AttributeUsage(Assembly | Class)]
public sealed class SandboxAttribute(string kind) : Attribute
{
    /// <summary>The kind of sandbox.</summary>
    public string Kind => kind;

    /// <summary>The image that it starts.</summary>
    public string? Image { get; init; }

    /// <summary>Whether it reaches the internet.</summary>
    public bool Internet { get; init; }

    /// <summary>How many GPUs it has.</summary>
    public int Gpus { get; init; }
}

/// <summary>What scores an attempt outside this process.</summary>
/// <param name="by">What decides the score.</param>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("essays", Version = "1.0.0"), Samples(300), Headline<JudgeScore>]
/// [Scored(By.Judge, With = "some-judge-2026-01-31")]
/// public sealed class Essays;
/// ]]></code>
/// </example>
[AttributeUsage(Assembly | Class)]
public sealed class ScoredAttribute(By by) : Attribute
{
    /// <summary>What decides the score.</summary>
    public By By => by;

    /// <summary>With what: a script, or a judge with its version.</summary>
    public string? With { get; init; }

    /// <summary>How long scoring may take, in seconds.</summary>
    public int TimeoutSeconds { get; init; }
}
