using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Emission;

/// <summary>A number that stands as a constant in a family's class.</summary>
/// <param name="Type">Its type in C#.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; unknown ones are not written.</param>
/// <param name="About">What it is.</param>
internal sealed record Figure(string Type, string Name, IFormattable? Value, string About);

/// <summary>The numbers of a family that its class shows.</summary>
internal static class FamilyFigures
{
    public static IEnumerable<Figure> Limits(Limits? limits) =>
        limits is null
            ? []
            :
            [
                new("int", "TimeSeconds", limits.TimeSeconds, "Wall-clock time in seconds."),
                new("int", "WorkingSeconds", limits.WorkingSeconds, "Time in seconds without waiting for the model's service."),
                new("long", "Tokens", limits.Tokens, "Tokens, input and output together."),
                new("int", "Messages", limits.Messages, "Messages in the conversation."),
                new("int", "Turns", limits.Turns, "Turns of the model."),
                new("int", "ToolSeconds", limits.ToolSeconds, "Time of one tool call in seconds."),
                new("double", "CostUsd", limits.CostUsd, "Cost in US dollars."),
            ];

    public static IEnumerable<Figure> Forecast(ForecastSummary? forecast) =>
        forecast is null
            ? []
            :
            [
                new("double", "Error", forecast.Error, "Root mean square error of the best forecast of the headline score."),
                new("double", "Low", forecast.Low, "The 10th percentile of the error over how hard the family turns out."),
                new("double", "High", forecast.High, "The 90th percentile."),
                new("double", "Floor", forecast.Floor, "The error that no choice of the author could lower."),
                new("double", "Excess", forecast.Excess, "What the author's choices add."),
                new("double", "EffectiveTasks", forecast.EffectiveTasks, "How many independent items the items are worth."),
                new("double", "EffectiveLength", forecast.EffectiveLength, "How many independent outcomes one output is worth."),
            ];

    public static IEnumerable<Figure> Overlap(OverlapPair pair) =>
        [
            new("double", "Jaccard", pair.Jaccard, "Shared over united surprisal, from 0 to 1."),
            new("double", "Phi", pair.Phi, "Correlation of the two outcomes where each succeeds half of the time."),
        ];
}
