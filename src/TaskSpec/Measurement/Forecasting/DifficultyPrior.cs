using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>One possible difficulty of a task.</summary>
/// <param name="Exponent">b: Λ falls as compute^−b; more than 0.</param>
/// <param name="HalfWayLogFlop">x₅₀: log10 FLOP at which the headline is half way between its floor and ceiling.</param>
/// <param name="Weight">Its prior probability.</param>
public readonly record struct Difficulty(double Exponent, double HalfWayLogFlop, double Weight);

/// <summary>What is believed of a task's difficulty before anything is measured, as weighted nodes that sum to 1.</summary>
/// <remarks>
/// Resolve it once from the declared plan and hold it fixed while designs are compared: risks under different priors do not
/// compare. It is in x₅₀, not in the length, so that a longer answer is not thereby a harder one. docs/model.md §6.
/// </remarks>
public sealed record DifficultyPrior(EquatableArray<Difficulty> Nodes)
{
    /// <summary>The nodes of each difficulty, whatever their exponent, by rising x₅₀.</summary>
    internal IReadOnlyList<int[]> ByDifficulty { get; } =
    [
        .. Enumerable
            .Range(0, Nodes.Count)
            .GroupBy(j => Nodes[j].HalfWayLogFlop)
            .OrderBy(group => group.Key)
            .Select(group => group.ToArray()),
    ];

    /// <summary>Equal nodes are an equal prior.</summary>
    public bool Equals(DifficultyPrior? other) => other is not null && Nodes == other.Nodes;

    /// <summary>From the ends alone: a prior is part of every cache key.</summary>
    public override int GetHashCode() => Nodes.IsEmpty ? 0 : (Nodes.Count, Nodes[0], Nodes[Nodes.Count - 1]).GetHashCode();

    /// <summary>Nothing known of the task: x₅₀ is uniform from some decades below the smallest model to some beyond the target.</summary>
    /// <param name="ladder">The models and the target.</param>
    /// <param name="curves">How many decades, and the exponents.</param>
    /// <param name="precision">How finely; <see cref="Precision.Fine"/> if null.</param>
    public static DifficultyPrior Uniform(Ladder ladder, CurveBeliefs curves, Precision? precision = null)
    {
        double low = ladder.LogFlop.Min(),
            from = low - curves.DecadesBelow,
            to = Math.Max(low, ladder.TargetLogFlop) + curves.DecadesBeyondTarget;
        return Known[new(from, to - from, IsNormal: false, precision ?? Precision.Fine, curves.Exponents)];
    }

    /// <summary>Declared or derived: x₅₀ is normal in decades.</summary>
    public static DifficultyPrior Normal(double log10Flop, double sdDecades, CurveBeliefs curves, Precision? precision = null) =>
        Known[new(log10Flop, sdDecades, IsNormal: true, precision ?? Precision.Fine, curves.Exponents)];

    /// <summary>What results leave open: x₅₀ and ln b are normal together.</summary>
    /// <remarks>
    /// ln b stands at the three points of Gauss and Hermite, −√3, 0 and √3 standard deviations, of weights 1/6, 2/3 and 1/6, and x₅₀ at
    /// midpoints of equal weight given each: as many nodes as any prior has.
    /// </remarks>
    /// <param name="log10Flop">The mean of x₅₀.</param>
    /// <param name="sdDecades">Its standard deviation.</param>
    /// <param name="logExponent">The mean of ln b.</param>
    /// <param name="sdLogExponent">Its standard deviation.</param>
    /// <param name="correlation">Of the two, in (−1, 1).</param>
    /// <param name="precision">How finely; <see cref="Precision.Fine"/> if null.</param>
    public static DifficultyPrior Measured(
        double log10Flop,
        double sdDecades,
        double logExponent,
        double sdLogExponent,
        double correlation,
        Precision? precision = null
    ) => Posteriors[new(log10Flop, sdDecades, logExponent, sdLogExponent, correlation, precision ?? Precision.Fine)];

    /// <summary>The expected score over what is held possible, of tasks of one response that is half way at Λ = ln 2.</summary>
    /// <param name="response">The response.</param>
    /// <param name="spread">Spread of the tasks' positions in decades.</param>
    /// <param name="logFlop">Training compute in log10 FLOP.</param>
    internal double Expected(Response response, double spread, double logFlop)
    {
        var table = ResponseTable.Of(response, 0).Mean;
        var rule = GaussHermite.TwentyOne;
        var score = 0.0;
        foreach (var node in Nodes)
        {
            var slope = node.Exponent * Math.Log(10);
            var u = Math.Log(Response.Ln2) - slope * (logFlop - node.HalfWayLogFlop);
            if (spread == 0)
                score += node.Weight * LatentGrid.Linear(table, u);
            for (var k = 0; spread > 0 && k < rule.Nodes.Length; k++)
                score += node.Weight * rule.Weights[k] * LatentGrid.Linear(table, u + slope * spread * rule.Nodes[k]);
        }

        return score;
    }

    // Of a plan all families share one, and what shares an instance is found equal at once.
    private static readonly Memo<Belief, DifficultyPrior> Known = new(64, belief => new(belief.Nodes().ToEquatableArray()));

    private static readonly Memo<Posterior, DifficultyPrior> Posteriors = new(
        4096,
        found => new(found.Nodes().ToEquatableArray())
    );

    private sealed record Posterior(
        double Mean,
        double Deviation,
        double LogExponent,
        double LogDeviation,
        double Correlation,
        Precision Precision
    )
    {
        // Beyond these a curve is flat, or a step, over any ladder.
        private const double LeastExponent = 1e-3;
        private const double MostExponent = 20;

        public IEnumerable<Difficulty> Nodes() =>
            from point in new[] { -1, 0, 1 }
            let z = point * Math.Sqrt(3)
            let exponent = Math.Exp(LogExponent + LogDeviation * z)
            from i in Enumerable.Range(0, Precision.Midpoints)
            let quantile = Measurement.Normal.Quantile((i + 0.5) / Precision.Midpoints)
            let halfWay = Mean + Deviation * (Correlation * z + Math.Sqrt(1 - Correlation * Correlation) * quantile)
            select new Difficulty(
                Math.Max(LeastExponent, Math.Min(MostExponent, exponent)),
                halfWay,
                (point == 0 ? 4 : 1) / (6.0 * Precision.Midpoints)
            );
    }

    private sealed record Belief(
        double Start,
        double Scale,
        bool IsNormal,
        Precision Precision,
        EquatableArray<Believed> Exponents
    )
    {
        public IEnumerable<Difficulty> Nodes() =>
            from exponent in Exponents
            from i in Enumerable.Range(0, Precision.Midpoints)
            let share = (i + 0.5) / Precision.Midpoints
            let halfWay = Start + Scale * (IsNormal ? Measurement.Normal.Quantile(share) : share)
            select new Difficulty(exponent.Value, halfWay, exponent.Weight / Precision.Midpoints);
    }
}
