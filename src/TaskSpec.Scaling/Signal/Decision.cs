namespace TaskSpec.Scaling.Signal;

/// <summary>Two recipes on a task, at a small and at the large scale.</summary>
/// <param name="Task">The task.</param>
/// <param name="Flop">The compute of the small scale.</param>
/// <param name="First">A recipe.</param>
/// <param name="Second">Another.</param>
/// <param name="Predicted">The chance that noise leaves the better one the better; null where the noise is unknown and there is no tie.</param>
/// <param name="Observed">1 where the better one at small scale is the better at large scale, 0 where not, a half where the small scale has a tie.</param>
/// <param name="Source">From where the noise is known; null where it is not.</param>
public sealed record Decision(
    string Task,
    double Flop,
    string First,
    string Second,
    double? Predicted,
    double Observed,
    NoiseSource? Source
);

/// <summary>How often the better recipe at small scale is the better at large scale.</summary>
/// <param name="Count">Decisions: pairs of recipes, on tasks, at small scales.</param>
/// <param name="Predicted">The share that signal and noise of the small scale let expect; null where the noise of any is unknown.</param>
/// <param name="Observed">The share that was right; null where there are none.</param>
/// <param name="Low">The lower end of its 95 % interval over tasks; null where there are fewer than five.</param>
/// <param name="High">The upper end.</param>
public sealed record DecisionShare(int Count, double? Predicted, double? Observed, double? Low, double? High)
{
    internal const int LeastTasks = 5;
    private const int Draws = 2000;

    /// <summary>The share of some decisions.</summary>
    public static DecisionShare Of(IReadOnlyCollection<Decision> decisions)
    {
        if (decisions.Count == 0)
            return new(0, null, null, null, null);
        (double Sum, int Count)[] tasks =
        [
            .. decisions
                .GroupBy(decision => decision.Task, StringComparer.Ordinal)
                .OrderBy(task => task.Key, StringComparer.Ordinal)
                .Select(task => (task.Sum(decision => decision.Observed), task.Count())),
        ];
        var interval = tasks.Length < LeastTasks ? null : Interval(tasks);
        return new(
            decisions.Count,
            decisions.All(decision => decision.Predicted is not null) ? decisions.Average(decision => decision.Predicted) : null,
            decisions.Average(decision => decision.Observed),
            interval?.Low,
            interval?.High
        );
    }

    // Recipes and scales of a task share its items, so that whole tasks are drawn.
    private static (double Low, double High)? Interval((double Sum, int Count)[] tasks)
    {
        var random = new Random(1);
        var shares = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            double sum = 0,
                count = 0;
            for (var i = 0; i < tasks.Length; i++)
            {
                var task = tasks[random.Next(tasks.Length)];
                (sum, count) = (sum + task.Sum, count + task.Count);
            }

            shares[draw] = sum / count;
        }

        Array.Sort(shares);
        return (shares[(int)(.025 * Draws)], shares[(int)(.975 * Draws)]);
    }
}
