namespace TaskSpec.Scaling.Signal;

/// <summary>The recipes of a small scale on a task, with what they came to at the large one.</summary>
/// <param name="Task">The task.</param>
/// <param name="Recipes">Those that both scales have, with their scores at each.</param>
/// <param name="Noise">The standard error of a score at the small scale, its degrees of freedom, and from where it is known; or null.</param>
internal sealed record RecipeComparison(
    string Task,
    (string Recipe, double Small, double Large)[] Recipes,
    (double Error, double Freedom, NoiseSource Source)? Noise
)
{
    /// <summary>The decisions between the recipes of a scale on every task.</summary>
    public static IEnumerable<Decision> Decide(SignalScale scale, SignalScale target, IReadOnlyList<TaskSignal> tasks)
    {
        RecipeComparison[] compared = [.. tasks.Select(task => Of(scale, target, task)).Where(one => one.Recipes.Length > 1)];
        var prior = new SignalPrior([.. compared.Select(one => one.Spread).OfType<SpreadRatio>()]);
        return compared.SelectMany(one => one.Decide(scale.Flop, prior));
    }

    private SpreadRatio? Spread =>
        Noise is { } noise && SquareSum.AboutMean([.. Recipes.Select(one => one.Small)]) is var sum
            ? new(sum.Squares / sum.Freedom / (noise.Error * noise.Error), sum.Freedom, noise.Freedom)
            : null;

    private IEnumerable<Decision> Decide(double flop, SignalPrior prior)
    {
        foreach (var (i, first) in Recipes.Index())
        foreach (var second in Recipes.Skip(i + 1))
        {
            double small = first.Small - second.Small,
                large = first.Large - second.Large;
            // Where neither is the better, nothing was to be found out.
            if (large == 0)
                continue;
            yield return new(
                Task,
                flop,
                first.Recipe,
                second.Recipe,
                    // Equal scores leave the choice to a coin, whatever the noise.
                    small == 0
                        ? .5
                    : Noise is { } noise && Spread is { } spread ? prior.Agreement(spread, small / noise.Error)
                    : null,
                small == 0 ? .5
                    : small > 0 == large > 0 ? 1
                    : 0,
                Noise?.Source
            );
        }
    }

    private static RecipeComparison Of(SignalScale scale, SignalScale target, TaskSignal task)
    {
        var large = target
            .On(task.Task)
            .ToDictionary(one => one.Recipe, one => one.Ends.Average(end => end.Mean), StringComparer.Ordinal);
        (string Recipe, RunEnd[] Ends)[] small =
        [
            .. scale.On(task.Task).Where(one => large.ContainsKey(one.Recipe)).OrderBy(one => one.Recipe, StringComparer.Ordinal),
        ];
        return new(
            task.Task,
            [.. small.Select(one => (one.Recipe, one.Ends.Average(end => end.Mean), large[one.Recipe]))],
            small.Length < 2 ? null : NoiseOf(ScaleSignal.Of(scale, task.Task)!, task, small)
        );
    }

    private static (double, double, NoiseSource)? NoiseOf(
        ScaleSignal at,
        TaskSignal task,
        (string Recipe, RunEnd[] Ends)[] recipes
    ) =>
        task.Seeds is { Value: > 0 } seeds
            ? (seeds.Value / Math.Sqrt(recipes.Average(one => one.Ends.Length)), seeds.Freedom, NoiseSource.Seeds)
        : at.Checkpoints is { Value: > 0 } noise
            ? (
                noise.Value / Math.Sqrt(recipes.Average(one => one.Ends.Sum(end => end.Count))),
                noise.Freedom,
                NoiseSource.Checkpoints
            )
        : at.SamplingError is > 0 and var sampling ? (sampling, SpreadRatio.Known, NoiseSource.Samples)
        : null;
}
