namespace TaskSpec.Scaling.Forecasts;

/// <summary>How good the forecasts of a method were.</summary>
/// <param name="Method">The method.</param>
/// <param name="Forecasts">How many there were.</param>
/// <param name="MeanAbsoluteError">Mean of how far they were off, in score.</param>
/// <param name="MedianAbsoluteError">The median of it.</param>
/// <param name="Bias">Mean of forecast less truth.</param>
/// <param name="Skill">1 − its mean absolute error over that of persistence; above 0 it is better.</param>
/// <param name="Coverage80">The share of scores within the 80 % intervals.</param>
/// <param name="Coverage95">The share within the 95 % intervals.</param>
public sealed record MethodResult(
    string Method,
    int Forecasts,
    double MeanAbsoluteError,
    double MedianAbsoluteError,
    double Bias,
    double? Skill,
    double Coverage80,
    double Coverage95
)
{
    /// <summary>Mean log density of what came true, in nats; null for a method whose forecasts have none.</summary>
    public double? LogDensity { get; init; }

    /// <summary>By how much it is farther off than the method of <c>taskspec forecast</c>; null where that was not tried, and for that method.</summary>
    public PairedDifference? BeyondForecast { get; init; }

    /// <summary>The results of some methods, in the order in which they were tried.</summary>
    public static IReadOnlyList<MethodResult> Of(IReadOnlyList<TestedForecast> tested)
    {
        var persistence = new Persistence().Name;
        var least = tested
            .Where(forecast => forecast.Method == persistence)
            .Select(forecast => Math.Abs(forecast.Error))
            .DefaultIfEmpty(double.NaN)
            .Average();
        var usual = tested.Where(forecast => forecast.Method == ForecastMethod.Title).ToArray();
        return
        [
            .. tested
                .GroupBy(forecast => forecast.Method)
                .Select(group =>
                    Of([.. group], least) with
                    {
                        BeyondForecast =
                            usual.Length > 0 && group.Key != ForecastMethod.Title ? PairedDifference.Of(group, usual) : null,
                    }
                ),
        ];
    }

    private static MethodResult Of(TestedForecast[] tested, double persistence)
    {
        var off = tested.Select(forecast => Math.Abs(forecast.Error)).Order().ToArray();
        var skill = 1 - off.Average() / persistence;
        return new(
            tested[0].Method,
            tested.Length,
            off.Average(),
            (off[(off.Length - 1) / 2] + off[off.Length / 2]) / 2,
            tested.Average(forecast => forecast.Error),
            double.IsFinite(skill) ? skill : null,
            tested.Average(one => one.Observed >= one.Forecast.Low80 && one.Observed <= one.Forecast.High80 ? 1.0 : 0),
            tested.Average(one => one.Observed >= one.Forecast.Low95 && one.Observed <= one.Forecast.High95 ? 1.0 : 0)
        )
        {
            LogDensity = tested.All(one => one.LogDensity is not null) ? tested.Average(one => one.LogDensity) : null,
        };
    }
}
