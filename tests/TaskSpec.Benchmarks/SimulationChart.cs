using System.Text;

namespace TaskSpec.Benchmarks;

/// <summary>Forecast error against simulated error, one mark a point, on logarithmic axes.</summary>
internal static class SimulationChart
{
    private const double Least = .04;
    private const double Greatest = .5;
    private const double Left = 64;
    private const double Top = 24;
    private const double Side = 480;

    private static readonly double[] Ticks = [.05, .07, .1, .15, .2, .3, .4, .5];

    // The first key that a form's name has is its kind; kinds of one name share its entry. A path is drawn around its mark's middle.
    private static readonly (string Key, string Name, string Colour, string Path)[] Kinds =
    [
        ("exact match", "exact match", "#0072b2", "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z"),
        ("edit similarity", "edit similarity", "#d55e00", "M-4-4H4V4H-4Z"),
        ("choice log", "choice log-likelihoods", "#8c6d1f", "M-5-1.7H-1.7V-5H1.7V-1.7H5V1.7H1.7V5H-1.7V1.7H-5Z"),
        ("log-likelihood", "log-likelihood", "#009e73", "M0-5.5 5 4H-5Z"),
        ("pass", "pass@k, pass^k", "#b8860b", "M-5-1.5 0-5.5 5-1.5 3 4.5H-3Z"),
        ("edits", "text: two edits, prefix, runs", "#e377c2", "M-4.5-4.5 4.5 0-4.5 4.5Z"),
        ("prefix", "", "#e377c2", "M-4.5-4.5 4.5 0-4.5 4.5Z"),
        ("bigrams", "", "#e377c2", "M-4.5-4.5 4.5 0-4.5 4.5Z"),
        ("BLEU", "", "#e377c2", "M-4.5-4.5 4.5 0-4.5 4.5Z"),
        ("pool", "comparisons, grades, times", "#17becf", "M4.5-4.5-4.5 0 4.5 4.5Z"),
        ("grades", "", "#17becf", "M4.5-4.5-4.5 0 4.5 4.5Z"),
        ("time", "", "#17becf", "M4.5-4.5-4.5 0 4.5 4.5Z"),
        ("gated", "gated output", "#7a7a7a", "M0-5.7 5.7 0 0 5.7-5.7 0Z"),
        ("steps", "steps", "#9b59b6", "M0 5.5 5-4H-5Z"),
        ("lengths", "varied lengths", "#444c56", "M-5-2H5V2H-5Z"),
        (
            "choice accuracy",
            "choice accuracy",
            "#cc2f7b",
            "M-5.5-2.7-2.7-5.5 0-2.7 2.7-5.5 5.5-2.7 2.7 0 5.5 2.7 2.7 5.5 0 2.7-2.7 5.5-5.5 2.7-2.7 0Z"
        ),
        ("Brier", "Brier score", "#3aa0d8", "M-5 0-2.5-4.3H2.5L5 0 2.5 4.3H-2.5Z"),
    ];

