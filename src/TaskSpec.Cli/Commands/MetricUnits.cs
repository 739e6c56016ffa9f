using TaskSpec.Runners;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>
/// Scores as analyses take them: as shares of the way from a metric's worst to its best value, so that more is better in all of them, and told in the
/// unit in which they came.
/// </summary>
/// <param name="path">The table, for messages.</param>
/// <param name="ranges">The ranges that are known beside the table.</param>
internal sealed class MetricUnits(string path, MetricRanges ranges)
{
    private readonly Dictionary<(string Task, string Metric), MetricScale> scales = [];
    private readonly Dictionary<string, string> lower = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> unknown = new(StringComparer.Ordinal);

    /// <summary>Which metrics of which tasks are analysed; others, which stand for them, are not turned round. All unless said.</summary>
    public Func<string, string, bool> Analysed { get; init; } = (_, _) => true;

    /// <summary>Which of them must be shares. Of others the sign is turned where lower is better and no range is known.</summary>
    public Func<string, string, bool> NeedsShares { get; init; } = (_, _) => true;

    /// <summary>Whether what stands for them stays in its own unit, instead of being a share of its range.</summary>
    public bool KeepsOthers { get; init; }

    /// <summary>Whether all that is analysed is to go one way that is known, or none; otherwise <see cref="Require"/> asks it of one metric.</summary>
    public bool IsStrict { get; init; } = true;

    /// <summary>What is known of a score's metric.</summary>
    public MetricScale ScaleOf(ScoreRow row) => ScaleOf(row.Task, row.Metric, row.Scale, path);

    /// <summary>A score as a share.</summary>
    /// <exception cref="CliError">Lower is better, and it cannot be turned round.</exception>
    public ScoreRow Shared(ScoreRow row)
    {
        var scale = ScaleOf(row);
        if (!Analysed(row.Task, row.Metric))
            return KeepsOthers || scale.Range is not { } other
                ? row
                : Scaled(row, MetricScale.Of(Math.Min(other.Worst, other.Best), Math.Max(other.Worst, other.Best)));
        return scale.Range is not null ? Scaled(row, scale) with { Scale = null }
            : scale.IsLowerBetter != true ? row
            : row with { Value = -row.Value, StdErr = row.StdErr ?? row.ShareError, Scale = null };
    }

    /// <summary>A sample's score as a share.</summary>
    /// <param name="row">The row.</param>
    /// <param name="place">Its table.</param>
    /// <inheritdoc cref="Shared(ScoreRow)"/>
    public SampleRow Shared(SampleRow row, string place) =>
        !Analysed(row.Task, row.Metric) || ScaleOf(row.Task, row.Metric, row.Scale, place) is var scale && !Changes(scale)
            ? row
            : row with
            {
                Value =
                    scale.Range is null ? -row.Value
                    : row.Value is { } value ? scale.ShareOf(value)
                    : null,
                Scale = null,
            };

    /// <summary>Forecasts of a metric in its unit.</summary>
    public IReadOnlyList<TaskForecast> In(IReadOnlyList<TaskForecast> forecasts, string metric) =>
        [
            .. forecasts.Select(forecast =>
                scales.GetValueOrDefault((forecast.Task, metric))?.Range is not { } range
                    ? forecast
                    : forecast with
                    {
                        Predicted = forecast.Predicted?.Scaled(range.Worst, range.Best),
                        Joint = forecast.Joint?.Scaled(range.Worst, range.Best),
                        OneStep = range.Worst + (range.Best - range.Worst) * forecast.OneStep,
                    }
            ),
        ];

    /// <summary>Refuses a metric of which lower is better in one task and nothing is known in another.</summary>
    public void Require(string metric)
    {
        if (lower.TryGetValue(metric, out var one) && unknown.TryGetValue(metric, out var other))
            throw new CliError(
                $"{path}: of '{metric}' in {one} lower is better, and in {other} nothing says which way it goes; state it in the column direction (lower or higher), or with --range {metric}=WORST,BEST"
            );
    }

    private static ScoreRow Scaled(ScoreRow row, MetricScale scale) =>
        scale is { IsShare: false, Range: { } range }
            ? row with
            {
                Value = scale.ShareOf(row.Value),
                StdErr = row.StdErr / Math.Abs(range.Best - range.Worst),
            }
            : row;

    private static bool Changes(MetricScale scale) =>
        scale is { IsShare: false } and ({ Range: not null } or { IsLowerBetter: true });

    private MetricScale ScaleOf(string task, string metric, MetricScale? stated, string place)
    {
        if (scales.TryGetValue((task, metric), out var known) && (stated is null || stated == known))
            return known;
        known ??= ranges.ScaleOf(task, metric);
        if (stated is not null && known.IsLowerBetter == !stated.IsLowerBetter && !ranges.IsGiven(metric))
            throw new CliError(
                $"{place}: of '{metric}' in {task}, {stated}, but by {(place == path ? "the catalog" : path)} {known}; mend the one that is wrong, or say which holds with --range {metric}=WORST,BEST"
            );
        scales[(task, metric)] = known = known.Or(stated ?? MetricScale.Unknown);
        if (!Analysed(task, metric))
            return known;
        if (NeedsShares(task, metric) && known is { IsLowerBetter: true, Range: null })
            throw new CliError(
                $"{place}: of '{metric}' in {task} lower is better, and its range is not stated, so that it is no score from 0 to 1; state it with --range {metric}=WORST,BEST"
            );
        if (known.IsLowerBetter == true)
            lower.TryAdd(metric, task);
        else if (!known.IsKnown)
            unknown.TryAdd(metric, task);
        if (IsStrict)
            Require(metric);
        return known;
    }
}
