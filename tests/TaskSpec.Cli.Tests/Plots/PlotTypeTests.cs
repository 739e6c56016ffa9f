using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Plots;
using TaskSpec.Rules;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Horizons;
using TaskSpec.Scaling.Improvements;
using TaskSpec.Tables;
using Pair = TaskSpec.Scaling.Correlations.Correlation;

namespace TaskSpec.Cli.Tests.Plots;

/// <summary>Each type of plot: sound, and its table says what is drawn.</summary>
public sealed class PlotTypeTests
{
    [Fact]
    public void A_response_curve_has_the_ladder_and_the_target()
    {
        var curve = ResponseCurve.Of(new CatalogContext(Examples.All), Examples.Good)!;
        Assert.All(curve.Points, point => Assert.InRange(point.Expected, point.Low - .2, point.High + .2));
        Assert.Equal(curve.Points.OrderBy(point => point.Expected), curve.Points);

        var plot = ResponsePlot.Of(Examples.Good, curve);
        var drawn = Drawn.Of(plot);

        Assert.Equal(curve.Ladder.Count, drawn.Dots(1));
        Assert.Equal(curve.Points.Count, plot.Table.Rows.Count);
        Assert.Contains("target", drawn.Texts);
        Assert.InRange(plot.Embedded.Length, 1, 4500);
    }

    [Fact]
    public void A_fit_has_what_was_measured_its_band_the_target_and_what_was_registered()
    {
        Forecast At(double value) => new(value, value - .1, value + .1, value - .2, value + .2);
        var figure = new FitFigure("addition", "exact_match", 1e24)
        {
            Measured =
            [
                new("m1", 1e20, .4, .02),
                new("m2", 1e21, .5),
                new("bad", double.NaN, .5),
                new("worse", 1e21, double.NaN),
            ],
            Fit = [(1e20, At(.4)), (1e22, At(.5)), (1e24, At(.6))],
            Target = At(.6),
            Registered = [new(1e23, .55, .5, .6, "2026-05-02", false)],
        };
        var plot = FitPlot.Of(figure);
        var drawn = Drawn.Of(plot);

        Assert.Equal(2, drawn.Dots(0));
        Assert.Equal(1, drawn.Dots(1));
        Assert.Equal(
            ["m1", "m2", "fit", "fit", "fit", "forecast", "registered 2026-05-02"],
            plot.Table.Rows.Select(row => row[0])
        );
        Assert.Contains("0.60 (0.50–0.70)", drawn.Texts);
        Assert.Contains("target, 1e24", drawn.Texts);
    }

