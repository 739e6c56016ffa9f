using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>Figures as a catalog keeps them: six decimals, so that platforms whose last digits differ write the same bytes.</summary>
internal static class Rounded
{
    /// <summary>A figure to six decimals.</summary>
    public static double Of(double value) => Math.Round(value, 6, MidpointRounding.AwayFromZero);

    /// <summary>A curve's sharpness.</summary>
    public static Sharpness Of(Sharpness sharpness) => new(Of(sharpness.Decades), Of(sharpness.Deviation));

    /// <summary>A forecast's figures.</summary>
    public static ForecastSummary Of(Forecast error, Forecast floor, Coupling coupling, double effectiveLength) =>
        new(
            Of(error.Error),
            Of(error.Low),
            Of(error.High),
            Of(floor.Error),
            Of(error.ExcessOver(floor)),
            Of(coupling.Effective),
            Of(effectiveLength)
        );
}
