using System.Globalization;

namespace TaskSpec.Tables;

/// <summary>Refuses rows of one metric in one task that do not say the same of its range and direction.</summary>
/// <remarks>A row that says nothing beside one that does is refused too: whoever put them together knows whether it holds for both.</remarks>
internal sealed class OneScale<TRow>(Func<TRow, (string Task, string Metric, MetricScale? Scale)> of)
{
    private readonly Dictionary<(string Task, string Metric), (MetricScale? Scale, RowPlaces Places, long Number)> known = [];

    /// <exception cref="TableException">An earlier row says otherwise.</exception>
    public void Add(in ReadRow<TRow> read)
    {
        var (task, metric, scale) = of(read.Row);
        if (!known.TryGetValue((task, metric), out var first))
            known.Add((task, metric), (scale, read.Places, read.Number));
        else if (first.Scale != scale)
            throw new TableException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{read.Place}: of {metric} in {task}, {scale ?? MetricScale.Unknown}, but {Where(first, read)}: {first.Scale ?? MetricScale.Unknown}; give all rows of a metric in a task the same worst, best and direction"
                )
            );
    }

    private static string Where((MetricScale? Scale, RowPlaces Places, long Number) first, in ReadRow<TRow> read) =>
        first.Places == read.Places
            ? string.Create(CultureInfo.InvariantCulture, $"{first.Places.Unit} {first.Number}")
            : first.Places.Of(first.Number);
}
