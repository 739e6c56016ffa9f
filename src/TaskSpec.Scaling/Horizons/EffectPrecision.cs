using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Horizons;

/// <summary>How finely effects are integrated out.</summary>
/// <param name="Points">Quasi-random points a task of the tasks' effects in a family of several.</param>
/// <param name="Rule">For one task's effect, and for an agent's in a family.</param>
internal sealed record EffectPrecision(int Points, GaussHermite Rule)
{
    /// <summary>For estimates.</summary>
    public static EffectPrecision Fine { get; } = new(128, GaussHermite.Eleven);

    /// <summary>For fits to parts of the runs and to made-up ones, of which there are many.</summary>
    public static EffectPrecision Coarse { get; } = new(32, GaussHermite.Eleven);
}
