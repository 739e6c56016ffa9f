using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>What tasks still have in common once ability or human time is taken away.</summary>
internal static class CorrelationSection
{
    private const int ShownPairs = 25;
    private const int ShownBlocks = 50;
    private const int ShownMembers = 100;

    public static Section OfScores(ScoresOfReport scores, CancellationToken stop) =>
        Section.Of(
            "correlations",
            "Residual correlations of tasks",
            "correlate",
            () =>
                Body(
                    "correlations",
                    Correlate.Of(
                        scores.Matrix(),
                        loss: null,
                        new() { Residual = Residual.Ability, Top = ShownPairs },
                        stop: stop
                    ),
                    "What is left of each task's scores once a model's ability at the other tasks is taken away."
                )
        );

    public static Section OfRuns(RunSet runs, CancellationToken stop) =>
        Section.Of(
            "run-correlations",
            "Residual correlations of runs",
            "correlate",
            () =>
                Body(
                    "correlations",
                    CorrelateRuns.Of(runs, new(), new() { Top = ShownPairs }, stop: stop),
                    "What is left of each agent's scores once its time horizon is taken away, at the tasks that all agents attempted."
                )
        );

    private static Html Body(string id, CorrelationReport report, string what)
    {
        Html body = $"<p>{what} {Sentence(report)}</p>\n";
        foreach (var warning in report.Warnings)
            body.Add($"<p class=\"note\">{Shown.Sentence(warning)}</p>\n");
        var plot = CorrelationPlot.Of(report, "Residual correlations of tasks") with { Id = id };
        return body.Add(FigureBlock.Of(plot)).Add(Blocks(report)).Add(Pairs(report));
    }

    private static string Sentence(CorrelationReport report)
    {
        var mean = report.Mean is { } known ? $", mean correlation {CorrelateText.Signed(known)}" : "";
        var worth =
            report.EffectiveNumber is { } effective && effective <= report.Names.Count
                ? $"; an average over them is worth {Figure.Count(effective)} independent ones"
                : "";
        return $"{Figure.Of(report.Names.Count, "task")}{mean}{worth}.";
    }

    private static Html Blocks(CorrelationReport report)
    {
        if (report.Blocks.Count == 0)
            return Html.Raw("<p>No two tasks form a block.</p>\n");
        return $"""
            <h3>Blocks</h3>{Html.Join(report.Blocks.Take(ShownBlocks), block => Members(block, report.Names))}

            """;
    }

    private static Html Members(Block block, IReadOnlyList<string> names)
    {
        var rest = block.Members.Count > ShownMembers ? $" and {Figure.Count(block.Members.Count - ShownMembers)} more" : "";
        return $"<details{(block.Members.Count <= 8 ? Html.Raw(" open=\"\"") : null)}><summary>{Shown.Name(block.Name)}: {Figure.Of(block.Members.Count, "task")}, mean {CorrelateText.Signed(block.Mean)}</summary><p>{Html.Join(block.Members.Take(ShownMembers), member => Shown.Name(names[member]), ", ")}{rest}</p></details>\n";
    }

    private static Html Pairs(CorrelationReport report) =>
        DataTable.Of(
            $"The pairs of the largest correlations, {Figure.Count(report.Pairs.Count)} of {Figure.Count(report.PairCount)}",
            [new("a"), new("b"), new("r", true), new("95 %", true), new("n", true)],
            report
                .Pairs.OrderByDescending(pair => Math.Abs(pair.R))
                .Select(pair =>
                    (IReadOnlyList<Html>)
                        [
                            Shown.Name(pair.A),
                            Shown.Name(pair.B),
                            $"{CorrelateText.Signed(pair.R)}",
                            $"{CorrelateText.Interval(pair.Interval)}",
                            $"{Figure.Count(pair.N)}",
                        ]
                )
        );
}