    /// <summary>The chart as SVG, legible on a light and on a dark page.</summary>
    public static string Of(IReadOnlyList<SimulatedPoint> points)
    {
        var svg = new StringBuilder();
        svg.AppendLine(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 560" width="780" height="560" font-family="system-ui, sans-serif" font-size="13">
            <title>Forecast error against simulated error</title>
            <style>
            .page { fill: #fff } .ink { fill: #24292f } .line { stroke: #24292f; fill: none } .grid { stroke: #24292f; opacity: .12 } .band { fill: #24292f; opacity: .1 }
            @media (prefers-color-scheme: dark) { .page { fill: #161b22 } .ink { fill: #d0d7de } .line, .grid { stroke: #d0d7de } .band { fill: #d0d7de } }
            </style>
            <rect class="page" width="780" height="560" rx="6"/>
            """
        );
        var (low, high) = (Math.Log10(1 / 1.1), Math.Log10(1.1));
        var (x, y, end) = (X(Least), Y(Least), Y(Greatest));
        double down = Side * high / Math.Log10(Greatest / Least),
            up = -Side * low / Math.Log10(Greatest / Least);
        svg.AppendLine(
            FormattableString.Invariant(
                $"<clipPath id=\"plot\"><rect x=\"{Left}\" y=\"{Top}\" width=\"{Side}\" height=\"{Side}\"/></clipPath><g clip-path=\"url(#plot)\"><path class=\"band\" d=\"M{x} {y - up:F1}L{Left + Side} {end - up:F1}V{end + down:F1}L{x} {y + down:F1}Z\"/><path class=\"line\" d=\"M{x} {y}L{Left + Side} {end}\"/></g>"
            )
        );
        foreach (var tick in Ticks)
            svg.AppendLine(
                FormattableString.Invariant(
                    $"<path class=\"grid\" d=\"M{X(tick):F1} {Top}v{Side}M{Left} {Y(tick):F1}h{Side}\"/><text class=\"ink\" x=\"{X(tick):F1}\" y=\"{Top + Side + 18}\" text-anchor=\"middle\">{tick}</text><text class=\"ink\" x=\"{Left - 8}\" y=\"{Y(tick) + 4:F1}\" text-anchor=\"end\">{tick}</text>"
                )
            );
        svg.AppendLine(
            FormattableString.Invariant(
                $"<text class=\"ink\" x=\"{Left + Side / 2}\" y=\"{Top + Side + 42}\" text-anchor=\"middle\">forecast error, in score</text><text class=\"ink\" transform=\"translate(18 {Top + Side / 2}) rotate(-90)\" text-anchor=\"middle\">simulated error of the posterior mean, ± its standard error</text>"
            )
        );
        foreach (var point in points)
            svg.AppendLine(Mark(point));
        var named = Kinds.Where(kind => kind.Name.Length > 0).ToArray();
        for (var i = 0; i < named.Length; i++)
            svg.AppendLine(
                FormattableString.Invariant(
                    $"<path fill=\"{named[i].Colour}\" transform=\"translate({Left + Side + 24} {Top + 16 + 24 * i})\" d=\"{named[i].Path}\"/><text class=\"ink\" x=\"{Left + Side + 38}\" y=\"{Top + 20 + 24 * i}\">{named[i].Name}</text>"
                )
            );
        var below = Top + 32 + 24 * named.Length;
        svg.AppendLine(
            FormattableString.Invariant(
                $"<rect class=\"band\" x=\"{Left + Side + 14}\" y=\"{below}\" width=\"20\" height=\"14\"/><text class=\"ink\" x=\"{Left + Side + 42}\" y=\"{below + 12}\">within 10 %</text><text class=\"ink\" x=\"{Left + Side + 14}\" y=\"{below + 42}\">{points.Count} points</text>"
            )
        );
        return svg.AppendLine("</svg>").ToString();
    }

    private static string Mark(SimulatedPoint point)
    {
        var (_, _, colour, path) = Kinds.First(kind => point.Experiment.Form.Contains(kind.Key, StringComparison.Ordinal));
        var (error, deviation) = point.Simulated;
        return FormattableString.Invariant(
            $"<g><title>{point.Experiment}: forecast {point.Forecast:F4}, simulated {error:F4}</title><path stroke=\"{colour}\" d=\"M{X(point.Forecast):F1} {Y(error - deviation):F1}V{Y(error + deviation):F1}\"/><path fill=\"{colour}\" fill-opacity=\".75\" transform=\"translate({X(point.Forecast):F1} {Y(error):F1})\" d=\"{path}\"/></g>"
        );
    }

    private static double X(double error) => Left + Side * Math.Log(error / Least) / Math.Log(Greatest / Least);

    private static double Y(double error) => Top + Side - (X(error) - Left);
}
