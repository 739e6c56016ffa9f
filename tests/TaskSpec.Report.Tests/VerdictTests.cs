using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TaskSpec.Catalogs;

namespace TaskSpec.Report.Tests;

/// <summary>What the page comes to: whom to trust, what its families' own results forecast, and what to do next.</summary>
public sealed partial class VerdictTests : ReportTest
{
    private static readonly Family choices = Examples.Addition with
    {
        Id = "choices",
        Type = "Tour.Choices",
        Headline = new("acc", "TaskSpec.MultipleChoiceAccuracy", Form.ArgmaxOfChoices),
        Choices = new(4),
        Answer = null,
    };

    [Fact]
    public void Without_results_it_goes_by_the_design_and_says_what_to_declare()
    {
        var good = Examples.Good with { Measured = null };
        var lines = Lines(Report(Write(Examples.Of([.. Examples.All.Families.Where(family => family.Id != good.Id), good]))));
        Assert.Contains("addition-graded", lines[0]);
        Assert.Contains("nothing was measured that could bear it out", lines[0]);
        Assert.Contains("sha256-chain, sha256-tree — overlap (its items test the same thing", lines[1]);
        Assert.Contains("no-headline — nothing to forecast", lines[1]);
        Assert.Matches(
            @"^\[(Records<\w+>|Samples\([0-9]+\))\] On \w+, for [a-z0-9-]+: this brings its expected error from ±",
            lines[2]
        );
    }

    [Fact]
    public void A_familys_forecast_is_that_of_the_forecast_command_with_the_floors_of_the_catalog()
    {
        var rows = Examples.Scores().TrimEnd().Split('\n');
        var chance = rows.Skip(1)
            .Where(row => row.Contains(",addition,", StringComparison.Ordinal))
            .Select(row => row.Replace(",addition,exact_match,", ",choices,acc,", StringComparison.Ordinal).Split(','))
            .Select(cells =>
                string.Join(
                    ',',
                    [
                        .. cells[..7],
                        (.25 + .75 * double.Parse(cells[7], CultureInfo.InvariantCulture)).ToString(
                            "R",
                            CultureInfo.InvariantCulture
                        ),
                        .. cells[8..],
                    ]
                )
            );
        var scores = Write("scores.csv", string.Join('\n', [.. rows, .. chance]) + "\n");
        var details = Details(Report(Write(Examples.Of(Examples.Addition, Examples.Chain, choices)), "--scores", scores));
        var floors = Write("floors.csv", "task,floor\naddition,0\nsha256-chain,0\nchoices,0.25\n");
        foreach (var (metric, families) in new[] { ("exact_match", new[] { "addition", "sha256-chain" }), ("acc", ["choices"]) })
        {
            var outcome = Run("forecast", scores, "--metric", metric, "--target-flop", "1e24", "--floors", floors, "--json");
            using var json = JsonDocument.Parse(outcome.Output);
            foreach (
                var forecast in json
                    .RootElement.GetProperty("forecasts")
                    .EnumerateArray()
                    .Where(one => families.Contains(one.GetProperty("task").GetString()))
            )
            {
                string At(string name) => forecast.GetProperty(name).GetDouble().ToString("0.000", CultureInfo.InvariantCulture);
                Assert.Contains(
                    $"is forecast to score {At("predicted")}; 8 of 10 such models are expected from {At("low80")} to {At("high80")}, 95 of 100 from {At("low")} to {At("high")}.",
                    details
                );
            }
        }

        Assert.Equal(3, Forecasts().Count(details));
    }

    [Fact]
    public void Who_has_results_and_no_calibration_is_told_the_command()
    {
        var scores = Write("scores.csv", Examples.Scores());
        var page = Report(Write(Examples.Of(Examples.Addition, Examples.Good)), "--scores", scores);
        const string command = "taskspec calibrate scores.csv --catalog catalog.json --out measured.taskspec.json";
        Assert.StartsWith(command, Lines(page)[2]);
        Assert.Single(Regex.Matches(Details(page), "Nobody has calibrated it"));
        var calibrated = Report(Write(Examples.Of(Examples.Good)), "--scores", scores);
        Assert.DoesNotContain("taskspec calibrate", calibrated + Details(calibrated));
    }

    [Theory]
    [InlineData(1e24, "above")]
    [InlineData(1e12, "below")]
    public void Scores_that_leave_what_was_believed_are_said_to(double half, string side)
    {
        var family = Examples.Addition with { Samples = Examples.Good.Samples, Difficulty = new(half, .3) };
        var page = Report(Write(Examples.Of(family)), "--scores", Write("scores.csv", Examples.Scores()));
        Assert.Matches($"Of [0-9]+ measured scores [0-9]+ lie {side} what was believed without results", Details(page));
        Assert.Contains("addition — scores are not what was believed", Lines(page)[1]);
        Assert.Contains(">believed<", Details(page));
    }

    [Fact]
    public void Models_of_unknown_compute_are_to_be_imported_with_it()
    {
        var rows = Examples
            .Scores()
            .Split('\n')
            .Select(row => string.Join(',', row.Split(',').Where((_, i) => i is not (2 or 3 or 4))));
        var page = Report(
            Write(Examples.Of(Examples.Good with { Measured = null })),
            "--scores",
            Write("scores.csv", string.Join('\n', rows))
        );
        Assert.StartsWith("taskspec import LOGS --models models.csv --out scores.csv", Lines(page)[2]);
        Assert.Contains("compute of its models unknown", Lines(page)[1]);
        Assert.Contains("16 models have scores and no training compute", Details(page));
    }

    [Fact]
    public void What_was_registered_stands_beside_what_came_and_a_miss_is_no_ground_for_trust()
    {
        Report(Write(Examples.Of(Examples.Good with { Measured = null })));
        var scores = Write("scores.csv", Examples.Scores());
        RegisteredForecast Registered(double flop, double at) =>
            new("addition-graded", "exact_match", new(at, at - .01, at + .01), flop, "2026-05-02");
        var kept = Write(
            "kept.taskspec.json",
            new EvidenceFile { Forecasts = [Registered(1.2e18, .9), Registered(1e26, .95)] }.ToJson()
        );
        var page = Report(PathOf("catalog.json"), "--scores", scores, "--forecasts", kept);
        Assert.Contains("1 of 1 registered forecast missed", Lines(page)[1]);
        Assert.Contains("0 of 1 scores lie within", page);
        Assert.Contains("The models of 1 forecast have not come yet.", page);
        Assert.Contains("no such model has come yet", Details(page));
        Assert.Contains(">registered 2026-05-02<", Details(page));
    }

    // The three lines as their reader reads them, without their names.
    private static string[] Lines(string page) =>
        [
            .. PageTests
                .Parse(page)
                .Descendants("dl")
                .First(list => list.Attribute("class")?.Value == "verdict")
                .Descendants("dd")
                .Select(line =>
                    Space()
                        .Replace(
                            string.Concat(line.DescendantNodes().OfType<System.Xml.Linq.XText>().Select(text => text.Value)),
                            " "
                        )
                        .Trim()
                ),
        ];

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();

    [GeneratedRegex("is forecast to score")]
    private static partial Regex Forecasts();
}
