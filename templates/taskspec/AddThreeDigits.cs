namespace Evaluations;

/// <summary>Sums of two numbers of three digits.</summary>
[TaskFamily("add-three-digits", Version = "1.0.0")]
[Samples(100), Answer(Tokens = 4), Sampling(MaxOutputTokens = 16)]
[Headline<ExactMatch>]
public sealed class AddThreeDigits : ISamples
{
    public static IEnumerable<Sample> Samples() =>
        from i in Enumerable.Range(0, 100)
        let a = 100 + i * 7919 % 900
        let b = 100 + i * 6007 % 900
        select new Sample($"{i:000}", $"What is {a} + {b}? Answer with the number alone.", $"{a + b}");
}
