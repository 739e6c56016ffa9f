using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>A way to forecast a larger model's scores.</summary>
public abstract class Forecaster
{
    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>Whether some models have all that it needs.</summary>
    public virtual bool Takes(ScorePanel seen) => true;

    /// <summary>Whether its forecasts have intervals of their own; those of others are made of what they got wrong before.</summary>
    public virtual bool HasDensity => false;

    /// <summary>The forecast of every task, with how far it may be off by its own lights.</summary>
    /// <param name="seen">Smaller models.</param>
    /// <param name="target">The larger one, of which the scores are not looked at.</param>
    public abstract IReadOnlyList<RawForecast> Of(ScorePanel seen, PanelModel target);

    /// <summary>The models that have a task.</summary>
    protected static PanelModel[] With(ScorePanel seen, int task) =>
        [.. seen.Models.Where(model => !double.IsNaN(model.Scores[task]))];
}

/// <summary>A forecast as a method gives it.</summary>
/// <param name="Value">The score; NaN where the method has none.</param>
/// <param name="Deviation">The standard deviation that it claims; only its ratio to others matters once it is calibrated.</param>
/// <param name="Stated">The forecast with the intervals of its own density; null for a method that has none.</param>
public readonly record struct RawForecast(double Value, double Deviation, Forecast? Stated = null)
{
    /// <summary>The logarithm of the density of a score; null for a method that has none.</summary>
    public Func<double, double>? LogDensity { get; init; }

    /// <summary>The forecast at each compute of <see cref="ScorePanel.Over"/>; empty for a method that tells none.</summary>
    public IReadOnlyList<Forecast> Curve { get; init; } = [];

    /// <summary>What models are worth beside their compute; null where nothing of that was learnt.</summary>
    public RecipeSpread? Spread { get; init; }
}
