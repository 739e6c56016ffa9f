using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Tests;

public sealed class PlanTests : CliTest
{
    [Fact]
    public void Json_has_the_fields_that_scripts_read()
    {
        var outcome = Plan("addition", "--limit", "0.10", "--budget-flop", "1e23", "--json");
        var json = JsonParser.Parse(outcome.Output);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal("0.1", json["limit"]!.Text);
        Assert.Equal(JsonKind.Null, json["obstacle"]!.Kind);
        Assert.NotEmpty(json["options"]!.Items);
        foreach (var option in json["options"]!.Items.Append(json["declared"]!))
        {
            string[] numbers = ["models", "samples", "forecastError", "errorLow", "errorHigh", "floor", "excess", "costFlop"];
            Assert.All(numbers, name => Assert.Equal(JsonKind.Number, option[name]!.Kind));
            Assert.Equal(option["models"]!.Text, $"{option["flop"]!.Items.Count}");
            Assert.Equal("ExactMatch", option["metrics"]!.Items[0].Text);
        }

        Assert.All(json["options"]!.Items, option => Assert.InRange(Number(option, "forecastError"), 0, .1));
        Assert.All(json["options"]!.Items, option => Assert.InRange(Number(option, "costFlop"), 1e18, 1e23));
    }

    [Fact]
    public void Declared_figures_are_those_of_explain()
    {
        var path = Write(Examples.All);
        var declared = JsonParser.Parse(Run("plan", path, "addition", "--json").Output)["declared"]!;
        var explained = JsonParser.Parse(Run("explain", path, "addition", "--json").Output);

        string[] figures = ["forecastError", "errorLow", "errorHigh", "floor", "excess"];
        Assert.All(figures, name => Assert.Equal(explained[name]!.Text, declared[name]!.Text));
    }

    [Fact]
    public void People_see_the_cheapest_first_and_which_models_it_has()
    {
        var lines = Plan("addition", "--limit", "0.10").Output.Split('\n');

        Assert.Equal("addition 1.0.0", lines[0]);
        Assert.Equal("limit ±0.100", lines[2]);
        Assert.EndsWith("declared", lines[5], StringComparison.Ordinal);
        Assert.EndsWith("cheapest", lines[6], StringComparison.Ordinal);
        Assert.Contains("+ LogLikelihood", string.Join('\n', lines), StringComparison.Ordinal);
        Assert.StartsWith("the cheapest has models of 1e18, ", lines[^2], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [InlineData(null, "7 models from 1e18 to 1e22 FLOP")]
    [InlineData(true, "7 models of many makers from 1e18 to 1e22 FLOP")]
    [InlineData(false, "7 models of one recipe from 1e18 to 1e22 FLOP")]
    public void People_see_whether_the_models_are_of_many_makers(bool? makers, string said)
    {
        var path = Write(Examples.All with { Plan = ScalingPlan.Default with { Makers = makers } });

        Assert.Contains(said, Run("plan", path, "addition").Output);
        Assert.Contains(said, Run("explain", path, "addition").Output);
        Assert.Contains(said, Run("catalog", path, "--format", "markdown").Output);
    }

    [Fact]
    public void Without_a_limit_the_excess_is_held_to_that_of_check()
    {
        Assert.Contains("an excess of 0.150 over the floor of 0.012", Plan("addition").Output);
        Assert.Contains("an excess of 0.050 over", Plan("addition", "--limit-excess", "0.05").Output);
    }

    [Theory]
    [InlineData("budget", "the cheapest that does costs", "addition", "--limit", "0.1", "--budget-flop", "2e20")]
    [InlineData("budget", "Nothing within 1e3 FLOP", "addition", "--budget-flop", "1000")]
    [InlineData("floor", "no ladder on offer leaves less than", "addition", "--limit", "0.0001")]
    [InlineData("overlap", "The 100 items are worth 1", "sha256-chain")]
    public void What_stands_in_the_way_is_told_with_code_1(string obstacle, string said, params string[] args)
    {
        var outcome = Plan(args);
        var json = JsonParser.Parse(Plan([.. args, "--json"]).Output);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(said, outcome.Output);
        Assert.Equal(obstacle, json["obstacle"]!.Text);
        Assert.Contains(said, json["message"]!.Text);
        Assert.DoesNotContain(said, Plan([.. args, "--quiet"]).Output);
    }

    [Theory]
    [InlineData("--limit is '0'", "addition", "--limit", "0")]
    [InlineData("--limit is '.51', but must be a number above 0 and at most 0.5.", "addition", "--limit", ".51")]
    [InlineData("--limit is 'NaN'", "addition", "--limit", "NaN")]
    [InlineData("--limit-excess is '-0.1'", "addition", "--limit-excess", "-0.1")]
    [InlineData("--budget-flop is '0'", "addition", "--budget-flop", "0")]
    [InlineData("--budget-flop is '1e999'", "addition", "--budget-flop", "1e999")]
    [InlineData("'--budget-flo' is no option of plan; did you mean '--budget-flop'?", "addition", "--budget-flo", "1")]
    [InlineData("the nearest is 'addition'", "adition")]
    public void Wrong_input_is_refused(string said, params string[] args) => AssertRefused(Plan(args), said);

    [Fact]
    public void Without_a_headline_it_is_refused()
    {
        var path = Write(Examples.Of(Examples.Addition with { Headline = null }));
        AssertRefused(Run("plan", path, "addition"), "no headline metric", "[Headline<");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task A_terminal_gets_no_line_wider_than_it(int width)
    {
        var lines = await LinesOnTerminal(width, "plan", Write(Examples.All), "addition");
        Assert.Contains(lines, line => line.EndsWith("cheapest", StringComparison.Ordinal));
    }

    private Outcome Plan(params string[] args) => Run(["plan", Write(Examples.All), .. args]);

    private static double Number(JsonValue value, string name) =>
        double.Parse(value[name]!.Text, System.Globalization.CultureInfo.InvariantCulture);
}
