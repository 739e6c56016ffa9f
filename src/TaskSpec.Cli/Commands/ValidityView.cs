using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>How what <c>validity</c> found is looked at: before and after calibration, by metric type, and beside what is known of tasks alone.</summary>
internal static class ValidityView
{
    public static readonly (string Name, Func<HiddenScore, HiddenForecast> Forecast)[] Stages =
    [
        ("before", one => one.Before),
        ("after", one => one.After),
    ];

    public static Func<HiddenScore, HiddenForecast> Before => Stages[0].Forecast;

    public static Func<HiddenScore, HiddenForecast> After => Stages[1].Forecast;

    public static IEnumerable<IGrouping<string, HiddenScore>> Types(
        ValidityReport report,
        IReadOnlyDictionary<string, KnownOfTasks> known
    ) =>
        report
            .Hidden.GroupBy(one => known[one.Task].Type, StringComparer.Ordinal)
            .OrderBy(type => type.Key, StringComparer.Ordinal);

    public static IEnumerable<(string By, Func<string, double> Of)> Known(IReadOnlyDictionary<string, KnownOfTasks> known)
    {
        // A type has no order of its own: that in which free answers are the hardest to forecast is the one that helps it most.
        var types = known.Values.Select(one => one.Type).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (types.Length > 1)
            yield return ("metric type alone", task => -Array.IndexOf(types, known[task].Type));
        yield return ("range above the floor alone", task => 1 - known[task].Floor);
        yield return ("sampling noise alone", task => 1 / Math.Sqrt(known[task].Items));
    }
}
