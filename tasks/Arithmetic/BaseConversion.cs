using System.Text;
using static System.FormattableString;

namespace Tour;

/// <summary>
/// Numbers from one base to another. Some tokenizers spend a token on every binary digit, so it allows more than the suite does.
/// </summary>
[TaskFamily("base-conversion", Version = "1.0.0")]
[Samples(600), Answer(Tokens = 6), Sampling(MaxOutputTokens = 48)]
[Task("10-to-2", Samples = 150), Task("2-to-10", Samples = 150), Task("10-to-16", Samples = 150), Task("7-to-3", Samples = 150)]
public sealed class BaseConversion : Arithmetic, ISamples
{
    private const string Digits = "0123456789abcdef";

    private static readonly (int From, int To, int Least, int Most)[] Conversions =
    [
        (10, 2, 32, 1023),
        (2, 10, 64, 4095),
        (10, 16, 4096, 16_777_215),
        (7, 3, 50, 2400),
    ];

    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples() =>
        from conversion in Conversions
        let task = Invariant($"{conversion.From}-to-{conversion.To}")
        let dice = new Dice((ulong)(1000 * conversion.From + conversion.To))
        from entry in dice.Distinct(150, d => d.Between(conversion.Least, conversion.Most)).Index()
        select new Sample(
            Invariant($"{task}-{entry.Index:000}"),
            Invariant($"Write the base-{conversion.From} number {Write(entry.Item, conversion.From)} in base {conversion.To}.")
                + " Answer with its digits alone, in lower case.",
            Write(entry.Item, conversion.To)
        )
        {
            Task = task,
        };

    private static string Write(long number, int radix)
    {
        var digits = new StringBuilder();
        for (; number > 0; number /= radix)
            digits.Insert(0, Digits[(int)(number % radix)]);
        return digits.ToString();
    }
}
