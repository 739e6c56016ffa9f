using TaskSpec.Scaling.Laws;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>What a forecast is of.</summary>
/// <param name="Metric">The metric to forecast.</param>
/// <param name="Via">What stands for it; null where it is forecast from its own scores alone.</param>
/// <param name="Target">The larger model's scale: compute, or parameters and tokens.</param>
public sealed record ForecastQuestion(string Metric, SurrogateName? Via, TargetScale Target)
{
    /// <summary>The training families; empty for all.</summary>
    public IReadOnlyCollection<string> Families { get; init; } = [];

    /// <summary>Scores of chance by task.</summary>
    public IReadOnlyDictionary<string, double> Floors { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether a loss of 0 is taken to mean a score of 1.</summary>
    public bool Anchored { get; init; } = true;
}

/// <summary>The scale of a model.</summary>
/// <param name="Flop">Compute; null where parameters and tokens are given.</param>
/// <param name="Params">Parameters.</param>
/// <param name="Tokens">Training tokens.</param>
public sealed record TargetScale(double? Flop, double? Params, double? Tokens)
{
    /// <summary>Compute, 6 FLOP a parameter and token where it is not given.</summary>
    public double Compute => Flop ?? 6 * Params!.Value * Tokens!.Value;
}
