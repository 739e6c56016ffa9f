using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Runners;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Report;

/// <summary>The forecasts of a catalog's families from their results: for each headline and target all tasks together.</summary>
internal static class OwnForecasts
{
    private const int Places = 12;
    private const double Beyond = .25;

    // Of a model that can do nothing.
    private const double Hopeless = 20;

    /// <summary>What chance scores by what families declare, for those whose headline says it.</summary>
    public static IEnumerable<(string Task, double Floor)> Floors(Catalog catalog) =>
        CalibratedFamily
            .Of(catalog)
            .DistinctBy(family => family.Id)
            .Select(family => (family.Id, Math.Round(Math.Max(0, family.Response.At(Hopeless).Mean), 6)))
            .Where(pair => pair.Item2 < 1);

    /// <summary>One for each family that has scores.</summary>
    public static IReadOnlyDictionary<string, OwnForecast> Of(
        CatalogContext context,
        ScoresOfReport scores,
        IReadOnlyDictionary<string, double> floors,
        CancellationToken stop
    ) =>
        (
            from family in context.Catalog.Families.DistinctBy(family => family.Id)
            where family.Headline is not null && scores.OfFamilies.Contains(family.Id)
            group family by (Metric: family.Headline!.ResultName(), context.PlanOf(family).TargetFlop) into asked
            from one in Of(asked.Key.Metric, asked.Key.TargetFlop, [.. asked], scores, floors, stop)
            select one
        ).ToDictionary(pair => pair.Family, pair => pair.Forecast, StringComparer.Ordinal);

    private static IEnumerable<(string Family, OwnForecast Forecast)> Of(
        string metric,
        double target,
        Family[] families,
        ScoresOfReport scores,
        IReadOnlyDictionary<string, double> floors,
        CancellationToken stop
    )
    {
        stop.ThrowIfCancellationRequested();
        ScoreRow[] rows = [.. scores.ByMetric[metric]];
        double[] over = [.. PlacesOf(rows, target)];
        var forecasts = new Dictionary<string, TaskForecast>(StringComparer.Ordinal);
        string? problem = null;
        try
        {
            var question = new ForecastQuestion(metric, null, new(target, null, null)) { Floors = floors, Over = over };
            foreach (var forecast in HierarchicalForecasts.Of(rows, question))
                forecasts.Add(forecast.Task, forecast);
        }
        catch (ScalingException error)
        {
            problem = error.Message;
        }

        foreach (var family in families)
        {
            var found = forecasts.GetValueOrDefault(family.Id);
            yield return (
                family.Id,
                new(metric, target, [.. scores.OfFamilies[family.Id]])
                {
                    Predicted = found?.Predicted,
                    Curve = found is { Curve.Count: > 0 } ? [.. over.Zip(found.Curve)] : [],
                    Problem =
                        found is null ? problem
                        : found.Predicted is null ? found.Warnings[0]
                        : null,
                    Warnings = found is { Predicted: not null } ? found.Warnings : [],
                }
            );
        }
    }

    private static IEnumerable<double> PlacesOf(ScoreRow[] rows, double target)
    {
        double[] known = [.. rows.Where(row => row.Flop > 0).Select(row => Math.Log10(row.Flop!.Value))];
        if (known.Length == 0)
            return [];
        double low = known.Min() - Beyond,
            high = Math.Max(known.Max(), Math.Log10(target)) + Beyond;
        return Enumerable
            .Range(0, Places)
            .Select(i => Math.Pow(10, low + (high - low) * i / (Places - 1)))
            .Append(target)
            .Order();
    }
}
