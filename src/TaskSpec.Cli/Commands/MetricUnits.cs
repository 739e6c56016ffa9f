using TaskSpec.Runners;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>A metric's own unit: its scores are analysed as shares of its range, and told in the unit in which they came.</summary>
/// <param name="metric">The metric.</param>
/// <param name="ranges">The ranges that are known beside the table.</param>
internal sealed class MetricUnits(string metric, MetricRanges ranges)
{
    private readonly Dictionary<string, (double Low, double High)> tasks = new(StringComparer.Ordinal);

    /// <summary>A score as a share of its range.</summary>
    public ScoreRow Shared(ScoreRow row)
    {
        if (row.Metric != metric || TableRows.RangeOf(row, ranges) is not { } range)
            return row;
        tasks[row.Task] = range;
        return TableRows.Shared(row, ranges);
    }

    /// <summary>Forecasts in the metric's unit.</summary>
    public IReadOnlyList<TaskForecast> In(IReadOnlyList<TaskForecast> forecasts) =>
        [
            .. forecasts.Select(forecast =>
                !tasks.TryGetValue(forecast.Task, out var range)
                    ? forecast
                    : forecast with
                    {
                        Predicted = forecast.Predicted?.Scaled(range.Low, range.High),
                        OneStep = range.Low + (range.High - range.Low) * forecast.OneStep,
                    }
            ),
        ];
}
