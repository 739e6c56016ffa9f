using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Beliefs;

/// <summary>One task's scores in one recipe of one table, from which beliefs are learnt.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Task">The task.</param>
/// <param name="Family">The recipe.</param>
/// <param name="IsOfChoices">Whether guesses score.</param>
/// <param name="Shapes">The responses that are possible.</param>
/// <param name="Data">The scores.</param>
internal sealed record PriorCurve(
    string Table,
    string Task,
    string Family,
    bool IsOfChoices,
    IReadOnlyList<Response> Shapes,
    CurveData Data
)
{
    /// <summary>Fewer models make no ladder.</summary>
    public const int LeastModels = 5;

    private const double LeastDecades = 1.5;

    /// <summary>The responses of a score above a chance floor: that of K choices, and guess or know.</summary>
    public const int ChoiceShapes = 2;

    /// <summary>A table's curves that are ladders: of five models or more, over one and a half decades or more.</summary>
    public static IEnumerable<PriorCurve> Of(
        string table,
        IReadOnlyList<CurveSet> sets,
        IReadOnlyDictionary<string, double> floors
    ) =>
        from set in sets
        from family in set.Families
        let data = family.Value
        where data.Count >= LeastModels && data.LogFlop[^1] - data.LogFlop[0] >= LeastDecades
        let floor = floors.GetValueOrDefault(set.Task)
        select new PriorCurve(table, set.Task, family.Key, TaskResponse.Of(floor).IsOfChoices, ShapesOf(floor), data);

    /// <summary>What a floor leaves possible, as many for every score of a kind.</summary>
    public static IReadOnlyList<Response> ShapesOf(double floor)
    {
        var possible = TaskResponse.Possible(floor);
        return !possible[0].IsOfChoices ? [possible[0]]
            : possible.Count < ChoiceShapes ? [possible[0], possible[0]]
            : possible;
    }
}
