using TaskSpec.Assessments;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;

namespace TaskSpec.Cli.Commands;

/// <summary>The JSON of <c>check</c>. Scripts rely on its names.</summary>
internal static class CheckJson
{
    public static string Of(
        IReadOnlyList<LocatedFinding> findings,
        IEnumerable<Assessment> assessments,
        IReadOnlyList<string> keys,
        IEnumerable<CheckGroup> groups
    ) =>
        JsonDocument.Of(json =>
        {
            json.List("findings", findings, Write);
            json.List("families", assessments, Write);
            if (keys.Count > 0)
                CheckGroups.Json(json, keys, groups);
        });

    private static void Write(JsonWriter json, LocatedFinding finding)
    {
        json.Text("id", finding.Id);
        json.Text("severity", SeverityName.Of(finding.Severity));
        json.Text("message", finding.Message);
        json.TextOrNull("family", finding.Family);
        json.TextOrNull("file", finding.File);
        json.NumberOrNull("line", finding.Line);
        json.TextOrNull("cause", finding.Cause);
        json.TextOrNull("remedy", finding.Remedy);
    }

    private static void Write(JsonWriter json, Assessment assessment)
    {
        json.Text("id", assessment.Family.Id);
        Figures(json, assessment);
        json.TextOrNull("cause", assessment.Cause);
        json.TextOrNull("remedy", assessment.Remedy);
        json.Texts("assumptions", assessment.Assumptions);
    }

    /// <summary>A family's figures; null where it has no headline metric.</summary>
    public static void Figures(JsonWriter json, Assessment assessment)
    {
        var forecast = assessment.Forecast;
        json.Number("tasks", assessment.Items);
        json.Number("effectiveTasks", assessment.EffectiveItems);
        json.NumberOrNull("forecastError", forecast?.Error);
        json.NumberOrNull("errorLow", forecast?.Low);
        json.NumberOrNull("errorHigh", forecast?.High);
        json.NumberOrNull("floor", forecast?.Floor);
        json.NumberOrNull("excess", forecast?.Excess);
        json.NumberOrNull("penalty", forecast is null ? null : assessment.Penalty);
        json.Number("limit", assessment.Limit);
        json.NumberOrNull("range", forecast is null ? null : assessment.Range);
    }
}
