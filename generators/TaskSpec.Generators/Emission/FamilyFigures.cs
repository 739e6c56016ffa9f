using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Emission;

/// <summary>A number that stands as a constant in a family's class.</summary>
/// <param name="Type">Its type in C#.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="About">What it is.</param>
internal sealed record Figure(string Type, string Name, IFormattable Value, string About);

/// <summary>The numbers of a family that its class shows.</summary>
/// <remarks>All of them, known or not: code that reads one compiles while the attribute that tells it is being typed.</remarks>
internal static class FamilyFigures
{
    public static IEnumerable<Figure> Limits(Limits? limits) =>
        [
            new("int", "TimeSeconds", limits?.TimeSeconds ?? 0, "Wall-clock time in seconds."),
            new("int", "WorkingSeconds", limits?.WorkingSeconds ?? 0, "Time in seconds without waiting for the model's service."),
            new("long", "Tokens", limits?.Tokens ?? 0, "Tokens, input and output together."),
            new("int", "Messages", limits?.Messages ?? 0, "Messages in the conversation."),
            new("int", "Turns", limits?.Turns ?? 0, "Turns of the model."),
            new("int", "ToolSeconds", limits?.ToolSeconds ?? 0, "Time of one tool call in seconds."),
            new("double", "CostUsd", limits?.CostUsd ?? 0, "Cost in US dollars."),
        ];

    public static IEnumerable<Figure> Forecast(ForecastSummary? forecast) =>
        [
            Of(
                "Error",
                forecast?.Error,
                "Root mean square error of a forecast of the headline score that uses all that is recorded."
            ),
            Of("Low", forecast?.Low, "The 10th percentile of the error over how hard the family turns out."),
            Of("High", forecast?.High, "The 90th percentile."),
            Of("Floor", forecast?.Floor, "The error that is left even if the ladder's scores were known exactly."),
            Of("Excess", forecast?.Excess, "What measuring adds: the root of error squared less floor squared."),
            Of("EffectiveTasks", forecast?.EffectiveTasks, "How many independent items the items are worth."),
            Of("EffectiveLength", forecast?.EffectiveLength, "How many independent outcomes one output is worth."),
        ];

    public static IEnumerable<Figure> Overlap(OverlapPair pair) =>
        [
            Of("Jaccard", pair.Jaccard, "Shared over united surprisal, from 0 to 1."),
            Of("Phi", pair.Phi, "Correlation of the two outcomes where each succeeds half of the time."),
        ];

    private static Figure Of(string name, double? value, string about) => new("double", name, value ?? double.NaN, about);
}
