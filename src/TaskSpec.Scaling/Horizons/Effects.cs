namespace TaskSpec.Scaling.Horizons;

/// <summary>What η has beside an agent's level and the slope over human time, each normal about 0.</summary>
[Flags]
internal enum Effects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>How hard a task is for all agents.</summary>
    Tasks = 1,

    /// <summary>How hard a family is for one agent.</summary>
    Families = 2,

    /// <summary>How hard a task is for one agent, beyond that: noise of the observed log surprisal.</summary>
    Noise = 4,
}

/// <summary>Levels, slope and the effects' standard deviations.</summary>
/// <param name="Agents">η at one minute, one an agent.</param>
/// <param name="Slope">Of a doubling of human time.</param>
/// <param name="Tasks">Of the tasks' effects; 0 without them.</param>
/// <param name="Families">Of the effects of agent and family; 0 without them.</param>
/// <param name="Noise">Of the noise of agent and task; 0 without it.</param>
internal sealed record EffectPoint(double[] Agents, double Slope, double Tasks, double Families, double Noise);

/// <summary>Sums over agents, slope and the variances of the three kinds of effect: derivatives of a log-likelihood.</summary>
internal sealed class EffectGradient(int agents)
{
    public readonly double[] Agents = new double[agents];
    public double Slope;
    public double Tasks;
    public double Families;
    public double Noise;
}
