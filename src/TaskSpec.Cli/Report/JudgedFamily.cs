using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Report;

/// <summary>A family with all that is known of it: declarations, results, and what was registered.</summary>
/// <param name="Index">Its row.</param>
/// <param name="Assessment">What its declarations mean, or what was calibrated.</param>
internal sealed record JudgedFamily(int Index, Assessment Assessment)
{
    // An interval of 95 % is missed one time in twenty; one in ten is a forecaster that is too sure.
    private const int FewestPerMiss = 10;

    public Family Family => Assessment.Family;

    /// <summary>The curve that is believed without its results, or since they were calibrated.</summary>
    public ResponseCurve? Believed { get; init; }

    /// <summary>What its own results forecast; null where it has none.</summary>
    public OwnForecast? Own { get; init; }

    /// <summary>How its results leave what is believed.</summary>
    public Departure? Left { get; init; }

    /// <summary>What was registered of its headline, with what came.</summary>
    public IReadOnlyList<(RegisteredForecast Forecast, ForecastOutcome? Outcome)> Registered { get; init; } = [];

    /// <summary>Whether results were calibrated, so that figures go by them.</summary>
    public bool IsCalibrated => Assessment.Measured is not null;

    /// <summary>Whether it has results that nobody calibrated.</summary>
    public bool WantsCalibration => !IsCalibrated && Own is { Placed: > 0 };

    /// <summary>The forecast that may still be allowed to be off: what nobody can change, and the limit.</summary>
    public double Allowed => Assessment.Forecast is { } forecast ? forecast.Floor + Assessment.Limit : 0;

    /// <summary>Why its forecast is not to be trusted; null where nothing speaks against it.</summary>
    public string? Doubt =>
        Assessment.Forecast is null ? "nothing to forecast"
        : Assessment.Cause is { } cause ? cause
        : Assessment.Exceeds ? "above the limit"
        : Missed is { Misses: var misses, Came: var came } && misses * FewestPerMiss > came
            ? $"{Figure.Count(misses)} of {Figure.Of(came, "registered forecast")} missed"
        : Own is { Predicted: null, Unplaced: > 0 } ? "compute of its models unknown"
        : WantsCalibration && Left is { IsFar: true } ? "scores are not what was believed"
        : Own?.Deviation > Allowed ? "results leave the score open"
        : null;

    private (int Misses, int Came) Missed
    {
        get
        {
            ForecastOutcome[] came = [.. Registered.Select(one => one.Outcome).OfType<ForecastOutcome>()];
            return (came.Count(outcome => !RegisteredForecasts.IsHit(outcome)), came.Length);
        }
    }
}
