namespace TaskSpec.Scaling.Signal;

/// <summary>From where the noise of a score is known, the fullest first.</summary>
public enum NoiseSource
{
    /// <summary>Runs of one recipe and scale.</summary>
    Seeds,

    /// <summary>The last checkpoints of a run.</summary>
    Checkpoints,

    /// <summary>Only from the number of samples.</summary>
    Samples,
}
