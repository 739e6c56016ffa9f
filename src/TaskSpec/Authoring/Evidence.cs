namespace TaskSpec;

using static AttributeTargets;

/// <summary>How long people take. It is never converted to difficulty where one capability serves all tasks.</summary>
/// <param name="minutes">The time in minutes.</param>
/// <param name="source">Where it comes from.</param>
/// <example>
/// Three people were timed, and took 40 minutes.
/// <code><![CDATA[
/// [TaskFamily("fix-the-bug", Version = "1.0.0"), Samples(200), HumanTime(40, HumanSource.Baseline, N = 3, Who = Who.Expert)]
/// [Headline<TestsPass>]
/// public sealed class FixTheBug;
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class HumanTimeAttribute(double minutes, HumanSource source) : Attribute
{
    /// <summary>The time in minutes.</summary>
    public double Minutes => minutes;

    /// <summary>Where it comes from.</summary>
    public HumanSource Source => source;

    /// <summary>Whose time it is.</summary>
    public Who Who { get; init; }

    /// <summary>How many people were timed.</summary>
    public int N { get; init; }

    /// <summary>The time is right within this factor, above 1.</summary>
    public double Factor { get; init; }
}

/// <summary>How hard the family is believed to be, in place of the prior over the whole ladder.</summary>
/// <example>
/// Half of the tasks are expected to be solved at 1e23 FLOP, within a decade and a half.
/// <code><![CDATA[
/// [TaskFamily("riddles", Version = "1.0.0"), Samples(500), Answer(Tokens = 3), Headline<ExactMatch>]
/// [Difficulty(HalfAtFlop = 1e23, Decades = 1.5, Source = "a pilot of 50 samples with two models")]
/// public sealed class Riddles;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class DifficultyAttribute : Attribute
{
    /// <summary>Training compute at which the headline score is half way between its floor and ceiling, in FLOP.</summary>
    public required double HalfAtFlop { get; init; }

    /// <summary>Its standard deviation in decades.</summary>
    public required double Decades { get; init; }

    /// <summary>Spread of that point over the family's tasks: a standard deviation in decades.</summary>
    public double SpreadDecades { get; init; }

    /// <summary>Where the belief comes from.</summary>
    public string? Source { get; init; }
}

/// <summary>
/// The difficulty follows from the human time: from the compute of models whose 50 % time horizon is that long. Wide, and for agents at
/// software tasks only.
/// </summary>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("port-a-library", Version = "1.0.0"), Samples(60), Headline<TestsPass>]
/// [HumanTime(90, HumanSource.Estimate), DifficultyFromHumanTime]
/// public sealed class PortALibrary;
/// ]]></code>
/// </example>
[AttributeUsage(Class)]
public sealed class DifficultyFromHumanTimeAttribute : Attribute
{
    /// <summary>Standard deviation in decades of compute; where it is absent, that of docs/model.md.</summary>
    public double Decades { get; init; }
}

/// <summary>The outcomes of the family's tasks correlate with those of another family's, given compute.</summary>
/// <typeparam name="T">The other family.</typeparam>
/// <param name="phi">The correlation of two outcomes, from -1 to 1.</param>
/// <example>
/// Measured on models that answered both.
/// <code><![CDATA[
/// [TaskFamily("algebra", Version = "1.0.0"), Samples(500), Answer(Tokens = 3), Headline<ExactMatch>]
/// [Correlates<Geometry>(0.3, Source = "residuals of 40 models")]
/// public sealed class Algebra;
///
/// [TaskFamily("geometry", Version = "1.0.0"), Samples(500), Answer(Tokens = 3), Headline<ExactMatch>]
/// public sealed class Geometry;
/// ]]></code>
/// </example>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class CorrelatesAttribute<T>(double phi) : Attribute
    where T : class
{
    /// <summary>The correlation.</summary>
    public double Phi => phi;

    /// <summary>Where the belief comes from.</summary>
    public string? Source { get; init; }
}

/// <summary>Where the items come from. It passes through to runners.</summary>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("exam", Version = "1.0.0"), Samples(400), Choices(4), Headline<MultipleChoiceAccuracy>]
/// [Provenance(License = "CC-BY-4.0", Url = "https://example.org/exam", PublicSince = "2024-05")]
/// public sealed class Exam;
/// ]]></code>
/// </example>
[AttributeUsage(Assembly | Class)]
public sealed class ProvenanceAttribute : Attribute
{
    /// <summary>The licence, as an SPDX expression.</summary>
    public string? License { get; init; }

    /// <summary>The source.</summary>
    public string? Url { get; init; }

    /// <summary>The canary string that marks the items.</summary>
    public string? Canary { get; init; }

    /// <summary>Since when the items have been public: a year, month or day in ISO 8601.</summary>
    public string? PublicSince { get; init; }
}

/// <summary>Anything else, passed through to runners.</summary>
/// <param name="key">The key.</param>
/// <param name="value">A string, number or Boolean.</param>
/// <example>
/// <code><![CDATA[
/// [TaskFamily("trivia", Version = "1.0.0"), Samples(400), Headline<ExactMatch>]
/// [Metadata("domain", "history"), Metadata("reviewed", true)]
/// public sealed class Trivia;
/// ]]></code>
/// </example>
[AttributeUsage(Assembly | Class, AllowMultiple = true)]
public sealed class MetadataAttribute(string key, object value) : Attribute
{
    /// <summary>The key.</summary>
    public string Key => key;

    /// <summary>The value.</summary>
    public object Value => value;
}

/// <summary>The catalog of an assembly as the generator wrote it. Authors never write this attribute.</summary>
/// <param name="schemaVersion">The version of the catalog's schema.</param>
/// <param name="json">The catalog as canonical JSON.</param>
[AttributeUsage(Assembly)]
public sealed class CatalogFragmentAttribute(int schemaVersion, string json) : Attribute
{
    /// <summary>The version of the catalog's schema.</summary>
    public int SchemaVersion => schemaVersion;

    /// <summary>The catalog as canonical JSON.</summary>
    public string Json => json;
}
