using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Scaling.Correlations;

/// <summary>Correlates what the curves of horizons leave unexplained: each agent's mean score at each task less its curve there.</summary>
public static class CorrelateRuns
{
    private const int FewestAgents = 3;

    /// <summary>The report on runs; agents without a horizon are left out.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="fit">How each agent's curve is fitted.</param>
    /// <param name="options">How correlations are computed.</param>
    /// <param name="each">Is given every pair that has a correlation, in their order.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <exception cref="ScalingException">There is too little to correlate.</exception>
    public static CorrelationReport Of(
        RunSet runs,
        HorizonOptions fit,
        CorrelationOptions options,
        Action<Correlation>? each = null,
        CancellationToken stop = default
    )
    {
        var residuals = TaskResiduals.Of(runs, fit);
        var left = runs.Agents.Except(residuals.Agents).Select(agent => agent.Name).ToArray();
        string[] warnings = left.Length == 0 ? [] : [$"left out, as no curve describes them: {string.Join(", ", left)}"];
        if (options.BetweenModels)
            return Correlate.Of(
                [.. residuals.Agents.Select(agent => agent.Name)],
                residuals.Values,
                null,
                "task",
                0,
                options,
                warnings,
                each,
                stop
            );
        if (residuals.Agents.Count < FewestAgents)
            throw new ScalingException(
                $"{residuals.Agents.Count} agents have a curve, and tasks are correlated over at least {FewestAgents}"
            );
        // A task that not all attempted would be compared over other agents than the rest.
        int[] complete =
        [
            .. Enumerable.Range(0, residuals.Tasks.Count).Where(task => residuals.Values.All(row => !double.IsNaN(row[task]))),
        ];
        var families = complete.ToDictionary(
            task => residuals.Tasks[task].Name,
            task => residuals.Tasks[task].Family,
            StringComparer.Ordinal
        );
        (double Sum, long Count) within = default,
            across = default;
        var report = Correlate.Of(
            [.. complete.Select(task => residuals.Tasks[task].Name)],
            [.. complete.Select(task => residuals.Values.Select(row => row[task]).ToArray())],
            null,
            "agent",
            0,
            options,
            warnings,
            pair =>
            {
                ref var sum = ref within;
                if (families[pair.A] != families[pair.B])
                    sum = ref across;
                sum = (sum.Sum + pair.R, sum.Count + 1);
                each?.Invoke(pair);
            },
            stop
        );
        return report with { WithinFamily = Mean(within), AcrossFamilies = Mean(across) };
    }

    private static double? Mean((double Sum, long Count) sum) => sum.Count == 0 ? null : sum.Sum / sum.Count;
}
