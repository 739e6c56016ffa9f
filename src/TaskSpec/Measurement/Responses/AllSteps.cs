using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>One when every necessary step is passed: g + (c − g)·Π q_s.</summary>
/// <param name="Steps">Their shares of the surprisal sum to 1. Without retries, recovery, other ways and varied lengths it is <see cref="AllRight"/>.</param>
/// <remarks>docs/model.md §3.</remarks>
public sealed record AllSteps(EquatableArray<StepPass> Steps) : Response
{
    internal override Moments MomentsAt(double lambda)
    {
        double log = 0,
            relative = 0;
        foreach (var step in Steps)
        {
            var (passed, slope) = step.At(lambda);
            log += passed;
            relative += slope;
        }

        var pass = Math.Exp(log);
        var share = Ceiling - Floor;
        return Moments.Binary(Floor + share * pass, 1 - Ceiling - share * Surprisal.Expm1(log), share * pass * relative);
    }
}
