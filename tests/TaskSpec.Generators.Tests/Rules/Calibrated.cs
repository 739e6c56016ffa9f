using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>Files of measured families, as <c>taskspec calibrate</c> writes them.</summary>
internal static class Calibrated
{
    public const string Name = "x.taskspec.json";

    public static MeasuredFamily Family(string id = "x", int models = 20) =>
        new(id, "exact_match", models, 1e18, 1e22)
        {
            Version = "1",
            Since = "2026-11-22",
            Results = ["scores.csv"],
        };

    public static MeasuredFamily With(string id, string other, double low, double value, double high) =>
        Family(id) with
        {
            Correlations = [new(other, new(value, low, high), 20)],
        };

    public static string File(params MeasuredFamily[] families) =>
        new EvidenceFile { Measured = families.ToEquatableArray() }.ToJson();
}
