using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Cli.Plots;

/// <summary>What is correlated, in the order of its blocks.</summary>
internal static class CorrelationPlot
{
    /// <summary>The plot of a report; of more than can be read, the largest blocks.</summary>
    /// <param name="report">The report.</param>
    /// <param name="title">What is correlated.</param>
    public static Plot Of(CorrelationReport report, string title)
    {
        var blocks = report.Blocks.Select(block => block.Members).ToList();
        var inBlock = blocks.SelectMany(block => block).ToHashSet();
        var order = new List<int>();
        var groups = new List<int>();
        double Value(int i, int j) => i == j ? 1 : report.Between(i, j);
        double Known(int i, int j) => Value(i, j) is var r && double.IsFinite(r) ? r : 0;
        foreach (
            var block in blocks
                .Select(block => block.Take(MatrixPlot.Most - order.Count).ToArray())
                .Where(block => block.Length > 0)
        )
        {
            order.AddRange(Linkage.Order(block.Length, (i, j) => Known(block[i], block[j])).Select(i => block[i]));
            groups.Add(block.Length);
            if (order.Count >= MatrixPlot.Most)
                break;
        }

        int[] single =
        [
            .. Enumerable.Range(0, report.Names.Count).Where(i => !inBlock.Contains(i)).Take(MatrixPlot.Most - order.Count),
        ];
        order.AddRange(Linkage.Order(single.Length, (i, j) => Known(single[i], single[j])).Select(i => single[i]));
        var left = report.Names.Count - order.Count;
        return MatrixPlot.Of(
            "correlations",
            title,
            "Framed are blocks, whose members correlate in the mean by more than the limit; what is alike stands together."
                + (report.Mean is { } mean ? FormattableString.Invariant($" The mean of all pairs is {mean:0.00}.") : "")
                + (
                    left > 0
                        ? $" {Figure.Of(left, "more", "more")} not shown, as their names could not be read; the largest blocks come first."
                        : ""
                ),
            [.. order.Select(i => report.Names[i])],
            (i, j) => Value(order[i], order[j]),
            groups
        );
    }
}
