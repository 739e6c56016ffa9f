using System.Text;
using System.Text.RegularExpressions;
using TaskSpec.Catalogs;
using TaskSpec.Rules;
using TaskSpec.Testing;
using Transcribed.Cybench;

namespace TaskSpec.Tour.Tests;

/// <summary>What the rules say of declarations that were written for other purposes. TASKSPEC_ACCEPT=1 takes new findings and counts.</summary>
public sealed partial class TranscribedTests
{
    private const string Page = "docs/rules/README.md";
    private const string Heading = "## On real declarations";
    private static readonly Catalog Declared = CatalogReader.FromAssembly(typeof(Challenge).Assembly)!;
    private static readonly IGrouping<Rule, Finding>[] Found =
    [
        .. Checkup
            .Of(Declared, RuleOptions.Default)
            .Findings.GroupBy(finding => finding.Rule)
            .OrderBy(rule => rule.Key.Id, StringComparer.Ordinal),
    ];

    [Fact]
    public void Five_sources_have_at_least_twelve_families_each()
    {
        var sources = Declared.Families.CountBy(family => family.Type.Split('.')[1]).ToArray();
        Assert.Equal(5, sources.Length);
        Assert.All(sources, source => Assert.True(source.Value >= 12));
        Assert.True(Declared.Families.Count >= 66);
    }

    [Fact]
    public void None_is_an_error() => Assert.DoesNotContain(Found, rule => rule.Key.Severity == Severity.Error);

    [Fact]
    public void Findings_are_the_list() => Snapshot.MatchesFile(List(), "tests/TaskSpec.Transcribed/findings.md");

    [Fact]
    public void The_page_counts_them() => Snapshot.MatchesFile(Counted(), Page);

    [Fact]
    public void The_page_judges_every_rule_that_fires() =>
        Assert.All(Found, rule => Assert.Matches(@"\S", Judgements().GetValueOrDefault(rule.Key.Id, "")));

    private static string List()
    {
        var list = new StringBuilder(
            $"""
            # Findings

            What `taskspec check` says of the {Declared.Families.Count} families here, by rule. Written by a test from a checkup, with the limits that hold where nobody sets any.

            """
        );
        foreach (var rule in Found)
        {
            list.Append($"\n## {rule.Key.Id}: {rule.Key.Title}\n\n| on | message |\n| --- | --- |\n");
            foreach (var finding in rule)
                list.Append($"| {finding.Family ?? "suite " + SuiteOf(finding)} | {finding.Message.Replace("|", "\\|")} |\n");
        }

        return list.ToString();
    }

    // The page as it is, with the counts of this checkup beside the judgements that stand there.
    private static string Counted()
    {
        var page = File.ReadAllText(Path.Combine(Snapshot.Root, Page));
        var section = new StringBuilder(page[..page.IndexOf(Heading, StringComparison.Ordinal)]);
        section.Append(
            $"""
            {Heading}

            {Declared.Families.Count} families of five public benchmarks were [transcribed](../../tests/TaskSpec.Transcribed/README.md) with what their sources state and nothing else, picked by
            counting lines. The rules have [{Found.Sum(rule =>
                rule.Count()
            )} findings](../../tests/TaskSpec.Transcribed/findings.md) there. A test writes the counts; the judgements are a reader's.

            | rule | findings | a careful reader |
            | --- | --- | --- |

            """
        );
        var judgements = Judgements();
        foreach (var rule in Found)
            section.Append($"| {rule.Key.Id} | {rule.Count()} | {judgements.GetValueOrDefault(rule.Key.Id, "")} |\n");
        return section.ToString();
    }

    private static Dictionary<string, string> Judgements() =>
        Row()
            .Matches(File.ReadAllText(Path.Combine(Snapshot.Root, Page)))
            .ToDictionary(row => row.Groups["rule"].Value, row => row.Groups["judgement"].Value);

    private static string SuiteOf(Finding finding) => Declared.Suites.Single(suite => suite.Type == finding.Place.Type).Id;

    [GeneratedRegex(@"^\| (?<rule>TSK\d{4}) \| \d+ \| (?<judgement>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
