extern alias fixes;

using System.Text.RegularExpressions;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>The pages say what the rules do, and their examples do what the pages say.</summary>
public sealed partial class RulePageTests
{
    private static readonly IReadOnlyList<string> Fixable = [.. new fixes::TaskSpec.CodeFixes.EditFix().FixableDiagnosticIds];

    public static TheoryData<string> Ids => [.. RuleBook.All.Select(rule => rule.Id)];

    [Fact]
    public void Every_page_is_of_a_rule()
    {
        var pages = Directory.EnumerateFiles(RulePage.Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path));
        // What the build task says has a page too; it is no rule, as no analyzer finds it.
        string[] others = ["README", "TSK9002", "TSK9003", "TSK9005"];
        Assert.Equal(RuleBook.All.Select(rule => rule.Id).Concat(others).Order(), pages.Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_says_what_the_book_says(string id)
    {
        var (rule, page) = (RuleOf(id), new RulePage(id));
        Assert.Equal(
            [$"{id}: {rule.Title}", "Why", "Example that fires", "Example that does not", "How to fix", "Options", "Sources"],
            page.Headings
        );
        Assert.Equal(
            (id, rule.Title, rule.Category, $"{rule.Severity}"),
            (page.Row("Id"), page.Row("Title"), page.Row("Category"), page.Row("Severity"))
        );
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLink, StringComparison.Ordinal);
        Assert.Equal(Fixable.Contains(id), page.Row("Fix") != "no");
    }

    [Fact]
    public void Pages_name_every_option_and_its_default()
    {
        var options = RuleBook.All.SelectMany(rule => new RulePage(rule.Id).Options).Distinct().ToList();
        Assert.Equal(RuleOptions.Keys.Keys.Order(), options.Select(option => option.Key).Order());
        foreach (var (key, value) in options)
            Assert.Equal(RuleOptions.Default, RuleOptions.Keys[key](RuleOptions.Default, value));
    }

    [Fact]
    public void Page_of_options_has_every_option_its_default_and_its_rules()
    {
        var options = new RulePage("../options").Options;
        Assert.Equal(RuleOptions.Keys.Keys.Order(), options.Keys.Order());
        foreach (var (key, value) in options)
            Assert.Equal(RuleOptions.Default, RuleOptions.Keys[key](RuleOptions.Default, value));
        // And the rules that read it: each rule's page lists its own.
        var text = new RulePage("../options").Text;
        foreach (var rule in RuleBook.All)
        {
            foreach (var key in new RulePage(rule.Id).Options.Keys)
                Assert.Matches($@"\| `{key}` .*\[{rule.Id}\]", text);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_that_fires_fires_this_rule_alone(string id) => Assert.Equal([id], await ReportedAsync(id, "fires"));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_that_does_not_fire_is_silent(string id) => Assert.Empty(await ReportedAsync(id, "silent"));

    [Fact]
    public void Readme_lists_every_rule()
    {
        var readme = Path.Combine(RulePage.Folder, "README.md");
        var text = File.ReadAllText(readme);
        var rows = RuleBook.All.Select(rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Category} | {rule.Severity} | {new RulePage(rule.Id).Row("Fix")} |"
        );
        Snapshot.MatchesFile(Table().Replace(text, string.Join("\n", rows) + "\n"), readme);
    }

    [Fact]
    public void Release_files_list_every_rule_once()
    {
        var folder = Path.Combine(Snapshot.Root, "generators", "TaskSpec.Generators");
        var rows = Directory
            .EnumerateFiles(folder, "AnalyzerReleases.*.md")
            .SelectMany(File.ReadLines)
            .Where(x => x.StartsWith("TSK"));
        Assert.Equal(
            RuleBook.All.Select(rule => $"{rule.Id} | {rule.Category} | {Released(rule.Severity)} | {rule.Title}"),
            rows.Order(StringComparer.Ordinal)
        );
    }

    private static string Released(Severity severity) =>
        severity switch
        {
            Severity.Suggestion => "Info",
            Severity.Off => "Disabled",
            _ => $"{severity}",
        };

    private static Rule RuleOf(string id) => RuleBook.All.Single(rule => rule.Id == id);

    private static async Task<IReadOnlyList<string>> ReportedAsync(string id, string mark) =>
        [.. (await new RulePage(id).Example(mark).RunAsync()).Select(diagnostic => diagnostic.Id).Distinct()];

    [GeneratedRegex(@"(^\| \[TSK.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();
}
