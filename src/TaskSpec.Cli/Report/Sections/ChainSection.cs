using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Chain;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>How far each step from log-likelihood to accuracy decorrelates samples from compute.</summary>
internal static class ChainSection
{
    private const double High = 0.75;

    public static Section Of(ChainTable samples) =>
        Section.Of("chain", "From log-likelihood to accuracy", "chain", () => Body(ChainReport.Of(samples)));

    private static Html Body(ChainReport report)
    {
        Html body =
            $"<p>For each sample the rank correlation of its score with training compute, over the models of one recipe. Where a step of the chain lowers it, that step hides scale.</p>\n";
        foreach (var warning in report.Warnings)
            body.Add($"<p class=\"note\">{Shown.Sentence(warning)}</p>\n");
        body.Add(FigureBlock.Of(ChainPlot.Of(report)));
        return body.Add(
            DataTable.Of(
                "Correlation of single samples with compute",
                [
                    new("metric"),
                    new("mean", true),
                    new("median", true),
                    new("share above 0.75", true),
                    new("area under the survival curve", true),
                    new("samples", true),
                    new("constant", true),
                ],
                report.Metrics.Select(metric =>
                    (IReadOnlyList<Html>)
                        [
                            Shown.Name(metric.Metric),
                            Number(metric.Mean),
                            Number(metric.Median),
                            Number(metric.ShareAbove(High)),
                            Number(metric.Auc),
                            $"{Figure.Count(metric.Correlations.Count)}",
                            $"{Figure.Count(metric.Undefined)}",
                        ]
                )
            )
        );
    }

    private static Html Number(double? value) => $"{(value is { } known ? CorrelateText.Signed(known) : "")}";
}
