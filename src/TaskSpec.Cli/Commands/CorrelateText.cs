using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Correlations;
using static System.FormattableString;

namespace TaskSpec.Cli.Commands;

/// <summary>A report on correlations for people.</summary>
internal static class CorrelateText
{
    /// <summary>How many pairs are shown by default.</summary>
    public const int Pairs = 10;

    public static void Write(Screen screen, CorrelationReport report, bool quiet)
    {
        var pairs = new TextTable(
            new Column("pair"),
            new Column("r", Right: true),
            new Column("95 %", Right: true),
            new Column("n", Right: true),
            new Column("without noise", Right: true)
        );
        foreach (var pair in report.Pairs.OrderByDescending(pair => Math.Abs(pair.R)))
            pairs.Add(
                $"{pair.A} · {pair.B}",
                Signed(pair.R),
                Interval(pair.Interval),
                Figure.Count(pair.N),
                pair.Corrected is { } corrected ? Signed(corrected) : ""
            );
        pairs.Write(screen);
        screen.WriteLine(
            Invariant($"{report.Names.Count} series, {report.PairCount} pairs, mean {report.Mean:0.000}"),
            report.EffectiveNumber is { } effective
                ? Invariant($"; an average over them is worth {effective:0.0} independent ones")
                : ""
        );
        if (report is { WithinFamily: { } within, AcrossFamilies: { } across })
            screen.WriteLine(Invariant($"within a family of tasks {within:0.000}, across families {across:0.000}"));
        if (report.Spectrum is { } spectrum)
            screen.WriteLine(
                Invariant($"eigenvalues: {string.Join(", ", spectrum.Shares.Take(5).Select(Share))} of the variance; "),
                Invariant($"{report.Factors} above noise, {spectrum.ParticipationRatio:0.0} dimensions")
            );
        foreach (var block in report.Blocks)
            screen.WriteLine(
                Invariant($"block {block.Name}: {block.Members.Count}, mean {block.Mean:0.000}: "),
                string.Join(", ", block.Members.Select(i => report.Names[i]))
            );
        if (quiet)
            return;
        foreach (var warning in report.Warnings)
            screen.WriteLine(new Span($"note: {warning}", Tone.Notice));
    }

    public static string Signed(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Interval((double Low, double High)? interval) =>
        interval is { } ends ? $"[{Signed(ends.Low)}, {Signed(ends.High)}]" : "";

    private static string Share(double share) => Invariant($"{100 * share:0.0} %");
}
