namespace TaskSpec.Cli.Report;

/// <summary>What a doubt means, for readers who know none of the words.</summary>
internal static class DoubtWords
{
    private static readonly Dictionary<string, string> words = new(StringComparer.Ordinal)
    {
        ["overlap"] = "its items test the same thing, so that they stand or fall together",
        ["exact gate"] = "only a wholly right answer counts, so that progress shows late",
        ["all-or-nothing score"] = "only a wholly right answer counts, so that progress shows late",
        ["chance floor"] = "guessing scores so much that small models cannot be told apart",
        ["ceiling"] = "the score stops short of what models can do",
        ["few samples"] = "too few samples to tell scores apart",
        ["nothing to forecast"] = "it has no headline that capability moves",
        ["compute of its models unknown"] = "a forecast goes by training compute",
        ["scores are not what was believed"] = "the expected error does not go by them until they are calibrated",
        ["results leave the score open"] = "the models so far allow very different scores at the target",
    };

    /// <summary>The words; null where the doubt says it itself.</summary>
    public static string? Of(string doubt) => words.GetValueOrDefault(doubt);
}
