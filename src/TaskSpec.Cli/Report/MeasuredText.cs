using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Report;

/// <summary>What results said of a family, and since when that is known.</summary>
internal static class MeasuredText
{
    public static Html? Of(Family family)
    {
        if (family.Measured is not { } measured)
            return null;
        Html source =
            $"<h3>Measured</h3><p>From {Figure.Of(measured.Models, "model")} of {Figure.Flop(measured.FromFlop)} to {Figure.Flop(measured.ToFlop)} FLOP{(measured.Since is { } since ? $", known since {Shown.Plain(since)}" : "")}{(measured.Results.IsEmpty ? "" : $"; results: {Shown.Plain(string.Join(", ", measured.Results))}")}.</p>";
        if (measured.Version is { } version && version != family.Version)
            source.Add(
                $"<p class=\"warn\">It was version {Shown.Plain(version)} that was measured, and {Shown.Plain(family.Version)} is declared.</p>"
            );
        return source.Add($"<ul>{Html.Join(Facts(measured), fact => $"<li>{Shown.Text(fact)}</li>")}</ul>");
    }

    private static IEnumerable<string> Facts(MeasuredFamily measured)
    {
        if (measured.Difficulty is { } difficulty)
            yield return FormattableString.Invariant(
                $"half way at {Figure.Flop(difficulty.HalfAtFlop)} FLOP, give or take {difficulty.Decades:0.0#} decades; surprisal falls as compute to the −{difficulty.Exponent:0.0##}"
            );
        if (measured.AboveFloor is { } above)
            yield return $"{Figure.Of(above, "model")} of {Figure.Count(measured.Models)} scored above chance";
        if (measured.AtCeiling is > 0 and var solved)
            yield return $"{Figure.Of(solved, "model")} of {Figure.Count(measured.Models)} scored all that there is, as far as noise lets it be told";
        foreach (
            var (name, estimate) in new (string, Estimate?)[]
            {
                ("misfit of the curve, in u", measured.Misfit),
                ("share of an outcome that a model fixes once for all attempts", measured.Jump),
                ("spread of half-way points within the family, in decades", measured.SpreadDecades),
                ("residual correlation of two items, given compute", measured.ItemCorrelation),
            }
        )
        {
            if (estimate is not null)
                yield return $"{name}: {Interval(estimate)}";
        }

        foreach (var link in measured.Links)
            yield return $"misfit of the link from {link.Metric}, in u: {Interval(link.Misfit)}, over {Figure.Of(link.Models, "model")}";
        foreach (var pair in measured.Correlations)
            yield return $"residual correlation with {pair.With}, given compute: {Interval(pair.Phi)}, over {Figure.Of(pair.Models, "model")}";
    }

    private static string Interval(Estimate estimate) =>
        FormattableString.Invariant($"{estimate.Value:0.00#} (95 %: {estimate.Low:0.00#} to {estimate.High:0.00#})");
}
