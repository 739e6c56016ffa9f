using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Sources;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Report;

/// <summary>Findings on the page, each with a link to the page of its rule.</summary>
internal static class RuleLink
{
    private static readonly Dictionary<string, Rule> rules = RuleBook.All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>A rule's id, a link where the rule is known.</summary>
    public static Html Of(string id)
    {
        if (rules.TryGetValue(id, out var rule))
            return $"<a href=\"{rule.HelpLink}\" rel=\"noreferrer\">{id}</a>";
        return Shown.Name(id);
    }

    /// <summary>A severity in its word and colour.</summary>
    public static Html Word(Severity severity) => $"<span class=\"{Class(severity)}\">{SeverityName.Of(severity)}</span>";

    /// <summary>Findings one by one.</summary>
    public static Html List(IEnumerable<LocatedFinding> findings) =>
        $"<ul>{Html.Join(findings, finding => $"<li>{Of(finding.Id)} {Word(finding.Severity)}: {Shown.Text(finding.Message)}{Where(finding)}</li>\n")}</ul>\n";

    private static Html? Where(LocatedFinding finding)
    {
        if (finding.File is null)
            return null;
        var line = finding.Line is { } number ? $", line {number}" : "";
        return $" <span class=\"soft\">({Shown.Name(finding.File)}{line})</span>";
    }

    private static string Class(Severity severity) =>
        severity switch
        {
            Severity.Error => "bad",
            Severity.Warning => "warn",
            _ => "soft",
        };
}
