using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Tests;

public sealed class OtherCommandTests : CliTest
{
    [Fact]
    public void Catalog_writes_canonical_json()
    {
        Assert.Equal(CatalogJson.Write(Examples.All), Run("catalog", Write(Examples.All)).Output);
        Assert.Equal(CatalogJson.Write(Examples.All), Run("catalog", Write(Examples.All), "--json").Output);
        Assert.Equal(CatalogJson.Write(Examples.All), Run("catalog", Write(Examples.All), "--format", "json").Output);
    }

    [Fact]
    public void Catalog_as_table_and_markdown_has_a_row_a_family()
    {
        var family = Examples.Addition with { Title = "a|b <c>" };
        var path = Write(Examples.Of(family));

        Assert.Contains("addition  1.0.0", Run("catalog", path, "--format", "table").Output);
        var markdown = Run("catalog", path, "--format", "markdown").Output;
        Assert.Contains("| addition | 1.0.0 |", markdown);
        Assert.Contains(@"| a\|b &lt;c> |", markdown);
    }

    [Fact]
    public void Overlap_of_several_assemblies_is_that_of_their_union()
    {
        var shared = new StepInfo("script", "T.Script")
        {
            Tokens = 60,
            Across = Transfer.Same,
            Shared = true,
        };
        var first = Examples.Of(Examples.Addition with { Id = "a", Steps = [shared] });
        var second = Examples.Of(Examples.Addition with { Id = "b", Type = "T.B", Steps = [shared] });

        var alone = JsonParser.Parse(Run("overlap", Write(first), "--json").Output);
        Assert.Empty(alone["pairs"]!.Items);
        var both = JsonParser.Parse(
            Run("overlap", Write(first), Write("second.json", CatalogJson.Write(second)), "--json").Output
        );
        var pair = Assert.Single(both["pairs"]!.Items);
        Assert.Equal(("a", "b"), (pair["a"]!.Text, pair["b"]!.Text));
        Assert.Equal("1", pair["phi"]!.Text);
        var twice = Run("overlap", Write(first), Write("again.json", CatalogJson.Write(first)), "--json").Output;
        Assert.Equal(Run("overlap", Write(first), "--json").Output, twice);
    }

    [Fact]
    public void Explain_json_has_the_fields_that_scripts_read()
    {
        var json = JsonParser.Parse(Run("explain", Write(Examples.All), "sha256-chain", "--json").Output);

        string[] numbers = ["forecastError", "floor", "excess", "penalty", "limit", "effectiveTasks", "effectiveLength"];
        Assert.All(numbers, name => Assert.Equal(JsonKind.Number, json[name]!.Kind));
        Assert.Equal("overlap", json["causes"]!.Items[0]["name"]!.Text);
        Assert.All(json["causes"]!.Items, cause => Assert.Equal(JsonKind.Number, cause["forecastErrorWithout"]!.Kind));
        Assert.All(json["remedies"]!.Items, remedy => Assert.Equal(JsonKind.Number, remedy["forecastErrorWith"]!.Kind));
        Assert.Equal(8, json["curve"]!.Items.Count);
        Assert.All(json["curve"]!.Items, point => Assert.NotNull(point["flop"] ?? point["expected"] ?? point["stderr"]));
    }

    [Fact]
    public void Explain_shows_what_is_spent_on_each_item_and_what_a_budget_confounds()
    {
        var family = Examples.Good with
        {
            Limits = new() { Tokens = 1_000 },
            Usage = new() { Tokens = 1_000, Factor = 2 },
        };
        var json = JsonParser.Parse(Run("explain", Write(Examples.Of(family)), family.Id, "--json").Output);

        Assert.Contains(json["inference"]!.Items, point => point["attempts"]?.Text == "10");
        Assert.Contains(json["inference"]!.Items, point => point["tokens"]?.Text == "2000");
        Assert.All(json["inference"]!.Items, point => Assert.Equal(JsonKind.Number, point["expected"]!.Kind));
        Assert.Equal("0.5", json["confounded"]!["ceiling"]!.Text);

        var text = Run("explain", Write(Examples.Of(family)), family.Id).Output;
        Assert.Contains("10 attempts, any right", text);
        Assert.Contains("at most 2,000 tokens", text);
        Assert.Contains("the limits let .50 of the attempts through", text);
        Assert.DoesNotContain("confounded", Run("explain", Write(Examples.All), "addition").Output);
    }

    [Fact]
    public void Explain_takes_a_family_within_the_limit_apart_too()
    {
        var outcome = Run("explain", Write(Examples.All), "addition-graded");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("within the limit of 0.150", outcome.Output);
        Assert.Contains("the target", outcome.Output);
    }

    [Fact]
    public void Explain_names_the_nearest_family()
    {
        AssertRefused(Run("explain", Write(Examples.All), "sha256-chian"), "no family 'sha256-chian'", "'sha256-chain'");
        AssertRefused(Run("explain", Write(Examples.Of()), "x"), "no families at all");
    }

