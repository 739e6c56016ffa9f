namespace Tour;

/// <summary>Differences of two numbers of 2, 4 and 8 digits; about half of them are below zero.</summary>
[TaskFamily("subtraction", Version = "1.0.0")]
[Samples(600), Answer(Tokens = 5), Needs<Carry>]
[Task("2-digits", Samples = 200), Task("4-digits", Samples = 200), Task("8-digits", Samples = 200)]
public sealed class Subtraction : Arithmetic, ISamples
{
    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples() =>
        from width in new[] { 2, 4, 8 }
        from sample in Ask(seed: 200, width, 200, (a, b) => ($"What is {a} - {b}?", a - b))
        select sample;
}
