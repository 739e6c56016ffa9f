namespace TaskSpec.Measurement;

/// <summary>How far real curves leave the family of curves, and a surrogate its link to the headline. Gaussian processes in u over log10 FLOP.</summary>
/// <param name="Misfit">Standard deviation, in u, of a task's curve about the family.</param>
/// <param name="MisfitDecades">Over how many decades of compute the misfit stays alike; more than 0.</param>
/// <param name="LinkMisfit">Standard deviation, in u, of another metric's latent about the headline's.</param>
/// <param name="LinkDecades">Over how many decades the link stays alike; more than 0.</param>
/// <remarks>docs/model.md §6. The penalty hangs on the misfit; the excess hardly does.</remarks>
public sealed record Assumptions(double Misfit = 0.25, double MisfitDecades = 1, double LinkMisfit = 0.2, double LinkDecades = 3)
{
    /// <summary>The values that every reported figure uses unless it says otherwise.</summary>
    public static Assumptions Default { get; } = new();
}
