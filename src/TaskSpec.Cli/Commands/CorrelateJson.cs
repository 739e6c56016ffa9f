using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Cli.Commands;

/// <summary>A report on correlations as JSON.</summary>
internal static class CorrelateJson
{
    /// <summary>How many pairs there are at most by default: those of 447 series.</summary>
    public const int Pairs = 100_000;

    public static string Of(CorrelationReport report) =>
        JsonDocument.Of(json =>
        {
            json.List("pairs", report.Pairs, Pair);
            json.NumberOrNull("mean", report.Mean);
            json.NumberOrNull("withinFamily", report.WithinFamily);
            json.NumberOrNull("acrossFamilies", report.AcrossFamilies);
            json.Number("series", report.Names.Count);
            Numbers(json, "eigenvalueShares", report.Spectrum?.Shares ?? []);
            json.NumberOrNull("completeRows", report.Spectrum?.Rows);
            json.NumberOrNull("factors", report.Factors);
            json.NumberOrNull("participationRatio", report.Spectrum?.ParticipationRatio);
            json.NumberOrNull("entropyDimension", report.Spectrum?.EntropyDimension);
            json.NumberOrNull("effectiveNumber", report.EffectiveNumber);
            json.List(
                "blocks",
                report.Blocks,
                (json, block) =>
                {
                    json.Text("name", block.Name);
                    json.Texts("members", block.Members.Select(i => report.Names[i]));
                    json.NumberOrNull("mean", double.IsFinite(block.Mean) ? block.Mean : null);
                }
            );
            json.Texts("warnings", report.Warnings);
        });

    public static void Numbers(JsonWriter json, string name, IEnumerable<double> values)
    {
        json.Open('[', name);
        foreach (var value in values)
            json.Number(null, value);
        json.Close(']');
    }

    private static void Pair(JsonWriter json, Correlation pair)
    {
        json.Text("a", pair.A);
        json.Text("b", pair.B);
        json.Number("r", pair.R);
        json.NumberOrNull("low", pair.Interval?.Low);
        json.NumberOrNull("high", pair.Interval?.High);
        json.Number("n", pair.N);
        json.NumberOrNull("ceiling", pair.Ceiling);
        json.NumberOrNull("corrected", pair.Corrected);
    }
}
