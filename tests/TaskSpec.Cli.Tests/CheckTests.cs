using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Tests;

public sealed class CheckTests : CliTest
{
    /// <summary>The members of a family that are numbers.</summary>
    internal static readonly string[] Figures =
    [
        "tasks",
        "effectiveTasks",
        "forecastError",
        "errorLow",
        "errorHigh",
        "floor",
        "excess",
        "penalty",
        "limit",
    ];

    [Fact]
    public void The_four_cases_are_told_apart()
    {
        var outcome = Run("check", Write(Examples.All));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("", outcome.Error);
        Assert.Contains("sha256-chain: warning TSK4001: ", outcome.Output);
        Assert.Contains("addition: warning TSK6001: ", outcome.Output);
        Assert.DoesNotContain("addition-graded: ", outcome.Output);
        Assert.Matches(@"\n4 families, 10,300 items; 3 above the limit of the excess; \d+ warnings\n$", outcome.Output);
    }

    [Fact]
    public void Json_has_the_fields_that_scripts_read()
    {
        var json = JsonParser.Parse(Run("check", Write(Examples.All), "--json").Output);

        foreach (var finding in json["findings"]!.Items)
        {
            Assert.Superset(
                new HashSet<string> { "id", "severity", "message", "family", "file", "line", "cause", "remedy" },
                finding.Members.Select(member => member.Key).ToHashSet()
            );
            Assert.Equal(JsonKind.Null, finding["file"]!.Kind);
            Assert.Equal(JsonKind.Null, finding["line"]!.Kind);
            Assert.Contains(finding["severity"]!.Text, (string[])["suggestion", "warning", "error"]);
        }

        var chain = json["families"]!.Items.Single(family => family["id"]!.Text == "sha256-chain");
        Assert.All(Figures, name => Assert.Equal(JsonKind.Number, chain[name]!.Kind));
        Assert.Equal("overlap", chain["cause"]!.Text);
        Assert.Equal(JsonKind.Text, chain["remedy"]!.Kind);
        Assert.Equal(JsonKind.List, chain["assumptions"]!.Kind);
        Assert.Equal("1", chain["effectiveTasks"]!.Text);
    }

    [Fact]
    public void A_family_without_a_headline_has_nulls_for_figures()
    {
        var path = Write(Examples.Of(Examples.Addition with { Headline = null }));
        var family = JsonParser.Parse(Run("check", path, "--json").Output)["families"]!.Items[0];

        Assert.Equal(JsonKind.Null, family["forecastError"]!.Kind);
        Assert.Equal(JsonKind.Null, family["penalty"]!.Kind);
        Assert.Contains("unknown", Run("check", path).Output);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("suggestion", 1)]
    [InlineData("warning", 1)]
    [InlineData("error", 0)]
    public void Fail_on_decides_the_exit_code(string severity, int expected)
    {
        Assert.Equal(expected, Run("check", Write(Examples.All), "--fail-on", severity).ExitCode);
        Assert.Equal(expected, Run("check", Write(Examples.All), "--fail-on", severity, "--json").ExitCode);
    }

    [Fact]
    public void Nothing_found_never_fails()
    {
        var outcome = Run("check", Write(Examples.Of(Examples.Good)), "--fail-on", "suggestion");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("1 family, 10,000 items; 0 above the limit of the excess; no findings", outcome.Output);
    }

    [Fact]
    public void Errors_fail_by_default_and_an_unsafe_id_is_one()
    {
        var outcome = Run("check", Write(Examples.Of(Examples.Good with { Id = "../../x" })));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("error TSK1002: ", outcome.Output);
    }

    [Fact]
    public void Quiet_leaves_the_findings_only()
    {
        var lines = Run("check", Write(Examples.All), "--quiet").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains(": warning TSK", line));
        Assert.Equal("", Run("check", Write(Examples.Of(Examples.Good)), "--quiet").Output);
    }

    [Fact]
    public void An_empty_catalog_is_no_error()
    {
        var outcome = Run("check", Write(new Catalog { Assembly = "Empty" }));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("0 families", outcome.Output);
    }
}
