using TaskSpec.Scaling.Chain;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Reads a samples table for the chain from log-likelihood to accuracy. Metrics of which lower is better are turned round.</summary>
internal static class ChainInput
{
    /// <exception cref="CliError">A log-likelihood is said to be better where it is lower: the chain's are not.</exception>
    public static async Task<ChainTable> Read(Invocation run, string path, RankStatistic statistic = RankStatistic.Spearman)
    {
        var table = new ChainTable(statistic);
        var units = new MetricUnits(path, TableRows.Ranges(run))
        {
            Analysed = (_, metric) => !IsLikelihood(metric),
            NeedsShares = (_, _) => false,
        };
        await ScoresInput.Batches(
            run,
            ResultTables.Samples,
            path,
            row =>
            {
                if (row is { Metric: ChainMetrics.LogLikelihood, Scale.IsLowerBetter: true })
                    throw new CliError(
                        $"{path}: of '{row.Metric}' in {row.Task} lower is better, but the chain takes log-likelihoods, of which higher is; turn their sign, and leave the column direction out"
                    );
                table.Add(units.Shared(row, path));
            },
            table.Settle
        );
        return table;
    }

    private static bool IsLikelihood(string metric) =>
        metric == ChainMetrics.LogLikelihood || metric.StartsWith(ChainMetrics.WrongLogLikelihood, StringComparison.Ordinal);
}
