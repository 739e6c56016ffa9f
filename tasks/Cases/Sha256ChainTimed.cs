namespace Tour;

/// <summary>
/// The same hundred hashes where the loop is slow: two minutes before the first and ten seconds for each, so that ten minutes let through 48.
/// </summary>
[TaskFamily("sha256-chain-timed", Version = "1.0.0", Title = "SHA-256, again and again, against the clock")]
[Samples(100, TaskPerSample = true)]
[Limits(TimeSeconds = 600, Tokens = 20_000), Usage(Seconds = 120, SecondsPerItem = 10)]
[Headline<ExactMatch>]
public sealed class Sha256ChainTimed : ISamples
{
    /// <summary>The same Python code for every task.</summary>
    [Step(Tokens = 60, Requirement = Requirement.AnyCorrect, Across = Transfer.Same)]
    [Needs<HashLoop>, Calls<Python>(Need = Need.Essential)]
    public sealed class Script : Step;

    /// <summary>The digest that the script printed.</summary>
    [Step(Tokens = 64, Across = Transfer.Same), After<Script>, OutputOf<Python>, Needs<CopyDigest>]
    public sealed class Digest : Step;

    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples() => Sha256Chain.Samples();
}
