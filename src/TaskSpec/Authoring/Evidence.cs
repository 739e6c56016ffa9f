namespace TaskSpec;

using static AttributeTargets;

/// <summary>How long people take. It is never converted to difficulty where one capability serves all tasks.</summary>
/// <param name="minutes">The time in minutes.</param>
/// <param name="source">Where it comes from.</param>
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
[AttributeUsage(Class)]
public sealed class DifficultyFromHumanTimeAttribute : Attribute
{
    /// <summary>Standard deviation in decades of compute; where it is absent, that of docs/model.md.</summary>
    public double Decades { get; init; }
}

/// <summary>The outcomes of the family's tasks correlate with those of another family's, given compute.</summary>
/// <typeparam name="T">The other family.</typeparam>
/// <param name="phi">The correlation of two outcomes, from -1 to 1.</param>
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
