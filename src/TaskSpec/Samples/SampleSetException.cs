namespace TaskSpec;

/// <summary>Samples that are not what they must be; the message names the family, where, and what to mend.</summary>
/// <param name="family">The id of the family.</param>
/// <param name="problem">Where, and what is wrong.</param>
public sealed class SampleSetException(string family, string problem) : FormatException($"family '{family}': {problem}")
{
    /// <summary>The id of the family.</summary>
    public string Family => family;
}
