using System.CommandLine;
using System.Globalization;

namespace TaskSpec.Cli.Commands;

/// <summary>The worst and best value of metrics of which no catalog and no log states them.</summary>
internal static class RangeOption
{
    public static Option<string[]> Of() =>
        new("--range")
        {
            Description =
                "A metric's range where no catalog and no log states it, such as bleu=0,100; may be given several times",
            HelpName = "M=LOW,HIGH",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

    public static IReadOnlyDictionary<string, (double Worst, double Best)> Read(string[]? texts)
    {
        var ranges = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        foreach (var text in texts ?? [])
        {
            // A metric's name may hold an equals sign, its range none.
            var at = text.LastIndexOf('=');
            var ends = text[(at + 1)..].Split(',');
            if (at <= 0 || ends.Length != 2 || !Number(ends[0], out var low) || !Number(ends[1], out var high) || low == high)
                throw new CliError($"--range is '{text}', but must be a metric and two numbers that differ, such as bleu=0,100");
            ranges[text[..at]] = (low, high);
        }

        return ranges;
    }

    private static bool Number(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
