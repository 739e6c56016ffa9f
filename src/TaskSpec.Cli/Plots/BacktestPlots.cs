using System.Globalization;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Plots;

/// <summary>What a backtest forecast beside what came true, a plot a method.</summary>
internal static class BacktestPlots
{
    public static IEnumerable<Plot> Of(IReadOnlyList<TestedForecast> tested) =>
        MethodResult
            .Of(tested)
            .Select(method =>
                PredictedObserved.Of(
                    Plot.IdOf("backtest", method.Method),
                    $"{method.Method}: forecasts of hidden models",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Each point is a task of a model that was hidden. Mean absolute error {method.MeanAbsoluteError:0.000}; {100 * method.Coverage80:0} % of the scores are within the 80 % intervals."
                    ),
                    "score",
                    [
                        .. tested
                            .Where(one => one.Method == method.Method)
                            .Select(one => new PredictedPoint(
                                $"{one.Task} ({one.Target.Name})",
                                one.Forecast.Value,
                                one.Observed,
                                one.Forecast.Low80,
                                one.Forecast.High80
                            )),
                    ]
                )
            );
}
