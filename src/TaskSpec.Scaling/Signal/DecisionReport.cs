using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Scaling.Signal;

/// <summary>Decisions between recipes at small scales, held against the largest scale at which recipes can be compared.</summary>
/// <param name="TargetFlop">The compute of that scale; null where there is none.</param>
/// <param name="All">Every decision.</param>
/// <param name="Warnings">What is missing.</param>
public sealed record DecisionReport(double? TargetFlop, IReadOnlyList<Decision> All, IReadOnlyList<string> Warnings)
{
    /// <summary>Over all of them.</summary>
    public DecisionShare Total { get; } = DecisionShare.Of(All);

    /// <summary>From where their noise is known.</summary>
    public IReadOnlyList<NoiseSource> Sources { get; } =
    [.. All.Select(decision => decision.Source).OfType<NoiseSource>().Distinct().Order()];

    /// <summary>At each small scale, the smallest first.</summary>
    public IEnumerable<(double Flop, DecisionShare Share)> Scales =>
        All.GroupBy(decision => decision.Flop)
            .OrderBy(scale => scale.Key)
            .Select(scale => (scale.Key, DecisionShare.Of([.. scale])));

    /// <summary>Those of a task.</summary>
    public DecisionShare Of(string task) => DecisionShare.Of([.. All.Where(decision => decision.Task == task)]);

    /// <summary>
    /// Whether tasks of which more decisions are predicted to be right have more that are: Spearman's correlation over tasks. Null where there
    /// are too few for an interval, or they are all alike.
    /// </summary>
    public PairStatistic? AcrossTasks()
    {
        (double Predicted, double Observed)[] tasks =
        [
            .. All.GroupBy(decision => decision.Task, StringComparer.Ordinal)
                .Where(task => task.All(decision => decision.Predicted is not null))
                .Select(task => (task.Average(one => one.Predicted!.Value), task.Average(one => one.Observed))),
        ];
        if (tasks.Length < DecisionShare.LeastTasks)
            return null;
        var r = MathNet.Numerics.Statistics.Correlation.Spearman(
            tasks.Select(task => task.Predicted),
            tasks.Select(task => task.Observed)
        );
        return double.IsFinite(r) ? new(0, 1, r, tasks.Length) : null;
    }

    internal static DecisionReport Of(IReadOnlyList<TaskSignal> tasks, IReadOnlyList<SignalScale> alike, double gap)
    {
        // The small scales may count their compute otherwise in the last digits.
        const double rounding = 1.0001;
        if (alike.FirstOrDefault(scale => scale.Compares) is not { } target)
            return new(null, [], ["no decisions: no two recipes have equal params and tokens anywhere"]);
        var report = new DecisionReport(
            target.Flop,
            [
                .. alike
                    .Where(scale => scale != target && scale.Compares && scale.Flop * gap <= target.Flop * rounding)
                    .SelectMany(scale => RecipeComparison.Decide(scale, target, tasks)),
            ],
            []
        );
        return report with { Warnings = [.. report.Missing(gap)] };
    }

    private IEnumerable<string> Missing(double gap)
    {
        if (All.Count == 0)
            yield return FormattableString.Invariant(
                $"no decisions: no two recipes that the largest scale compares are compared with {gap} times less compute too; lower --gap"
            );
        else if (All.Count(decision => decision.Predicted is null) is > 0 and var unknown)
            yield return $"decisions are not predicted, as the noise of {unknown} of {All.Count} is unknown; give checkpoints, n or stderr";
        else if (Sources.Contains(NoiseSource.Samples))
            yield return "decisions are predicted from sampling errors where neither seeds nor checkpoints are there: the noise of training comes to them, and that recipes are asked the same samples takes from them";
        else if (Sources.Contains(NoiseSource.Checkpoints))
            yield return "decisions are predicted from the noise between checkpoints: what seeds add is unknown, so that fewer than predicted may be right";
    }
}
