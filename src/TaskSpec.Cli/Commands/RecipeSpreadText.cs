using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>What models are worth beside their compute, in words and in JSON.</summary>
internal static class RecipeSpreadText
{
    public static string? Of(RecipeSpread? spread) =>
        spread is null
            ? null
            : $"Of one compute, recipes differ by {Figure.Factor(spread.Between)} decades of compute (standard deviation, {Figure.Of(spread.Families, "recipe")}), and models of one recipe by {Figure.Factor(spread.Within)} ({Figure.Of(spread.Models, "model")})";

    public static void Write(JsonWriter json, RecipeSpread? spread)
    {
        if (spread is not null)
            json.Object(
                "effectiveCompute",
                spread,
                static (json, spread) =>
                {
                    json.Number("betweenFamilies", spread.Between);
                    json.Number("withinFamily", spread.Within);
                    json.Number("families", spread.Families);
                    json.Number("models", spread.Models);
                }
            );
    }
}
