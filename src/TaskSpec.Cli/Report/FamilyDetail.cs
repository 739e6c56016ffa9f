using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;

namespace TaskSpec.Cli.Report;

/// <summary>What a family's row opens.</summary>
internal static class FamilyDetail
{
    private const int MostAlternatives = 12;

    public static Html Of(JudgedFamily family, LocatedFinding[] findings, ReportInput input)
    {
        var one = family.Assessment;
        Html detail =
            $"<div class=\"family\"><p>{Shown.Text(one.Family.Summary ?? one.Family.Title)}</p>{Doubt(family)}{OwnText.Of(family, input)}{Figures(one)}";
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
            ("expected forecast error", "±" + Figure.Points(forecast.Error)),
            ("by how hard it turns out", Figure.Points(forecast.Low, forecast.High)),
            ("floor", Figure.Points(forecast.Floor)),
            ($"excess, of {Figure.Points(one.Limit)} allowed", Figure.Points(forecast.Excess)),
            ("excess as a share of the score's range", Figure.Points(forecast.Excess / one.Range)),
            ("penalty", Figure.Factor(one.Penalty)),
            ($"independent items, of {Figure.Count(one.Items)}", Figure.Count(one.EffectiveItems)),
        ];
        return $"<h3>{(one.Measured is null ? "By its declaration" : "By its declaration and calibration")}</h3><dl class=\"figures\">{Html.Join(figures, figure => $"<div><dt>{figure.Name}</dt><dd>{figure.Value}</dd></div>")}</dl>";
    }

    private static Html? Doubt(JudgedFamily family)
    {
        if (family.Doubt is not { } doubt)
            return null;
        return $"<p class=\"bad\">{Shown.Text(char.ToUpperInvariant(doubt[0]) + doubt[1..])}{(DoubtWords.Of(doubt) is { } words ? $": {words}" : "")}.</p>";
    }

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
