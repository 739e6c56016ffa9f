namespace TaskSpec.Scaling.Horizons;

/// <summary>What the curves leave unexplained: each agent's mean score at each task less what its curve gives there.</summary>
/// <param name="Agents">The agents that have a curve.</param>
/// <param name="Tasks">The tasks.</param>
/// <param name="Values">By agent and task; NaN where the agent never attempted the task.</param>
public sealed record TaskResiduals(IReadOnlyList<RunAgent> Agents, IReadOnlyList<RunTask> Tasks, double[][] Values)
{
    /// <summary>Residuals of every agent with a curve that says something; others are left out.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="options">How the curves are fitted; nothing is resampled.</param>
    public static TaskResiduals Of(RunSet runs, HorizonOptions options)
    {
        var fitted = HorizonAnalysis
            .Of(runs, options with { Draws = 0, Quantiles = [0.5] })
            .Agents.Where(agent => agent.Horizons[0].Minutes is not null)
            .ToArray();
        return new(
            [.. fitted.Select(agent => agent.Agent)],
            runs.Tasks,
            [.. fitted.Select(agent => Row(runs, agent.Agent, agent.Curve!.Value))]
        );
    }

    /// <summary>Residuals of one fit to all agents' cells.</summary>
    internal static TaskResiduals Of(RunSet runs, IReadOnlyList<Foretold> foretold)
    {
        double[][] rows = [.. runs.Agents.Select(_ => Enumerable.Repeat(double.NaN, runs.Tasks.Count).ToArray())];
        foreach (var cell in foretold)
            rows[cell.Cell.Agent][cell.Cell.Task] = cell.Residual;
        return new(runs.Agents, runs.Tasks, rows);
    }

    private static double[] Row(RunSet runs, RunAgent agent, HorizonCurve curve)
    {
        var row = new double[runs.Tasks.Count];
        Array.Fill(row, double.NaN);
        foreach (var attempts in agent.Attempts)
            row[attempts.Task] = attempts.Mean - curve.Success(runs.Tasks[attempts.Task].Doublings);
        return row;
    }
}
