using TaskSpec.Scaling.Calibration;
using TaskSpec.Scaling.Laws;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>The forecast of one task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Runs">Training runs behind it.</param>
/// <param name="Surrogate">What stands for it, at the target; null where nothing does or that cannot be forecast.</param>
/// <param name="Predicted">The score with its intervals; null where it cannot be forecast.</param>
/// <param name="OneStep">The score from compute in one step, beside two; null where the runs do not identify that curve.</param>
/// <param name="Warnings">What to know beside the numbers.</param>
public sealed record TaskForecast(
    string Task,
    int Runs,
    double? Surrogate,
    Forecast? Predicted,
    double? OneStep,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>Two steps beside the joint forecast of compute and surrogate (docs/model.md §16): that forecast. Null where there is none.</summary>
    public Forecast? Joint { get; init; }

    /// <summary>The forecast at each compute of <see cref="ForecastQuestion.Over"/>; empty where none was asked for, or over a surrogate.</summary>
    public IReadOnlyList<Forecast> Curve { get; init; } = [];

    /// <summary>What models are worth beside their compute; null where nothing of that was learnt.</summary>
    public RecipeSpread? Spread { get; init; }

    /// <summary>The two fits behind it; null where there are none.</summary>
    public ForecastSteps? Steps { get; init; }
}

/// <summary>The two steps of a forecast.</summary>
/// <param name="Scale">The surrogate, as a loss, against scale.</param>
/// <param name="Link">The metric against that loss; a point at 0 is an anchor, not a run.</param>
/// <param name="Target">Where the first is read.</param>
/// <param name="Loss">What it says there, where the second is read.</param>
/// <param name="Error">The standard error of that.</param>
public sealed record ForecastSteps(LawFit Scale, LawFit Link, LawPoint Target, double Loss, double Error);
