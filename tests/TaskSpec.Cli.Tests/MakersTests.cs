using System.Globalization;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Tests;

/// <summary>Tables of several recipes.</summary>
public sealed class MakersTests : CliTest
{
    [Fact]
    public void A_backtest_without_a_maker_says_what_makers_are_worth()
    {
        string[] backtest = ["backtest", Table(), "--metric", "acc", "--holdout", "recipe:1"];

        var json = JsonParser.Parse(Run([.. backtest, "--json"]).Output);
        var methods = json["methods"]!.Items.ToDictionary(method => method["method"]!.Text);
        Assert.Equal(3, json["targets"]!.Items.Count);
        Assert.All(json["targets"]!.Items, target => Assert.Equal("2", target["effectiveCompute"]!["families"]!.Text));
        Assert.Contains("hierarchical curves over compute, its other scores known", methods.Keys);
        Assert.Equal(
            methods["hierarchical curves over compute"]["meanAbsoluteError"]!.Text,
            methods["forecast"]["meanAbsoluteError"]!.Text
        );
        Assert.NotNull(methods["persistence"]["beyondForecast"]!["low"]);
        Assert.Contains("Of one compute, recipes differ by", Run(backtest).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_table_is_forecast_by_its_other_scores()
    {
        var table = Table(missing: "c-4,t1");
        string[] forecast = ["forecast", table, "--metric", "acc"];

        var json = JsonParser.Parse(Run([.. forecast, "--target", "c-4", "--json"]).Output);
        var one = Assert.Single(json["forecasts"]!.Items);
        Assert.Equal(("t1", "hierarchical curves"), (one["task"]!.Text, json["method"]!.Text));
        Assert.Equal("3", json["effectiveCompute"]!["families"]!.Text);
        AssertRefused(Run([.. forecast, "--target", "a-4"]), "nothing is left to forecast");
        AssertRefused(Run([.. forecast, "--target", "d-4"]), "no model 'd-4'");
        AssertRefused(Run(forecast), "or --target, a model of the table");
    }

    [Theory]
    [InlineData("recipe:0")]
    [InlineData("recipe")]
    public void A_holdout_that_is_none_is_refused(string holdout) =>
        AssertRefused(Run("backtest", Table(), "--metric", "acc", "--holdout", holdout), "or recipe:K");

    // Three recipes, half a decade apart in what they are worth.
    private string Table(string missing = "none") =>
        Write(
            "scores.csv",
            "model,family,flop,params,tokens,task,metric,value,n\n"
                + string.Concat(
                    from family in Enumerable.Range(0, 3)
                    from model in Enumerable.Range(0, 5)
                    from task in Enumerable.Range(0, 3)
                    let flop = 19 + .8 * model
                    let score = 1 / (1 + Math.Exp(-.9 * (flop + .5 * family - 20.5 - .4 * task)))
                    let name = $"{"abc"[family]}-{model}"
                    where $"{name},t{task}" != missing
                    select string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name},{"abc"[family]},{Math.Pow(10, flop)},,,t{task},acc,{score:0.000},500\n"
                    )
                )
        );
}
