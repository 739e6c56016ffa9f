using System.Security.Cryptography;
using System.Text;

namespace Tour;

/// <summary>
/// SHA-256 of the number i, i from 0 to 99: the tool decides all 64 digits at once, whatever metric reads them.
/// </summary>
[TaskFamily("sha256-of", Version = "1.0.0", Title = "SHA-256 of a number")]
[Samples(100, TaskPerSample = true)]
[Limits(TimeSeconds = 600, Tokens = 20_000)]
[HumanTime(10, HumanSource.Estimate, Factor = 3)]
[Headline<ExactMatch>, Records<EditSimilarity>]
public sealed class Sha256Of : ISamples
{
    /// <summary>A script for one number.</summary>
    /// <remarks>
    /// Declared distinct so that the gate is seen alone; that one script serves every number is the other case, sha256-chain.
    /// </remarks>
    [Step(Tokens = 60, Requirement = Requirement.AnyCorrect, Across = Transfer.Distinct)]
    [Needs<HashLoop>, Calls<Python>(Need = Need.Essential)]
    // the remedy is one attribute here: [Records<LogLikelihood>] scores the tool's input, before the gate
    public sealed class Script : Step;

    /// <summary>The digest that the script printed.</summary>
    [Step(Tokens = 64, Across = Transfer.Distinct), After<Script>, OutputOf<Python>, Needs<CopyDigest>]
    public sealed class Digest : Step;

    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples() =>
        from i in Enumerable.Range(0, 100)
        let digest = SHA256.HashData(Encoding.ASCII.GetBytes($"{i}"))
        select new Sample($"{i:000}", $"Return the SHA-256 of the ASCII text '{i}', in hex.", Convert.ToHexStringLower(digest));
}
