using TaskSpec.Assessments;
using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
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

    public static Section Of(CheckedCatalog catalog, ReportInput input) => new("families", "Families", Body(catalog, input));

    private static Html Body(CheckedCatalog catalog, ReportInput input)
    {
        if (catalog.Families.Count == 0)
            return Html.Raw("<p class=\"note\">The catalog has no families.</p>\n");
        var shown = catalog.Families.Take(Most).ToArray();
        var findings = catalog.Findings.ToLookup(finding => finding.Family, StringComparer.Ordinal);
        Html body = $"""
            <p>By excess, which is what choices of the author add to the forecast error over the floor that nobody can change. A row's button opens its response curve, what costs how much and what would help.</p>
            {Rest(catalog.Families.Count)}
            <details><summary>The largest as a figure</summary>{FigureBlock.Of(ExcessPlot.Of(catalog.Families))}</details>
            <div class="controls"><label>Search <input type="search" id="search" autocomplete="off" aria-controls="families-table"/></label>
            <label>Show <select id="only"><option value="">all families</option><option value=".over">above the limit</option><option value=".found">with warnings or errors</option></select></label>
            <span role="status" id="count" data-all="{shown.Length}" data-first="{First}">{Figure.Of(shown.Length, "family", "families")}{(shown.Length > First ? $"; the first {First} are shown" : "")}</span>{All(shown.Length)}
            <button type="button" data-save="csv" data-from="families-table" data-name="families">Save as CSV</button></div>
            <div class="scroll" tabindex="0" role="group" aria-label="Families"><table class="families" id="families-table" data-part="{FamilyParts.Size}">
            <thead><tr>{Html.Join(columns, Head)}</tr></thead>
            <tbody>{Html.Join(
                shown.Index(),
                one => Row(one.Index, one.Item, [.. findings[one.Item.Family.Id]])
            )}</tbody></table></div>

            """;
        return body.Add(FamilyParts.Of(shown, one => FamilyDetail.Of(catalog, one, [.. findings[one.Family.Id]], input)));
    }

    private static readonly (string Title, string Class)[] columns =
    [
        ("family", ""),
        ("items", "n"),
        ("worth", "n wide"),
        ("error", "n"),
        ("floor", "n wide"),
        ("excess", "n"),
        ("penalty", "n wide"),
        ("cause", "wide"),
        ("remedy", ""),
        ("findings", "wide spare"),
        ("metrics", "wide spare"),
    ];

    private static Html Head((string Title, string Class) column)
    {
        Html? sorted = column.Title == "excess" ? Html.Raw(" aria-sort=\"descending\"") : null;
        return $"<th scope=\"col\" class=\"{column.Class}\"{sorted}><button type=\"button\">{column.Title}</button></th>";
    }

    private static Html Row(int i, Assessment one, LocatedFinding[] findings)
    {
        var (family, forecast) = (one.Family, one.Forecast);
        var title = string.Join(" · ", new[] { family.Title, family.Suite }.Where(text => !string.IsNullOrEmpty(text)));
        var kinds = $"{(one.Exceeds ? "over " : "")}{(findings.Any(found => found.Severity >= Severity.Warning) ? "found" : "")}";
        return $"""
            <tr id="f{i}" class="{kinds.TrimEnd()}"{(i < First ? null : hidden)}><th scope="row"><button type="button" aria-expanded="false" aria-controls="d{i}">{Shown.Name(
                family.Id
            )}</button>{Title(title)}</th><td class="n">{Figure.Count(one.Items)}</td><td class="n wide">{Figure.Count(
                one.EffectiveItems
            )}</td><td class="n">{(forecast is null ? "unknown" : "±" + Figure.Points(forecast.Error))}</td><td class="n wide">{Points(
                forecast?.Floor
            )}</td><td class="n">{Excess(one)}</td><td class="n wide">{(forecast is null ? "" : Figure.Factor(one.Penalty))}</td><td class="words wide">{Shown.Text(
                one.Cause
            )}</td><td class="words">{Shown.Text(one.Remedy)}</td><td class="wide spare">{Found(findings)}</td><td class="wide spare">{Shown.Plain(
                MetricNames.Of(family)
            )}</td></tr>

            """;
    }

    private static Html? All(int families) =>
        families > First ? Html.Raw("<button type=\"button\" id=\"all\">Show all</button>") : null;

    private static Html? Title(string title)
    {
        if (title.Length == 0)
            return null;
        return $"<span class=\"title\">{Shown.Name(title)}</span>";
    }

    private static string Points(double? value) => value is { } points ? Figure.Points(points) : "";

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
