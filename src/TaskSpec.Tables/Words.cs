namespace TaskSpec.Tables;

/// <summary>The words of the columns state and direction.</summary>
public static class Words
{
    private static readonly string[] words = [.. Enum.GetNames<ResultState>().Select(name => name.ToLowerInvariant())];

    /// <summary>What a state may be, in words.</summary>
    public static string States { get; } = "it is one of " + string.Join(", ", words);

    /// <summary>A state's word.</summary>
    public static string Of(ResultState state) => words[(int)state];

    /// <summary>Which way a metric goes, in a word; null where nobody says it.</summary>
    public static string? Direction(MetricScale? scale) =>
        scale?.IsLowerBetter switch
        {
            true => "lower",
            false => "higher",
            null => null,
        };

    /// <summary>Whether a word says that a lower value is a better one; null where it says nothing of it.</summary>
    public static bool? IsLowerBetter(string? word) =>
        string.Equals(word, "lower", StringComparison.OrdinalIgnoreCase) ? true
        : string.Equals(word, "higher", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    /// <summary>The state of a word, or null.</summary>
    public static ResultState? State(string word) => Array.IndexOf(words, word) is >= 0 and var state ? (ResultState)state : null;
}