    [Fact]
    public void Forecasts_stand_by_trust_and_then_by_score()
    {
        ForecastRow Row(string family, double at, string? doubt = null) =>
            new(family, 1e24, new(at, at - .1, at + .1, at - .2, at + .2), doubt, (1e22, at - .2));
        var plot = ForecastPlot.Of([Row("low", .3), Row("doubted", .9, "overlap"), Row("high", .7)]);
        var drawn = Drawn.Of(plot);

        Assert.Equal(["high", "low", "doubted"], plot.Table.Rows.Select(row => row[0]));
        Assert.Equal(3, drawn.Dots(0));
        Assert.Contains("a model of 1e24 FLOP", plot.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_without_a_forecast_has_a_plot_that_says_so()
    {
        var drawn = Drawn.Of(ResponsePlot.Of(Examples.Addition with { Headline = null }, null));
        Assert.True(drawn.IsEmpty);
        Assert.Contains("no forecast", drawn.Texts);
    }

    [Fact]
    public void Families_stand_by_excess_with_the_cause_of_those_above_the_limit()
    {
        var assessments = Checkup.Of(Examples.All, RuleOptions.Default).Assessments;
        var plot = ExcessPlot.Of([.. assessments]);
        var drawn = Drawn.Of(plot);

        Assert.Equal("sha256-chain", plot.Table.Rows[0][0]);
        Assert.Contains("overlap", drawn.Texts);
        var excess = plot.Table.Rows.Select(row => double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(excess.OrderDescending(), excess);
        Assert.All(plot.Table.Rows, row => Assert.Contains(row[0], drawn.Texts));
    }

    [Fact]
    public void Of_a_thousand_families_the_worst_are_drawn_and_the_rest_counted()
    {
        var worst = Assessor.Of(new CatalogContext(Examples.All), Examples.Chain, .075, Detail.Remedies);
        var plot = ExcessPlot.Of([
            .. Enumerable.Range(0, 1000).Select(i => worst with { Family = Examples.Chain with { Id = $"f{i:000}" } }),
        ]);
        Drawn.Of(plot);

        Assert.Equal(40, plot.Table.Rows.Count);
        Assert.Contains("The 40 largest of 1,000 families.", plot.Caption, StringComparison.Ordinal);
        Assert.InRange(plot.Embedded.Length, 1, 9000);
        Assert.Contains("no family has a forecast", Drawn.Of(ExcessPlot.Of([])).Texts);
    }

    [Fact]
    public void Overlap_is_a_matrix_in_which_what_is_alike_stands_together()
    {
        var shared = new StepInfo("script", "T.Script")
        {
            Tokens = 60,
            Across = Transfer.Same,
            Shared = true,
        };
        var other = shared with { Id = "other", Type = "T.Other" };
        var catalog = Examples.Of([
            .. "abcdef".Select(
                (name, i) => Examples.Addition with { Id = $"{name}", Type = $"T.{name}", Steps = [i % 2 == 0 ? shared : other] }
            ),
        ]);
        var plots = OverlapPlots.Of(catalog).ToArray();
        var matrix = Drawn.Of(plots[0]);

        Assert.Equal(
            ["a", "c", "e", "b", "d", "f"],
            matrix.Texts.Where(text => text.Length == 1 && char.IsAsciiLetter(text[0])).Take(6)
        );
        Assert.Equal(6, plots[0].Table.Rows.Count);
        Assert.All(plots[0].Table.Rows, row => Assert.Equal("1", row[2]));
        Drawn.Of(plots[1]);
        Assert.Equal(["all families", "a and 2 more", "b and 2 more"], plots[1].Table.Rows.Select(row => row[0]));
        Assert.Equal("a c e", plots[1].Table.Rows[1][4]);
    }

    [Fact]
    public void A_catalog_without_overlap_has_an_empty_matrix() =>
        Assert.All(OverlapPlots.Of(Examples.Of(Examples.Addition)), plot => Drawn.Of(plot));

    [Fact]
    public void Predictions_are_drawn_inside_and_outside_their_intervals()
    {
        PredictedPoint[] points =
        [
            new("inside", .5, .52, .4, .6),
            new("outside", .5, .9, .4, .6),
            new("alone", .2, .3),
            new("unknown", double.NaN, .3, 0, 1),
        ];
        var plot = PredictedObserved.Of("validity", "t", "c", "RMSE", points);
        var drawn = Drawn.Of(plot);

        Assert.Equal((2, 1), (drawn.Dots(1), drawn.Dots(2)));
        Assert.Equal(["inside", "outside", "alone"], plot.Table.Rows.Select(row => row[0]));
        Assert.Contains("outside", drawn.Texts);
        Assert.Contains("1 point without a number left out", plot.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_predictions_every_so_manieth_is_drawn()
    {
        var plot = PredictedObserved.Of(
            "x",
            "t",
            "c",
            "score",
            [.. Enumerable.Range(0, 13_000).Select(i => new PredictedPoint($"{i}", i / 13e3, i * 7919 % 13_000 / 13e3, 0, 1))]
        );
        Drawn.Of(plot);

        Assert.InRange(plot.Table.Rows.Count, 1500, 2000);
        Assert.Contains("One of every 7 of 13,000 points is drawn.", plot.Caption, StringComparison.Ordinal);
        Assert.InRange(plot.Svg.Length, 1, 40_000);
    }

    [Fact]
    public void Horizons_lie_over_release_dates_with_their_trend()
    {
        DatedHorizon[] horizons =
        [
            .. Enumerable
                .Range(0, 5)
                .Select(i => new DatedHorizon(
                    $"best{i}",
                    new(2023, 1 + 2 * i, 1),
                    Math.Pow(4, i),
                    Math.Pow(4, i) / 2,
                    Math.Pow(4, i) * 3
                )),
            new("late", new(2023, 12, 1), 2, 1, 1e12),
            new("none", new(2023, 6, 1), double.NaN),
        ];
        var best = Trend.BestAtRelease(
            horizons.Where(one => one.Minutes > 0).Select(one => new TrendPoint(one.Agent, one.Release, Math.Log2(one.Minutes)))
        );
        var plot = HorizonPlots.Trend(.5, horizons, Trend.Of(best));
        var drawn = Drawn.Of(plot);

        Assert.Equal((5, 1), (drawn.Dots(1), drawn.Dots(6)));
        Assert.Equal(6, plot.Table.Rows.Count);
        Assert.Equal("no", plot.Table.Rows[^1][5]);
        Assert.Contains("1 hour", drawn.Texts);
        Assert.Contains(drawn.Texts, text => text.StartsWith("doubles every 30 days", StringComparison.Ordinal));
        Assert.Contains("1 agent without a horizon left out", plot.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_any_horizon_has_an_empty_trend()
    {
        var plot = HorizonPlots.Trend(.8, [new("a", new(2024, 1, 1), double.NaN)], Trend.Of([]));
        Assert.True(Drawn.Of(plot).IsEmpty);
        Assert.Equal("horizon-trend-p80", plot.Id);
    }

    [Fact]
    public void Agents_that_always_fail_have_points_and_no_curve()
    {
        var runs = RunSet.Of(
            from agent in (string[])["able", "never"]
            from task in Enumerable.Range(0, 10)
            from attempt in Enumerable.Range(0, 4)
            let score = agent == "able" && attempt > task / 3 ? 1 : 0
            select new RunRow(agent, $"t{task}", $"f{task % 3}", Math.Pow(2, task), score)
        );
        var result = HorizonAnalysis.Of(runs, new HorizonOptions { Draws = 20 });
        var plots = HorizonPlots.Of(runs, result).ToArray();

        Assert.All(plots, plot => Drawn.Of(plot));
        var never = plots.Single(plot => plot.Id == "horizon-curve-never");
        Assert.Contains("never succeeds", never.Caption, StringComparison.Ordinal);
        Assert.Equal(never.Table.Rows.Count, Drawn.Of(never).Dots(2));
        var able = plots.Single(plot => plot.Id == "horizon-curve-able");
        Assert.Equal(able.Table.Rows.Count(row => row[0] == "horizon"), Drawn.Of(able).Dots(3));
        Assert.Equal("able", Assert.Single(plots.Single(plot => plot.Id == "horizon-curves").Table.Rows)[0]);
    }

    [Fact]
    public void Correlations_stand_in_their_blocks()
    {
        var scores = new ScoreMatrix();
        for (var model = 0; model < 40; model++)
        for (var task = 0; task < 6; task++)
            scores.Add(
                new ScoreRow($"m{model}", $"t{task}", "acc", .5 + .4 * Math.Sin(model * (task % 2 == 0 ? 1.3 : 2.9) + .01 * task))
            );
        var report = Correlate.Of(scores, null, new CorrelationOptions());
        var plot = CorrelationPlot.Of(report, "Correlations between tasks");
        var drawn = Drawn.Of(plot);

        Assert.Equal(15, plot.Table.Rows.Count);
        Assert.Equal(["t0", "t2", "t4"], drawn.Texts.Where(text => text is ['t', _]).Take(3).Order());
    }

    [Fact]
    public void Of_more_tasks_than_can_be_read_the_rest_is_counted()
    {
        string[] names = [.. Enumerable.Range(0, 200).Select(i => $"task{i}")];
        var report = new CorrelationReport
        {
            Names = names,
            Pairs = [],
            PairCount = 200 * 199 / 2,
            Mean = .9,
            Between = (_, _) => .9,
            Blocks = [new("all", [.. Enumerable.Range(0, 200)], .9)],
            Warnings = [],
        };
        var plot = CorrelationPlot.Of(report, "t");
        Drawn.Of(plot);

        Assert.Equal(60 * 59 / 2, plot.Table.Rows.Count);
        Assert.Contains("140 more not shown", plot.Caption, StringComparison.Ordinal);
        Assert.InRange(plot.Embedded.Length, 1, 100_000);
    }

    [Fact]
    public void Improvements_are_a_scatter_with_a_point_a_task()
    {
        var scores = new ScoreMatrix();
        for (var task = 0; task < 12; task++)
        for (var model = 0; model < 3; model++)
            scores.Add(
                new ScoreRow($"m{model}", $"t{task}", "acc", .2 + .05 * model * (1 + task % 4) + .003 * task * model)
                {
                    StdErr = .01,
                }
            );
        var improvement = Assert.Single(
            ImprovementReport
                .Of(
                    scores,
                    [
                        [0, 1, 2],
                    ],
                    1
                )
                .Improvements
        );
        var plot = ImprovementPlots.Of(improvement);
        var drawn = Drawn.Of(plot);

        Assert.Equal((12, 12), (drawn.Dots(2), plot.Table.Rows.Count));
        Assert.Contains("noise ceiling", drawn.Texts);
        Assert.Equal(improvement.Gains.Select(gain => gain.Task), plot.Table.Rows.Select(row => row[0]));
    }
}
