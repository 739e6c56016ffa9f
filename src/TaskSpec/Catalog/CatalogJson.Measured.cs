using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

public static partial class CatalogJson
{
    /// <summary>What results said of one family, as it stands in a catalog and in a calibration.</summary>
    internal static MeasuredFamily Map(Fields fields, MeasuredFamily? x) =>
        new(
            fields.Required("family", fields.Text("family", x?.Family)),
            fields.Required("metric", fields.Text("metric", x?.Metric)),
            fields.Required("models", fields.Count("models", x?.Models)),
            fields.Required("fromFlop", fields.Number("fromFlop", x?.FromFlop)),
            fields.Required("toFlop", fields.Number("toFlop", x?.ToFlop))
        )
        {
            Version = fields.Text("version", x?.Version),
            Fingerprint = fields.Texts("fingerprint", x?.Fingerprint ?? []),
            Results = fields.Texts("results", x?.Results ?? []),
            Since = fields.Text("since", x?.Since),
            AboveFloor = fields.Count("aboveFloor", x?.AboveFloor),
            AtCeiling = fields.Count("atCeiling", x?.AtCeiling),
            Difficulty = fields.Object<MeasuredDifficulty>("difficulty", x?.Difficulty, Map),
            Misfit = fields.Object<Estimate>("misfit", x?.Misfit, Map),
            MisfitDecades = fields.Number("misfitDecades", x?.MisfitDecades),
            Jump = fields.Object<Estimate>("jump", x?.Jump, Map),
            SpreadDecades = fields.Object<Estimate>("spreadDecades", x?.SpreadDecades, Map),
            ItemCorrelation = fields.Object<Estimate>("itemCorrelation", x?.ItemCorrelation, Map),
            Links = fields.List<MeasuredLink>("links", x?.Links ?? [], Map),
            Correlations = fields.List<MeasuredCorrelation>("correlations", x?.Correlations ?? [], Map),
            Outcomes = fields.List<ForecastOutcome>("outcomes", x?.Outcomes ?? [], Map),
        };

    internal static Estimate Map(Fields fields, Estimate? x) =>
        new(
            fields.Required("value", fields.Number("value", x?.Value)),
            fields.Required("low", fields.Number("low", x?.Low)),
            fields.Required("high", fields.Number("high", x?.High))
        );

    private static MeasuredDifficulty Map(Fields fields, MeasuredDifficulty? x) =>
        new(
            fields.Required("halfAtFlop", fields.Number("halfAtFlop", x?.HalfAtFlop)),
            fields.Required("decades", fields.Number("decades", x?.Decades)),
            fields.Required("exponent", fields.Number("exponent", x?.Exponent)),
            fields.Required("exponentDeviation", fields.Number("exponentDeviation", x?.ExponentDeviation)),
            fields.Required("correlation", fields.Number("correlation", x?.Correlation))
        );

    private static MeasuredLink Map(Fields fields, MeasuredLink? x) =>
        new(
            fields.Required("metric", fields.Text("metric", x?.Metric)),
            fields.Required("misfit", fields.Object<Estimate>("misfit", x?.Misfit, Map)),
            fields.Required("models", fields.Count("models", x?.Models))
        );

    private static MeasuredCorrelation Map(Fields fields, MeasuredCorrelation? x) =>
        new(
            fields.Required("with", fields.Text("with", x?.With)),
            fields.Required("phi", fields.Object<Estimate>("phi", x?.Phi, Map)),
            fields.Required("models", fields.Count("models", x?.Models))
        );

    private static ForecastOutcome Map(Fields fields, ForecastOutcome? x) =>
        new(
            fields.Required("metric", fields.Text("metric", x?.Metric)),
            fields.Required("forecast", fields.Object<Estimate>("forecast", x?.Forecast, Map)),
            fields.Required("registered", fields.Text("registered", x?.Registered)),
            fields.Required("targetFlop", fields.Number("targetFlop", x?.TargetFlop)),
            fields.Required("model", fields.Text("model", x?.Model)),
            fields.Required("observed", fields.Number("observed", x?.Observed)),
            fields.Required("standardError", fields.Number("standardError", x?.StandardError))
        );

    internal static RegisteredForecast Map(Fields fields, RegisteredForecast? x) =>
        new(
            fields.Required("task", fields.Text("task", x?.Task)),
            fields.Required("metric", fields.Text("metric", x?.Metric)),
            fields.Required("forecast", fields.Object<Estimate>("forecast", x?.Forecast, Map)),
            fields.Required("targetFlop", fields.Number("targetFlop", x?.TargetFlop)),
            fields.Required("registered", fields.Text("registered", x?.Registered))
        )
        {
            Via = fields.Text("via", x?.Via),
            TargetParams = fields.Number("targetParams", x?.TargetParams),
            TargetTokens = fields.Number("targetTokens", x?.TargetTokens),
            Results = fields.Texts("results", x?.Results ?? []),
        };
}
