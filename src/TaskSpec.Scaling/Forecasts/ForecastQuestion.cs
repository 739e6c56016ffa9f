using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>What a forecast is of.</summary>
/// <param name="Metric">The metric to forecast.</param>
/// <param name="Via">What stands for it; null where it is forecast from its own scores alone.</param>
/// <param name="Target">The larger model's scale: compute, or parameters and tokens.</param>
public sealed record ForecastQuestion(string Metric, SurrogateName? Via, TargetScale Target)
{
    /// <summary>
    /// The model of the table that is forecast, and not learnt from: its recipe and its scores on other tasks count. Null for a model that the table does not
    /// have.
    /// </summary>
    public string? Model { get; init; }

    /// <summary>The recipes; empty for all.</summary>
    public IReadOnlyCollection<string> Families { get; init; } = [];

    /// <summary>Scores of chance by task.</summary>
    public IReadOnlyDictionary<string, double> Floors { get; init; } = new Dictionary<string, double>();

    /// <summary>What other tables said of curves; null to learn from this one alone.</summary>
    public Measurement.LearntPriors? Priors { get; init; }

    /// <summary>Training compute at which the curves are told beside the target, for a figure; none unless said.</summary>
    public IReadOnlyList<double> Over { get; init; } = [];

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

    /// <summary>The scale of a model of a table: compute, or parameters and tokens where that is not given.</summary>
    /// <exception cref="ScalingException">The table has no such model, or does not say how large it is.</exception>
    public static TargetScale Of(IReadOnlyCollection<ScoreRow> rows, string model)
    {
        ScoreRow[] own =
        [
            .. rows.Where(row => LadderRun.IsOf(row, model)).OrderByDescending(row => LadderRun.Split(row.Model).Place),
        ];
        if (own.Length == 0)
            throw new ScalingException($"there is no model '{model}'; {ScalingException.Some(rows.Select(row => row.Model))}");
        return own.FirstOrDefault(row => row.Flop > 0) is { } known ? new(known.Flop, null, null)
            : own.FirstOrDefault(row => row is { Params: > 0, Tokens: > 0 }) is { } sized ? new(null, sized.Params, sized.Tokens)
            : throw new ScalingException(
                $"the table says neither flop nor params and tokens of '{model}'; give --target-flop, or --target-params with --target-tokens"
            );
    }
}
