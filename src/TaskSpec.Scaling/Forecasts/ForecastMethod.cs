namespace TaskSpec.Scaling.Forecasts;

/// <summary>What <c>taskspec forecast</c> says: hierarchical curves over compute, and over what stands for the tasks too where something does.</summary>
public sealed class ForecastMethod : Forecaster
{
    /// <summary>What it is called.</summary>
    public const string Title = "forecast";

    private static readonly HierarchicalCurves alone = new(CurveAxis.Compute);
    private static readonly HierarchicalCurves joint = new(CurveAxis.ForecastSurrogate);

    /// <inheritdoc/>
    public override string Name => Title;

    /// <inheritdoc/>
    public override bool HasDensity => true;

    /// <inheritdoc/>
    public override IReadOnlyList<RawForecast> Of(ScorePanel seen, PanelModel target) =>
        (seen.HasSurrogates ? joint : alone).Of(seen, target);
}
