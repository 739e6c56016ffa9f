using System.Globalization;

namespace TaskSpec.Scaling.Signal;

/// <summary>What a table lacks for signal and noise, and what to do.</summary>
internal static class SignalWarnings
{
    private const int FewModels = 5;

    public static IEnumerable<string> Of(
        SignalQuestion question,
        SignalRun[] runs,
        int unsized,
        TaskSignal[] tasks,
        double? within,
        DecisionReport decisions
    )
    {
        if (unsized > 0)
            yield return $"left out because their compute is unknown: {unsized} of {unsized + runs.Length} runs; give flop, or params and tokens";
        if (within is { } factor && question.Within is null)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"no two recipes have equal params and tokens, so that models within a factor of {factor} of compute are compared; part of their signal is compute"
            );
        if (runs.All(run => run.Ends.Values.All(end => end.Count == 1)))
            yield return "the table has no checkpoints, so that there is no noise and no ratio: name them run@number, as in my-run@1000";
        else if (tasks.Count(task => task.At.Deviation is null) is > 0 and var few)
            yield return $"without noise because a run has fewer than 3 checkpoints, or all together too few: {few} of {tasks.Length} tasks; keep at least the last {question.Checkpoints} of each run";
        if (tasks.All(task => task.Seeds is null))
            yield return "the table has fewer than four runs of one recipe with equal params and tokens, so that the noise between seeds is unknown";
        if (tasks.Count(task => task.At.Dispersion is null) is > 0 and var alone)
            yield return $"without signal because no two models are of similar compute: {alone} of {tasks.Length} tasks; widen --within";
        if (tasks.Max(task => task.At.Dispersion is null ? 0 : task.At.Models) is > 1 and < FewModels and var models)
            yield return $"signal is the largest difference among at most {models} models, which more models would widen; compare it only with signals of as many";
        if (
            Named(tasks, task => task.At is { Dispersion: 0, Models: > 1 } && task.At.Deviation is null or { Value: 0 }) is
            { } constant
        )
            yield return $"the same score for every model, so that there is nothing to tell apart: {constant}";
        else if (Named(tasks, task => task.At.Deviation is { Value: 0 }) is { } still)
            yield return $"without a ratio because no checkpoint differs from another: {still}";
        if (Named(tasks, task => task.IsAtFloor) is { } chance)
            yield return $"at the score of chance, where differences between models are noise: {chance}";
        foreach (var warning in decisions.Warnings)
            yield return warning;
    }

    private static string? Named(TaskSignal[] tasks, Func<TaskSignal, bool> which) =>
        tasks.Where(which).Select(task => task.Task).ToArray() is { Length: > 0 } found ? ScalingException.Some(found) : null;
}
