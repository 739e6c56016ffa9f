using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Tests;

/// <summary>What results said of a family is in the catalog, and so in what commands say of it.</summary>
public sealed class MeasuredTests : CliTest
{
    private static readonly Family Measured = Examples.Addition with
    {
        Measured = new("addition", Examples.Addition.Headline!.ResultName(), 7, 1e18, 1e22)
        {
            Version = Examples.Addition.Version,
            Since = "2026-11-22",
            Results = ["scores.csv"],
            AboveFloor = 5,
            Difficulty = new(1e23, .4, .3, .2, 0),
        },
    };

    private const string Source = "difficulty measured on 7 models (1e18 to 1e22 FLOP) since 2026-11-22, from scores.csv";

    [Fact]
    public void Explain_says_what_was_measured()
    {
        var text = Run("explain", Write(Examples.Of(Measured)), "addition").Output;
        Assert.Contains("assumed and measured", text);
        Assert.Contains("since 2026-11-22", text);
        var json = JsonParser.Parse(Run("explain", Write(Examples.Of(Measured)), "addition", "--json").Output);
        Assert.Contains(json["assumptions"]!.Items, line => line.Text.StartsWith(Source, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_says_it_and_forecasts_from_it()
    {
        var before = Run("check", Write(Examples.Of(Examples.Addition)), "--json").Output;
        var outcome = Run("check", Write(Examples.Of(Measured)), "--json").Output;
        Assert.Contains(Source, outcome);
        Assert.DoesNotContain(Source, before);
        Assert.NotEqual(ErrorOf(before), ErrorOf(outcome));
    }

    [Fact]
    public void A_solved_family_is_not_shown_as_good_without_a_word()
    {
        var path = Write(Examples.Of(Examples.Good with { Measured = Solved }));
        const string said = "solved by 4 of 7 models";

        var check = Run("check", path).Output;
        Assert.Contains($"warning TSK7008: Use harder tasks", check);
        Assert.Contains(said, check[..check.IndexOf("TSK7008", StringComparison.Ordinal)]);
        var family = JsonParser.Parse(Run("check", path, "--json").Output)["families"]!.Items[0];
        Assert.Equal((said, "harder tasks"), (family["cause"]!.Text, family["remedy"]!.Text));
        Assert.Contains($"{said}: nothing left to forecast", Run("explain", path, "addition-graded").Output);
        Assert.Contains(
            JsonParser.Parse(Run("explain", path, "addition-graded", "--json").Output)["assumptions"]!.Items,
            line => line.Text.StartsWith($"{said}: nothing left to forecast", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_solved_family_is_not_the_best_of_a_group()
    {
        var open = Examples.Good with { Id = "open", Type = "Tour.Open" };
        string Errors(params Family[] families) =>
            JsonParser.Parse(Run("check", Write(Examples.Of(families)), "--json", "--by", "headline").Output)["groups"]!.Items[0][
                "forecastErrorLeast"
            ]!.Text;
        Assert.Equal(Errors(open), Errors(open, Examples.Good with { Measured = Solved }));
    }

    private static readonly MeasuredFamily Solved = new("addition-graded", "exact_match", 7, 1e18, 1e22)
    {
        Version = "1.0.0",
        AboveFloor = 7,
        AtCeiling = 4,
        Difficulty = new(1e18, .2, .6, .1, 0),
    };

    [Fact]
    public void Catalog_carries_it_and_diff_sees_no_change()
    {
        var output = Run("catalog", Write(Examples.Of(Measured)), "--format", "json").Output;
        Assert.Equal(Measured.Measured, Assert.Single(CatalogJson.Read(output).Families).Measured);
        var (plain, measured) = (
            Write("plain.json", CatalogJson.Write(Examples.Of(Examples.Addition))),
            Write("measured.json", CatalogJson.Write(Examples.Of(Measured)))
        );
        Assert.Equal("nothing changed\n", Run("diff", plain, measured).Output);
    }

    [Fact]
    public void Impossible_numbers_are_refused_with_their_place()
    {
        var wrong = Measured with { Measured = Measured.Measured! with { Jump = new(.5, .6, .9) } };
        AssertRefused(
            Run("check", Write(Examples.Of(wrong))),
            "families[0] (addition).measured.jump has low 0.6, value 0.5 and high 0.9, but they must rise in this order"
        );
    }

    private static string ErrorOf(string json) => JsonParser.Parse(json)["families"]!.Items[0]["forecastError"]!.Text;
}
