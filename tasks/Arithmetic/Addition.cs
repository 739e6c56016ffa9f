namespace Tour;

/// <summary>Sums of two numbers of 2, 4, 8 and 16 digits.</summary>
[TaskFamily("addition", Version = "1.0.0")]
[Samples(800), Answer(Tokens = 8), Needs<Carry>]
[Task("2-digits", Samples = 200, HumanMinutes = 0.1, HumanSource = HumanSource.Estimate)]
[Task("4-digits", Samples = 200, HumanMinutes = 0.3, HumanSource = HumanSource.Estimate)]
[Task("8-digits", Samples = 200, HumanMinutes = 0.6, HumanSource = HumanSource.Estimate)]
[Task("16-digits", Samples = 200, HumanMinutes = 1.5, HumanSource = HumanSource.Estimate)]
public sealed class Addition : Arithmetic, ISamples
{
    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples() =>
        from width in new[] { 2, 4, 8, 16 }
        from sample in Ask(seed: 100, width, 200, (a, b) => ($"What is {a} + {b}?", a + b))
        select sample;
}
