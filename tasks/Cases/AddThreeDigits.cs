namespace Tour;

/// <summary>
/// Three-digit addition: exact match alone would be too coarse, and its edit similarity says how close the misses were.
/// </summary>
[TaskFamily("add-3-digits", Version = "1.0.0", Title = "Three-digit addition")]
[Samples(100), Answer(Tokens = 4), Sampling(MaxOutputTokens = 8), Needs<Carry>]
[Headline<ExactMatch>, Records<EditSimilarity>]
public sealed class AddThreeDigits : ISamples
{
    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples() =>
        from i in Enumerable.Range(0, 100)
        let a = 100 + i * 37 % 900
        let b = 100 + i * 101 % 900
        select new Sample($"{i:000}", $"{a} + {b} =", $"{a + b}");
}
