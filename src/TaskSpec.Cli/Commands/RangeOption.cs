using System.CommandLine;
using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>The worst and best value of metrics, before what a catalog or a log states.</summary>
internal static class RangeOption
{
    public static Option<string[]> Of() =>
        new("--range")
        {
            Description =
                "A metric's worst and best value, before what a catalog or a log states, such as bleu=0,100, wer=1,0 or perplexity=inf,1; may be given several times",
            HelpName = "M=WORST,BEST",
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
            if (
                at <= 0
                || ends.Length != 2
                || !Number(ends[0], out var worst)
                || !Number(ends[1], out var best)
                || !MetricScale.Of(worst, best).IsKnown
            )
                throw new CliError($"--range is '{text}', but must be a metric and two numbers that differ, such as bleu=0,100");
            ranges[text[..at]] = (worst, best);
        }

        return ranges;
    }

    private static bool Number(string text, out double number) =>
        double.TryParse(
            text.Trim() switch
            {
                "inf" => "Infinity",
                "-inf" => "-Infinity",
                var other => other,
            },
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out number
        );
}
