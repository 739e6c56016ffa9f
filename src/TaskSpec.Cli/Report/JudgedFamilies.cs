using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Runners;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Report;

/// <summary>All families of a catalog with their results, those of the largest excess first.</summary>
internal static class JudgedFamilies
{
    // A curve this smooth needs no more, and a page of a thousand of them stays small.
    private const int CurvePoints = 25;

    public static IReadOnlyList<JudgedFamily> Of(ReportInput input, CancellationToken stop)
    {
        if (input.Catalog is not { } catalog)
            return [];
        var own = input.Scores is { } scores
            ? OwnForecasts.Of(catalog.Context, scores, input.Floors, stop)
            : new Dictionary<string, OwnForecast>();
        var registered = RegisteredForecasts
            .Score(input.Registered, input.Scores?.OfFamilies.SelectMany(rows => rows) ?? [])
            .ToLookup(one => (one.Forecast.Task, one.Forecast.Metric));
        return
        [
            .. catalog
                .Families.Index()
                .AsParallel()
                .AsOrdered()
                .WithCancellation(stop)
                .Select(one => Of(one.Index, one.Item, catalog.Context, own, registered)),
        ];
    }

    private static JudgedFamily Of(
        int index,
        Assessment one,
        CatalogContext context,
        IReadOnlyDictionary<string, OwnForecast> all,
        ILookup<(string, string), (RegisteredForecast Forecast, ForecastOutcome? Outcome)> registered
    )
    {
        var believed = one.Forecast is null ? null : ResponseCurve.Of(context, one.Family, CurvePoints);
        var own = all.GetValueOrDefault(one.Family.Id);
        var kept = (one.Family.Measured?.Outcomes ?? []).Select(outcome =>
            (
                new RegisteredForecast(one.Family.Id, outcome.Metric, outcome.Forecast, outcome.TargetFlop, outcome.Registered),
                (ForecastOutcome?)outcome
            )
        );
        return new(index, one)
        {
            Believed = believed,
            Own = own,
            Left = believed is not null && own is not null ? Departure.Of(own.Rows, believed) : null,
            Registered = one.Family.Headline is { } headline
                ?
                [
                    // What a calibration kept is the same forecast as in the file that it was kept from; what came since is known there.
                    .. registered[(one.Family.Id, headline.ResultName())]
                        .Concat(kept)
                        .GroupBy(pair => (pair.Item1.Metric, pair.Item1.Registered, pair.Item1.TargetFlop))
                        .SelectMany(Known)
                        .OrderBy(pair => pair.Forecast.TargetFlop)
                        .ThenBy(pair => pair.Forecast.Registered, StringComparer.Ordinal),
                ]
                : [],
        };
    }

    private static IEnumerable<(RegisteredForecast Forecast, ForecastOutcome? Outcome)> Known(
        IEnumerable<(RegisteredForecast Forecast, ForecastOutcome? Outcome)> same
    )
    {
        (RegisteredForecast Forecast, ForecastOutcome? Outcome)[] all = [.. same];
        var came = all.Where(pair => pair.Outcome is not null).DistinctBy(pair => pair.Outcome!.Model).ToArray();
        return came.Length > 0 ? came : all.Take(1);
    }
}
