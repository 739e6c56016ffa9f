namespace TaskSpec.Measurement;

/// <summary>One when a comparison with an opponent of a fixed pool is won: 1/(1 + λ).</summary>
/// <remarks>
/// Bradley and Terry (1952): strength 1/λ against the pool's, so that the log-odds are −u, and a rating is linear in log compute. A rating
/// such as Elo's is the same information in units of ln 10/400. The pool must not change. docs/model.md §2.
/// </remarks>
public sealed record PoolWins : Response
{
    /// <inheritdoc/>
    public override double HalfWay() => 1;

    internal override Moments MomentsAt(double lambda)
    {
        double win = 1 / (1 + lambda),
            lose = lambda / (1 + lambda),
            share = Ceiling - Floor;
        return Moments.Binary(Floor + share * win, 1 - Ceiling + share * lose, -share * win * lose);
    }
}
