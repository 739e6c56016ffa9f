using System.Security.Cryptography;
using System.Text;
using TaskSpec;

[assembly: ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)]
[assembly: Sampling(Attempts = 1, Temperature = 0)]

namespace Tour;

[Tool("python", Input = Requirement.AnyCorrect, SecondsPerCall = 1)]
public sealed class Python : Tool;

[Skill("write a loop that hashes")]
public sealed class HashLoop : Skill;

[Skill("copy a long string")]
public sealed class CopyDigest : Skill;

[Skill("carry in column addition")]
public sealed class Carry : Skill;

/// <summary>The i-th SHA-256 of 'abc', i from 1 to 100.</summary>
[TaskFamily("sha256-chain", Version = "1.0.0")]
[Samples(100, TaskPerSample = true)]
[Limits(TimeSeconds = 600, Tokens = 20_000)]
[HumanTime(10, HumanSource.Estimate, Factor = 3)]
[Headline<ExactMatch>, Records<EditSimilarity>]
public sealed class Sha256Chain : ISamples
{
    [
        Step(Tokens = 60, Requirement = Requirement.AnyCorrect, Across = Transfer.Same),
        Needs<HashLoop>,
        Calls<Python>(Need = Need.Essential)
    ]
    public sealed class Script : Step;

    [Step(Tokens = 64, Across = Transfer.Same), After<Script>, OutputOf<Python>, Needs<CopyDigest>]
    public sealed class Digest : Step;

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

/// <summary>SHA-256 of the number i: each digest through the tool, scored by edit distance.</summary>
[TaskFamily("sha256-of", Version = "1.0.0")]
[Samples(100, TaskPerSample = true), Limits(TimeSeconds = 600, Tokens = 20_000)]
[Headline<EditSimilarity>, Records<ExactMatch>]
public sealed class Sha256Of : ISamples
{
    [
        Step(Tokens = 60, Requirement = Requirement.AnyCorrect, Across = Transfer.Similar),
        Needs<HashLoop>,
        Calls<Python>(Need = Need.Essential)
    ]
    // the remedy is one attribute here: [Records<LogLikelihood>] scores the tool's input, before the gate
    public sealed class Script : Step;

    [Step(Tokens = 64), After<Script>, OutputOf<Python>, Needs<CopyDigest>]
    public sealed class Digest : Step;

    public static IEnumerable<Sample> Samples() =>
        from i in Enumerable.Range(0, 100)
        select new Sample(
            $"{i:000}",
            $"Return the SHA-256 of '{i}', in hex.",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{i}")))
        );
}

[TaskFamily("add-3-digits", Version = "1.0.0")]
[Samples(100), Answer(Tokens = 4), Sampling(MaxOutputTokens = 8), Needs<Carry>]
[Headline<ExactMatch>, Records<EditSimilarity>(TokenCorrelation = 0.2)]
public sealed class AddThreeDigits : ISamples
{
    public static IEnumerable<Sample> Samples() =>
        from i in Enumerable.Range(0, 100)
        let a = 100 + i * 37 % 900
        let b = 100 + i * 101 % 900
        select new Sample($"{i:000}", $"{a} + {b} =", $"{a + b}");
}

[TaskFamily("four-choices", Version = "1.0.0")]
[Samples(100), Choices(4)]
[Headline<MultipleChoiceAccuracy>, Records<ChoiceLogLikelihoods>]
public sealed class FourChoices : ISamples
{
    public static IEnumerable<Sample> Samples() =>
        from i in Enumerable.Range(2, 100)
        select new Sample($"{i:000}", $"What is {i} squared?", "A")
        {
            Choices = [$"{i * i}", $"{i * i + 1}", $"{i * 2}", $"{i * i - i}"],
        };
}
