using System.Globalization;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>fit horizon</c> and <c>fit trend</c> tell programs.</summary>
internal static class FitHorizonJson
{
    public static string Of(HorizonResult result, CurveComparison? comparison) =>
        JsonDocument.Of(json =>
        {
            json.List("agents", result.Agents, Agent);
            Trends(json, result.Trends);
            if (comparison is not null)
                json.Object("comparison", comparison, Comparison);
        });

    /// <summary>The leading trend, and those of all quantiles.</summary>
    public static void Trends(JsonWriter json, IReadOnlyList<QuantileTrend> trends)
    {
        json.Object("trend", trends[0].Trend, Trend);
        json.List(
            "trends",
            trends,
            static (json, trend) =>
            {
                json.Number("quantile", trend.Success);
                Trend(json, trend.Trend);
                if (trend.Divergence is { } apart)
                    json.Object("doublingsAYearMore", apart, Interval);
            }
        );
    }

    private static void Trend(JsonWriter json, Trend trend)
    {
        json.NumberOrNull("doublingDays", trend.DoublingDays);
        json.NumberOrNull("low", trend.Low);
        json.NumberOrNull("high", trend.High);
        json.Number("n", trend.Agents.Count);
        json.Texts("agents", trend.Agents);
        json.Texts("warnings", trend.Warnings);
    }

    private static void Interval(JsonWriter json, Interval interval)
    {
        json.Number("value", interval.Value);
        json.Number("low", interval.Low);
        json.Number("high", interval.High);
    }

    private static void Agent(JsonWriter json, AgentHorizon agent)
    {
        json.Text("agent", agent.Agent.Name);
        json.NumberOrNull("slope", agent.Curve?.Slope);
        json.NumberOrNull("intercept", agent.Curve?.Intercept);
        json.NumberOrNull("shape", agent.Curve?.Shape);
        json.Object(
            "horizons",
            agent.Horizons,
            static (json, horizons) =>
            {
                foreach (var horizon in horizons)
                    json.Object(horizon.Success.ToString(CultureInfo.InvariantCulture), horizon, Horizon);
            }
        );
        json.NumberOrNull("logLikelihood", agent.LogLikelihood);
        json.Number("runs", agent.Runs);
        json.Texts("warnings", agent.Warnings);
    }

    private static void Horizon(JsonWriter json, HorizonEstimate horizon)
    {
        json.NumberOrNull("minutes", horizon.Minutes);
        json.NumberOrNull("low", horizon.Low);
        json.NumberOrNull("high", horizon.High);
    }

    private static void Comparison(JsonWriter json, CurveComparison comparison)
    {
        json.Number("agents", comparison.Agents);
        json.Number("tasks", comparison.Tasks);
        json.Number("runs", comparison.Runs);
        json.List("curves", comparison.Curves, Curve);
        json.Texts("warnings", comparison.Warnings);
    }

    private static void Curve(JsonWriter json, ComparedCurve curve)
    {
        json.Text("curve", curve.Name);
        json.Number("parameters", curve.Parameters);
        json.Number("logLikelihood", curve.LogLikelihood);
        json.Number("aic", curve.Aic);
        json.Number("heldOutFamilies", curve.NewFamilies.LogLikelihood);
        json.Number("heldOutCells", curve.NewPairs.LogLikelihood);
        json.Number("heldOutCellsTogether", curve.NewPairs.Together);
        json.Number("calibrationError", curve.NewFamilies.CalibrationError);
        json.List(
            "calibration",
            curve.NewFamilies.Bins,
            static (json, bin) =>
            {
                json.Number("predicted", bin.Predicted);
                json.Number("observed", bin.Observed);
                json.Number("runs", bin.Runs);
            }
        );
        json.NumberOrNull("slope", curve.Slope);
        json.NumberOrNull("shape", curve.Shape);
        json.NumberOrNull("taskSpread", curve.Effects?.Tasks.Value);
        json.Number("residualCorrelation", curve.Residuals.Agents);
        json.Number("residualFirstEigenvalue", curve.Residuals.FirstShare);
        json.Number("residualWithinFamily", curve.Residuals.WithinFamily);
        json.Number("residualAcrossFamilies", curve.Residuals.AcrossFamilies);
        if (curve.Effects is { } effects)
            json.Object("effects", effects, Effects);
    }

    private static void Effects(JsonWriter json, CurveEffects effects)
    {
        json.Object("slope", effects.Slope, Interval);
        if (effects.Shape is { } shape)
            json.Object("shape", shape, Interval);
        json.Object("tasks", effects.Tasks, Interval);
        if (effects.Families is { } families)
            json.Object("families", families, Interval);
        if (effects.Noise is { } noise)
            json.Object("noise", noise, Interval);
        json.Number("expectedCorrelation", effects.Expected.Agents);
        json.Number("expectedFirstEigenvalue", effects.Expected.FirstShare);
        json.Number("expectedWithinFamily", effects.Expected.WithinFamily);
        json.Number("expectedAcrossFamilies", effects.Expected.AcrossFamilies);
        if (effects.Gain is not { } gain)
            return;
        json.Object("gainRunByRun", gain.RunByRun, Interval);
        json.Object("gainTogether", gain.Together, Interval);
    }
}
