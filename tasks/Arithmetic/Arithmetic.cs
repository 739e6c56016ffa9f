using static System.FormattableString;

namespace Tour;

/// <summary>Arithmetic without tools: what its families have in common, and what each may override.</summary>
[Suite("arithmetic", Version = "1.0.0")]
[Headline<ExactMatch>, Records<EditSimilarity>(TokenCorrelation = 0.2)]
[Sampling(MaxOutputTokens = 24)]
[Metadata("domain", "mathematics")]
public abstract class Arithmetic
{
    /// <summary>The task of one width: so many different questions about two numbers of so many digits each.</summary>
    private protected static IEnumerable<Sample> Ask(
        ulong seed,
        int width,
        int count,
        Func<long, long, (FormattableString Question, long Answer)> ask
    )
    {
        var dice = new Dice(seed + (ulong)width);
        foreach (var (i, (a, b)) in dice.Distinct(count, d => (d.Digits(width), d.Digits(width))).Index())
        {
            var (question, answer) = ask(a, b);
            yield return new(
                Invariant($"{width}-digits-{i:000}"),
                Invariant(question) + " Answer with the number alone.",
                Invariant($"{answer}")
            )
            {
                Task = Invariant($"{width}-digits"),
            };
        }
    }
}
