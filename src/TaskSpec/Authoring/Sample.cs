namespace TaskSpec;

/// <summary>One input and its target: an item, the thing that the effective number counts.</summary>
/// <param name="Id">Unique in its family and stable: letters, digits, '.', '_' and '-', at most 128, not starting with '.' or '-'.</param>
/// <param name="Input">What the model is asked.</param>
/// <param name="Target">What counts as right; for multiple choice the right choice, or its letter from A.</param>
/// <example>
/// <code><![CDATA[
/// public static class Planets
/// {
///     public static Sample First { get; } =
///         new("first", "Which planet is nearest to the sun?", "Mercury") { Choices = ["Mercury", "Venus"], Cluster = "planets" };
/// }
/// ]]></code>
/// </example>
public sealed record Sample(string Id, string Input, string Target)
{
    /// <summary>The named task that the sample belongs to, where the family has several.</summary>
    public string? Task { get; init; }

    /// <summary>The choices of a multiple-choice question, in the order in which they are asked, unless <see cref="ChoicesAttribute.ShuffleSeed"/> shuffles them; empty otherwise.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Samples that share something, such as a passage, name the same cluster; their outcomes are correlated.</summary>
    public string? Cluster { get; init; }

    /// <summary>Human time in minutes, where it is known.</summary>
    public double? HumanMinutes { get; init; }
}
