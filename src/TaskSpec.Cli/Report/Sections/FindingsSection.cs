using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>What the rules found, rule by rule.</summary>
internal static class FindingsSection
{
    public static Section Of(CheckedCatalog catalog) => new("findings", "Findings", Findings(catalog));

    private static Html Findings(CheckedCatalog catalog)
    {
        if (catalog.Findings.Count == 0)
            return Html.Raw("<p class=\"good\">The rules found nothing.</p>\n");
        var byRule = catalog
            .Findings.GroupBy(finding => (finding.Id, finding.Severity))
            .OrderByDescending(rule => rule.Key.Severity)
            .ThenBy(rule => rule.Key.Id, StringComparer.Ordinal);
        var table = DataTable.Of(
            "What the rules found",
            [new("rule"), new("what it says"), new("severity"), new("times", Number: true)],
            byRule.Select(rule =>
                (IReadOnlyList<Html>)
                    [
                        RuleLink.Of(rule.Key.Id),
                        $"{RuleBook.All.FirstOrDefault(known => known.Id == rule.Key.Id)?.Title}",
                        RuleLink.Word(rule.Key.Severity),
                        $"{Figure.Count(rule.Count())}",
                    ]
            )
        );
        LocatedFinding[] whole = [.. catalog.Findings.Where(finding => finding.Family is null)];
        if (whole.Length == 0)
            return table;
        return table.Add($"<h3>Of the catalog as a whole</h3>{RuleLink.List(whole)}");
    }
}
