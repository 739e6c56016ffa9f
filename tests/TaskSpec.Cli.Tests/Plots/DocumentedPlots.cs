using TaskSpec.Catalogs;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Scaling.Horizons;
using TaskSpec.Scaling.Improvements;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests.Plots;

/// <summary>The plots of invented results in docs/plots.md, which are those that the commands draw.</summary>
public sealed class DocumentedPlots
{
    [Fact]
    public void Horizons()
    {
        DatedHorizon[] agents =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i =>
                    (Release: new DateOnly(2023, 1, 15).AddDays(88 * i), Minutes: Math.Pow(2, .46 * i + 1.2 * Math.Sin(2.3 * i)))
                )
                .Select(
                    (agent, i) =>
                        new DatedHorizon(
                            $"agent-{i + 1}",
                            agent.Release,
                            agent.Minutes,
                            agent.Minutes / 2.2,
                            agent.Minutes * (2.6 + .1 * i)
                        )
                ),
        ];
        var best = Trend.BestAtRelease(
            agents.Select(agent => new TrendPoint(agent.Agent, agent.Release, Math.Log2(agent.Minutes)))
        );
        Matches("horizon-trend", HorizonPlots.Trend(.5, agents, Trend.Of(best)));
    }

    [Fact]
    public void Overlap()
    {
        StepInfo Step(string name) =>
            new(name, $"T.{name}")
            {
                Tokens = 60,
                Across = Transfer.Same,
                Shared = true,
            };
        Family Of(string id, params string[] steps) =>
            Examples.Addition with
            {
                Id = id,
                Type = $"T.{id}",
                Steps = [.. steps.Select(Step), new StepInfo("own", $"T.{id}Own") { Tokens = 12 }],
            };
        var catalog = Examples.Of(
            Of("parse-json", "tokenize", "read-files"),
            Of("sum-prices", "arithmetic", "read-files"),
            Of("lint-code", "tokenize", "read-files", "run-shell"),
            Of("interest", "arithmetic"),
            Of("fix-tests", "run-shell", "read-files"),
            Of("bisect-commit", "run-shell"),
            Of("translate")
        );
        Matches("overlap-matrix", OverlapPlots.Of(catalog).First());
    }

    [Fact]
    public void Improvements()
    {
        var scores = new ScoreMatrix();
        for (var task = 0; task < 24; task++)
        for (var model = 0; model < 3; model++)
        {
            var value = .3 + .09 * model * (1 + .6 * Math.Sin(1.7 * task)) + .03 * Math.Sin(5.1 * task + 2.9 * model);
            scores.Add(new ScoreRow($"{model + 1}b", $"task-{task + 1}", "acc", value) { StdErr = .02 });
        }

        Matches(
            "improvements",
            ImprovementPlots
                .Of(
                    ImprovementReport.Of(
                        scores,
                        [
                            [0, 1, 2],
                        ],
                        1
                    )
                )
                .Single()
        );
    }

    private static void Matches(string name, Plot plot)
    {
        Drawn.Of(plot);
        Snapshot.MatchesFile(plot.Svg, Path.Combine("docs", "images", "plots", name + ".svg"));
    }
}
