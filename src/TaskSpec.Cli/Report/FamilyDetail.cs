using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Cli.Sources;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Report;

/// <summary>What a family's row opens.</summary>
internal static class FamilyDetail
{
    // A curve this smooth needs no more, and a page of a thousand of them stays small.
    private const int CurvePoints = 25;
    private const int MostAlternatives = 12;

    public static Html Of(CheckedCatalog catalog, Assessment one, LocatedFinding[] findings, ReportInput input)
    {
        Html detail = $"<div class=\"family\">{Figures(one)}{Curve(catalog, one, input)}";
        if (findings.Length > 0)
            detail.Add($"<h3>Findings</h3>{RuleLink.List(findings)}");
        detail.Add(Alternatives("What costs how much", "without it", one.Causes));
        detail.Add(Alternatives("What would help", "with it", one.Remedies));
        detail.Add(MeasuredText.Of(one.Family));
        if (!one.Assumptions.IsEmpty)
            detail.Add($"<h3>Assumed</h3><ul>{Html.Join(one.Assumptions, text => $"<li>{Shown.Text(text)}</li>")}</ul>");
        return detail.Add(Html.Raw("</div>"));
    }

    private static Html Figures(Assessment one)
    {
        if (one.Forecast is not { } forecast)
            return $"<p>There is no forecast: the family {Shown.Text(ExplainText.NoForecast(one.Family))}.</p>";
        (string Name, string Value)[] figures =
        [
            ("forecast error", "±" + Figure.Points(forecast.Error)),
            ("by how hard it turns out", Figure.Points(forecast.Low, forecast.High)),
            ("floor", Figure.Points(forecast.Floor)),
            ($"excess, of {Figure.Points(one.Limit)} allowed", Figure.Points(forecast.Excess)),
            ("excess as a share of the score's range", Figure.Points(forecast.Excess / one.Range)),
            ("penalty", Figure.Factor(one.Penalty)),
            ($"independent items, of {Figure.Count(one.Items)}", Figure.Count(one.EffectiveItems)),
        ];
        return $"<p>{Shown.Text(one.Family.Summary ?? one.Family.Title)}</p><dl class=\"figures\">{Html.Join(figures, figure => $"<div><dt>{figure.Name}</dt><dd>{figure.Value}</dd></div>")}</dl>";
    }

    private static Html? Curve(CheckedCatalog catalog, Assessment one, ReportInput input)
    {
        var scores = Measured(input.Scores?.OfFamilies[one.Family.Id] ?? []);
        if (one.Forecast is null && scores.Count == 0)
            return null;
        var curve = one.Forecast is null ? null : ResponseCurve.Of(catalog.Context, one.Family, CurvePoints);
        return FigureBlock.Of(ResponsePlot.Of(one.Family, curve, scores));
    }

    /// <summary>Scores, which are shares already, of the models whose compute is known.</summary>
    internal static IReadOnlyList<MeasuredScore> Measured(IEnumerable<ScoreRow> rows) =>
        [.. rows.Where(row => row.Flop > 0).Select(row => new MeasuredScore(row.Model, row.Flop!.Value, row.Value, row.StdErr))];

    private static Html? Alternatives(string title, string then, EquatableArray<Alternative> alternatives)
    {
        if (alternatives.IsEmpty)
            return null;
        return $"""
            <h3>{title}</h3><div class="scroll" tabindex="0" role="group" aria-label="{title}"><table><thead><tr><th scope="col">change</th><th scope="col" class="n">error {then}</th><th scope="col" class="n">excess {then}</th><th scope="col" class="n">as a share of the score's range</th><th scope="col">within the limit</th></tr></thead><tbody>{Html.Join(
                alternatives.Take(MostAlternatives),
                one =>
                    $"<tr><th scope=\"row\">{Shown.Text(one.Name)}</th><td class=\"n\">±{Figure.Points(one.Error)}</td><td class=\"n\">{Figure.Points(one.Excess)}</td><td class=\"n\">{Figure.Points(one.Share)}</td><td>{(one.Suffices ? "yes" : "no")}</td></tr>"
            )}</tbody></table></div>
            """;
    }
}
