using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>A score of output that begins only when a gate is passed; nothing, or a guess's worth of nothing, when it is not.</summary>
/// <param name="Inner">The score after passing. Its scale is what it sees of the surprisal that the gate leaves.</param>
/// <param name="Gates">What must be passed, with its shares of the attempt's surprisal; the rest is the output's own.</param>
/// <remarks>y = q·m, V = q·v + q(1 − q)m². docs/model.md §3.</remarks>
public sealed record Behind(Response Inner, EquatableArray<StepPass> Gates) : Response
{
    internal override Moments MomentsAt(double lambda)
    {
        double log = 0,
            slope = 0,
            left = 1;
        foreach (var gate in Gates)
        {
            var (passed, fall) = gate.At(lambda);
            (log, slope, left) = (log + passed, slope + fall, left - gate.Share);
        }

        var pass = Math.Exp(log);
        var own = Inner.MomentsAt(Math.Min(1e300, lambda * Math.Max(0, left) * Inner.Scale));
        return Moments
            .Of(
                pass * own.Mean,
                pass * (slope * own.Mean + own.Slope),
                pass * (own.Variance - Surprisal.Expm1(log) * own.Mean * own.Mean)
            )
            .Within(Floor, Ceiling);
    }
}
