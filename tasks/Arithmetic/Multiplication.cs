namespace Tour;

/// <summary>Products of two numbers of 2, 3 and 4 digits. Beside the suite's metrics it records one of its own.</summary>
[TaskFamily("multiplication", Version = "1.0.0")]
[Samples(600), Answer(Tokens = 6), Needs<Carry>, Needs<TimesTable>]
[Records<DigitAccuracy>]
[Task("2-digits", Samples = 200), Task("3-digits", Samples = 200), Task("4-digits", Samples = 200)]
public sealed class Multiplication : Arithmetic, ISamples
{
    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples() =>
        from width in new[] { 2, 3, 4 }
        from sample in Ask(seed: 300, width, 200, (a, b) => ($"What is {a} × {b}?", a * b))
        select sample;
}