    [Fact]
    public void Explain_without_a_headline_says_what_is_missing()
    {
        var path = Write(Examples.Of(Examples.Addition with { Headline = null }));

        Assert.Contains("[Headline<", Run("explain", path, "addition").Output);
        Assert.Equal(JsonKind.Null, JsonParser.Parse(Run("explain", path, "addition", "--json").Output)["floor"]!.Kind);
    }

    [Fact]
    public void Overlap_counts_what_families_share_once()
    {
        var json = JsonParser.Parse(Run("overlap", Write(Examples.All), "--json").Output);
        var pair = Assert.Single(json["pairs"]!.Items);

        Assert.Equal("sha256-chain", pair["a"]!.Text);
        Assert.Equal("sha256-tree", pair["b"]!.Text);
        Assert.Equal("1", pair["phi"]!.Text);
        Assert.Equal("1", pair["jaccard"]!.Text);
        Assert.NotEmpty(pair["sharedSteps"]!.Items);
        Assert.Equal("10300", json["tasks"]!.Text);
        Assert.Equal(JsonKind.Number, json["effectiveTasks"]!.Kind);
    }

    [Fact]
    public void Two_families_that_are_one_capability_are_worth_one_item()
    {
        var catalog = Examples.Of(Examples.Chain, Examples.Chain with { Id = "sha256-tree", Type = "Tour.Sha256Tree" });
        var json = JsonParser.Parse(Run("overlap", Write(catalog), "--json").Output);

        Assert.Equal("200", json["tasks"]!.Text);
        Assert.Equal("1", json["effectiveTasks"]!.Text);
    }

    [Fact]
    public void Overlap_shows_the_top_pairs_and_says_what_it_leaves_out()
    {
        var families = Enumerable.Range(0, 4).Select(i => Examples.Chain with { Id = $"f{i}", Type = $"Tour.F{i}" }).ToArray();
        var path = Write(Examples.Of(families));

        Assert.Contains("… and 4 pairs that share less", Run("overlap", path, "--top", "2").Output);
        Assert.Equal(2, JsonParser.Parse(Run("overlap", path, "--top", "2", "--json").Output)["pairs"]!.Items.Count);
        Assert.Contains("no two families share a step", Run("overlap", Write(Examples.Of(Examples.Good))).Output);
        AssertRefused(Run("overlap", path, "--top", "0"), "at least 1");
        AssertRefused(Run("overlap", path, "--top", "x"), "--top is 'x'", "whole number");
        AssertRefused(Run("overlap"), "PATH is missing: ", "catalog.json");
        AssertRefused(Run("explain"), "PATH is missing");
    }

    [Fact]
    public void Overlap_json_tells_reasons_totals_tools_and_suites()
    {
        var chain = Examples.Chain with { Suite = "hashes" };
        var tree = chain with { Id = "sha256-tree", Type = "Tour.Sha256Tree", Correlations = [new("addition", .2)] };
        var catalog = Examples.Of(chain, tree, Examples.Addition) with { Suites = [new("hashes", "1", "Tour.Hashes")] };
        var json = JsonParser.Parse(Run("overlap", Write(catalog), "--json").Output);

        Assert.Equal(
            ["steps", "declared"],
            json["pairs"]!.Items.SelectMany(pair => pair["reasons"]!.Items).Select(reason => reason["kind"]!.Text)
        );
        string[] numbers =
        [
            "effectiveTasks",
            "tasks",
            "effectiveTasksWeighted",
            "tasksWeighted",
            "participationRatio",
            "effectiveFamilies",
            "attempts",
            "effectiveAttempts",
        ];
        Assert.All(numbers, name => Assert.Equal(JsonKind.Number, json[name]!.Kind));
        Assert.Equal("python", Assert.Single(json["sharedTools"]!.Items)["tool"]!.Text);
        Assert.Equal(
            ["sha256-chain", "sha256-tree"],
            Assert.Single(json["clusters"]!.Items)["families"]!.Items.Select(id => id.Text)
        );
        var suite = Assert.Single(json["suites"]!.Items);
        Assert.Equal("1", suite["effectiveTasks"]!.Text);
        Assert.Equal(8, suite["curve"]!.Items.Count);
        Assert.Equal(suite["taskSharpness"]!["decades"]!.Text, suite["sharpness"]!["decades"]!.Text);
    }

    [Fact]
    public void Suite_of_distinct_families_rises_less_suddenly_than_one_task()
    {
        var families = Enumerable
            .Range(0, 20)
            .Select(i => Examples.Addition with { Id = $"f{i:00}", Type = $"Tour.F{i}", Suite = "sums" })
            .ToArray();
        var catalog = Examples.Of(families) with { Suites = [new("sums", "1", "Tour.Sums")] };
        var suite = JsonParser.Parse(Run("overlap", Write(catalog), "--json").Output)["suites"]!.Items[0];

        static double Of(JsonValue json) => double.Parse(json.Text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Of(suite["sharpness"]!["decades"]!) > 1.3 * Of(suite["taskSharpness"]!["decades"]!));
        Assert.Contains("4.5 decades", Run("overlap", Write(catalog)).Output);
    }
}
