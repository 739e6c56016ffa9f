namespace TaskSpec.Scaling.Horizons;

/// <summary>The runs of one agent at one task, as weights of success and failure.</summary>
internal readonly record struct EffectCell(int Agent, int Task, double Doublings, double Right, double Wrong)
{
    public double Runs => Right + Wrong;

    /// <summary>All agents' cells, each run counting once.</summary>
    public static EffectCell[] Of(RunSet runs) =>
        [
            .. from agent in runs.Agents.Index()
            from attempts in agent.Item.Attempts
            select new EffectCell(
                agent.Index,
                attempts.Task,
                runs.Tasks[attempts.Task].Doublings,
                attempts.Right,
                attempts.Wrong
            ),
        ];
}

/// <summary>Which effects η = agent + slope · log₂ minutes has.</summary>
/// <param name="Agents">How many agents, each with an effect of its own.</param>
/// <param name="Slopes">1 where all share it, as many as agents where each has its own, 0 where it is <see cref="FixedSlope"/>.</param>
internal sealed record EffectShape(int Agents, int Slopes)
{
    /// <summary>The slope where none is fitted.</summary>
    public double FixedSlope { get; init; }

    /// <summary>L of L/2 · slope², on each.</summary>
    public double SlopePenalty { get; init; }

    /// <summary>How many parameters.</summary>
    public int Fixed => Agents + Slopes;

    /// <summary>Where an agent's slope stands among the parameters.</summary>
    public int SlopeOf(int agent) => Agents + (Slopes == 1 ? 0 : agent);
}

/// <summary>Fitted effects.</summary>
/// <param name="Agents">One an agent: η at one minute.</param>
/// <param name="Slopes">As many as the shape has.</param>
/// <param name="Loss">The penalised loss.</param>
/// <param name="Converged">Whether it is an optimum.</param>
internal sealed record EffectFit(double[] Agents, double[] Slopes, double Loss, bool Converged)
{
    /// <summary>Something to start from.</summary>
    public static EffectFit Start(double[] agents, double[] slopes) => new(agents, slopes, 0, false);
}
