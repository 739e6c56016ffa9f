using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Report;

/// <summary>What a family's own results say of it: what <c>taskspec forecast</c> says of its table.</summary>
/// <param name="Metric">Its headline, as results call it.</param>
/// <param name="TargetFlop">The compute that is forecast.</param>
/// <param name="Rows">Its scores, from 0 to 1.</param>
internal sealed record OwnForecast(string Metric, double TargetFlop, IReadOnlyList<ScoreRow> Rows)
{
    private const double DeviationsIn80 = 2 * 1.2816;

    /// <summary>The forecast of the target; null where there is none.</summary>
    public Forecast? Predicted { get; init; }

    /// <summary>The fit over compute.</summary>
    public IReadOnlyList<(double Flop, Forecast At)> Curve { get; init; } = [];

    /// <summary>Why there is no forecast.</summary>
    public string? Problem { get; init; }

    /// <summary>What to know beside the forecast.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How many models have scores and no known compute.</summary>
    public int Unplaced { get; } = Rows.Where(row => !(row.Flop > 0)).Select(row => row.Model).Distinct().Count();

    /// <summary>How many have both.</summary>
    public int Placed { get; } = Rows.Where(row => row.Flop > 0).Select(row => row.Model).Distinct().Count();

    /// <summary>The forecast's standard deviation, by its 80 % interval; null where there is none.</summary>
    public double? Deviation =>
        Predicted is { HasIntervals: true } predicted ? (predicted.High80 - predicted.Low80) / DeviationsIn80 : null;
}
