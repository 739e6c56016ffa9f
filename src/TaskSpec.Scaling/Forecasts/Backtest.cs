using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>What a backtest hides.</summary>
/// <param name="Largest">How many of the largest models of each ladder are forecast, each from the models below it.</param>
/// <param name="Gap">How many times less compute than the target a model must have to be seen; at least 1.</param>
/// <param name="ByFamily">Whether each recipe is a ladder of its own.</param>
public sealed record Holdout(int Largest, double Gap = 10, bool ByFamily = true)
{
    /// <summary>
    /// Whether a whole recipe is hidden at a time, and its largest models are forecast from the others: what is known of a maker who has shown nothing yet.
    /// Such ladders are of all families.
    /// </summary>
    public bool WholeFamily { get; init; }
}

/// <summary>A forecast beside what came true.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The model that was hidden.</param>
/// <param name="Task">The task.</param>
/// <param name="Observed">What came true.</param>
/// <param name="Forecast">What was said.</param>
public sealed record TestedForecast(string Method, PanelModel Target, string Task, double Observed, Forecast Forecast)
{
    /// <summary>How far it was off, in score.</summary>
    public double Error => Forecast.Value - Observed;

    /// <summary>The logarithm of the density that the method gave to what came true; null for a method that has none.</summary>
    public double? LogDensity { get; init; }

    /// <summary>What models are worth beside their compute, as those that were seen say; null where nothing of that was learnt.</summary>
    public RecipeSpread? Spread { get; init; }
}

/// <summary>Hides the largest models, and forecasts each from those with far less compute: a rolling origin.</summary>
public static class Backtest
{
    /// <summary>Fewer models than these make no ladder.</summary>
    public const int LeastModels = 5;

    /// <summary>The forecasts of some methods.</summary>
    /// <param name="panel">All models.</param>
    /// <param name="holdout">Which are hidden.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="ScalingException">No hidden model has enough models below it.</exception>
    public static IReadOnlyList<TestedForecast> Of(
        ScorePanel panel,
        Holdout holdout,
        IReadOnlyList<Forecaster> methods,
        CancellationToken stop = default
    )
    {
        var origins = Origins(panel, holdout);
        if (origins.Count == 0)
            throw new ScalingException(
                $"no hidden model has {LeastModels} models with at least {holdout.Gap:0.##} times less compute below it{Where(holdout)}; lower --gap{(holdout is { ByFamily: true, WholeFamily: false } ? ", or take all recipes as one ladder with --ladder all" : "")}"
            );
        return
        [
            .. origins
                .AsParallel()
                .AsOrdered()
                .WithCancellation(stop)
                // What methods keep of a panel goes with it.
                .Select(origin => (Seen: origin.Seen with { }, origin.Target))
                .SelectMany(origin =>
                    from method in methods
                    where method.Takes(panel) && method.Takes(origin.Seen)
                    from tested in Of(method, origin.Seen, origin.Target, holdout)
                    select tested
                ),
        ];
    }

    /// <summary>The targets, each with what is seen of the ladder below it.</summary>
    public static IReadOnlyList<(ScorePanel Seen, PanelModel Target)> Origins(ScorePanel panel, Holdout holdout) =>
        [
            .. from ladder in panel.Models.GroupBy(model => holdout.ByFamily || holdout.WholeFamily ? model.Family : "")
            orderby ladder.Key
            // Size before compute: a small model trained for long is no larger one.
            from target in ladder
                .OrderByDescending(model => model.Params ?? 0)
                .ThenByDescending(model => model.Flop)
                .Take(holdout.Largest)
            let others = holdout.WholeFamily ? panel.Models.Where(model => model.Family != ladder.Key) : ladder
            let seen = Below(panel with { Models = [.. others] }, target, holdout.Gap)
            where seen.Models.Count >= LeastModels
            select (seen, target),
        ];

    /// <summary>Where the models that a hidden one is forecast from are.</summary>
    public static string Where(Holdout holdout) =>
        holdout.WholeFamily ? " in other recipes"
        : holdout.ByFamily ? " in its recipe"
        : "";

    internal static ScorePanel Below(ScorePanel panel, PanelModel target, double gap) =>
        panel with
        {
            Models = [.. panel.Models.Where(model => model != target && model.Flop * gap <= target.Flop)],
        };

    private static IEnumerable<TestedForecast> Of(Forecaster method, ScorePanel seen, PanelModel target, Holdout holdout)
    {
        var calibration = method.HasDensity ? null : Calibration.Of(method, seen, holdout.Gap);
        foreach (var (task, raw) in method.Of(seen, target).Index())
        {
            if (!double.IsNaN(raw.Value) && !double.IsNaN(target.Scores[task]))
                yield return new(method.Name, target, seen.Tasks[task], target.Scores[task], raw.Stated ?? calibration!.Of(raw))
                {
                    LogDensity = raw.LogDensity?.Invoke(target.Scores[task]),
                    Spread = raw.Spread,
                };
        }
    }
}
