using System.Security.Cryptography;
using System.Text;

namespace Tour;

/// <summary>
/// The i-th SHA-256 of 'abc', i from 1 to 100: a hundred tasks for people, who need longer for each, and one task for a model.
/// </summary>
[TaskFamily("sha256-chain", Version = "1.0.0", Title = "SHA-256, again and again")]
[Samples(100, TaskPerSample = true)]
[Limits(TimeSeconds = 600, Tokens = 20_000)]
[HumanTime(10, HumanSource.Estimate, Factor = 3)]
[Headline<ExactMatch>, Records<EditSimilarity>]
public sealed class Sha256Chain : ISamples
{
    /// <summary>The same Python code for every task: a model that can write it once can write it for all.</summary>
    [Step(Tokens = 60, Requirement = Requirement.AnyCorrect, Across = Transfer.Same)]
    [Needs<HashLoop>, Calls<Python>(Need = Need.Essential)]
    public sealed class Script : Step;

    /// <summary>The digest that the script printed.</summary>
    [Step(Tokens = 64, Across = Transfer.Same), After<Script>, OutputOf<Python>, Needs<CopyDigest>]
    public sealed class Digest : Step;

    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples()
    {
        var hash = Encoding.ASCII.GetBytes("abc");
        for (var i = 1; i <= 100; i++)
        {
            hash = SHA256.HashData(hash);
            yield return new(
                $"{i:000}",
                $"Return SHA-256 applied {i} times to the bytes of 'abc', in hex.",
                Convert.ToHexStringLower(hash)
            )
            {
                HumanMinutes = 10 + i / 10.0,
            };
        }
    }
}
