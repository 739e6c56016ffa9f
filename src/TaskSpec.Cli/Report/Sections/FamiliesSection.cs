using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>The families by excess. Each row opens what lies behind it.</summary>
internal static class FamiliesSection
{
    /// <summary>The most families that a page holds.</summary>
    public const int Most = 5000;

    // A page opens at once, and what follows is near, if a long table does not begin in its whole length.
    private const int First = 100;
    private static readonly Html hidden = Html.Raw(" hidden=\"\"");

    private const string ByWhat =
        " The forecast goes by the models that were measured, with its 80 % interval. The error by plan is what the models of the scaling plan would leave, a root mean square.";

    public static Section Of(CheckedCatalog catalog, IReadOnlyList<JudgedFamily> families, ReportInput input) =>
        new("families", "Families", Body(catalog, families, input));

    private static Html Body(CheckedCatalog catalog, IReadOnlyList<JudgedFamily> families, ReportInput input)
    {
        if (catalog.Families.Count == 0)
            return Html.Raw("<p class=\"note\">The catalog has no families.</p>\n");
        var shown = families.Take(Most).ToArray();
        var isMeasured = families.Any(one => one.Own?.Predicted is not null);
        var findings = catalog.Findings.ToLookup(finding => finding.Family, StringComparer.Ordinal);
        Html body = $"""
            <p>Those whose design costs most come first. A row's button opens its scores, its forecast, what costs how much and what would help.{(isMeasured ? ByWhat : "")}</p>
            {Rest(families.Count)}
            <div class="controls"><label>Search <input type="search" id="search" autocomplete="off" aria-controls="families-table"/></label>
            <label>Show <select id="only"><option value="">all families</option><option value=".doubt">not to be trusted</option><option value=".over">above the limit</option><option value=".found">with warnings or errors</option></select></label>
            <span role="status" id="count" data-all="{shown.Length}" data-first="{First}">{Figure.Of(shown.Length, "family", "families")}{(shown.Length > First ? $"; the first {First} are shown" : "")}</span>{All(shown.Length)}
            <button type="button" data-save="csv" data-from="families-table" data-name="families">Save as CSV</button></div>
            <div class="scroll" tabindex="0" role="group" aria-label="Families"><table class="families" id="families-table" data-part="{FamilyParts.Size}">
            <thead><tr>{Html.Join(Columns(isMeasured), Head)}</tr></thead>
            <tbody>{Html.Join(
                shown,
                one => Row(one, isMeasured, [.. findings[one.Family.Id]])
            )}</tbody></table></div>

            """;
        return body.Add(FamilyParts.Of(shown, one => FamilyDetail.Of(one, [.. findings[one.Family.Id]], input)));
    }

    private static IEnumerable<(string Title, string Class)> Columns(bool isMeasured)
    {
        yield return ("family", "");
        if (isMeasured)
            yield return ("forecast", "n");
        yield return ("verdict", "words");
        yield return (isMeasured ? "error by plan" : "error", isMeasured ? "n wide" : "n");
        yield return ("excess", "n wide");
        yield return ("remedy", "words wide");
        yield return ("items", "n wide");
        yield return ("worth", "n wide");
        yield return ("findings", "wide spare");
    }

    private static Html Head((string Title, string Class) column)
    {
        Html? sorted = column.Title == "excess" ? Html.Raw(" aria-sort=\"descending\"") : null;
        return $"<th scope=\"col\" class=\"{column.Class}\"{sorted}><button type=\"button\">{column.Title}</button></th>";
    }

    private static Html Row(JudgedFamily judged, bool isMeasured, LocatedFinding[] findings)
    {
        var (i, one) = (judged.Index, judged.Assessment);
        var title = string.Join(
            " · ",
            new[] { one.Family.Title, one.Family.Suite, MetricNames.Of(one.Family) }.Where(text => !string.IsNullOrEmpty(text))
        );
        string?[] kinds =
        [
            judged.Doubt is null ? null : "doubt",
            one.Exceeds ? "over" : null,
            findings.Any(found => found.Severity >= Severity.Warning) ? "found" : null,
        ];
        return $"""
            <tr id="f{i}" class="{string.Join(' ', kinds.OfType<string>())}"{(i < First ? null : hidden)}><th scope="row"><button type="button" aria-expanded="false" aria-controls="d{i}">{Shown.Name(
                one.Family.Id
            )}</button>{Title(title)}</th>{(isMeasured ? Forecast(judged) : null)}<td class="words">{Verdict(judged)}</td><td class="{(isMeasured ? "n wide" : "n")}">{(one.Forecast is { } forecast ? "±" + Figure.Points(forecast.Error) : "unknown")}</td><td class="n wide">{Excess(one)}</td><td class="words wide">{Shown.Text(one.Remedy)}</td><td class="n wide">{Figure.Count(
                one.Items
            )}</td><td class="n wide">{Figure.Count(one.EffectiveItems)}</td><td class="wide spare">{Found(findings)}</td></tr>

            """;
    }

    private static Html Forecast(JudgedFamily judged)
    {
        if (judged.Own?.Predicted is not { } at)
            return Html.Raw("<td class=\"n\"></td>");
        Html? range = at.HasIntervals
            ? (Html)
                $" <span class=\"range\">{Figure.Points(at.Low80, at.High80)}</span><svg class=\"mini\" viewBox=\"-3 0 106 8\" aria-hidden=\"true\"><path d=\"M0 4H100\"/><path d=\"M{Percent(at.Low80)} 4H{Percent(at.High80)}\"/><path d=\"M{Percent(at.Value)} 4h0\"/></svg>"
            : null;
        return $"<td class=\"n\">{Figure.Points(at.Value)}{range}</td>";
    }

    private static string Percent(double share) => (100 * Math.Clamp(share, 0, 1)).ToString("0", CultureInfo.InvariantCulture);

    private static Html Verdict(JudgedFamily judged) =>
        judged.Doubt is { } doubt
            ? $"<span class=\"doubted\">{Shown.Text(doubt)}</span>"
            : Html.Raw("<span class=\"good\">trust</span>");

    private static Html? All(int families) =>
        families > First ? Html.Raw("<button type=\"button\" id=\"all\">Show all</button>") : null;

    private static Html? Title(string title)
    {
        if (title.Length == 0)
            return null;
        return $"<span class=\"title\">{Shown.Name(title)}</span>";
    }

    private static Html Excess(Assessment one)
    {
        if (one.Forecast is not { } forecast)
            return new();
        if (one.Exceeds)
            return $"<span class=\"bad\">{Figure.Points(forecast.Excess)}<span class=\"said\"> above the limit</span></span>";
        return $"{Figure.Points(forecast.Excess)}";
    }

    private static Html Found(LocatedFinding[] findings) =>
        Html.Join(
            findings.GroupBy(finding => (finding.Id, finding.Severity)).OrderByDescending(rule => rule.Key.Severity),
            rule => RuleLink.Of(rule.Key.Id),
            " "
        );

    private static Html? Rest(int families)
    {
        if (families <= Most)
            return null;
        return $"<p class=\"note\">The {Figure.Count(Most)} of the largest excess are shown, of {Figure.Count(families)}; taskspec check has all.</p>";
    }
}
