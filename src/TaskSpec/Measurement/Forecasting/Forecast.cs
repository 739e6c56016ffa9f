using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>The error to expect if the task turns out to be half way at this compute.</summary>
/// <param name="HalfWayLogFlop">x₅₀.</param>
/// <param name="Error">Root mean square error in score, over the exponents and data.</param>
/// <param name="Weight">The prior probability of this difficulty.</param>
public readonly record struct DifficultyError(double HalfWayLogFlop, double Error, double Weight);

/// <summary>How well the headline score at the target can be forecast: root mean square errors in score, 0 to 0.5.</summary>
/// <param name="Error">Over difficulty, misfit, link and data.</param>
/// <param name="Low">The 10th percentile over difficulty: if it turns out well placed.</param>
/// <param name="High">The 90th percentile over difficulty: if it does not.</param>
/// <param name="ByDifficulty">The whole range, by rising x₅₀.</param>
public sealed record Forecast(double Error, double Low, double High, EquatableArray<DifficultyError> ByDifficulty)
{
    /// <summary>
    /// sqrt(error² − floor²), in score: what metric and samples add to the floor, and what a model fixes once for all samples, at the
    /// ladder and at the target. 0 where the floor is that of a worse ladder and the error is below it.
    /// </summary>
    public double ExcessOver(Forecast floor) => Math.Sqrt(Math.Max(0, Error * Error - floor.Error * floor.Error));

    /// <summary>error / floor, at least 1; 1 where nothing varies.</summary>
    public double PenaltyOver(Forecast floor) => floor.Error > 0 ? Math.Max(1, Error / floor.Error) : 1;

    internal static Forecast Of(DifficultyPrior prior, double[] risk)
    {
        var nodes = prior.Nodes;
        var total = 0.0;
        foreach (var node in nodes)
            total += node.Weight;
        var byDifficulty = new DifficultyError[prior.ByDifficulty.Count];
        var mean = 0.0;
        for (var i = 0; i < byDifficulty.Length; i++)
        {
            double weight = 0,
                square = 0;
            foreach (var j in prior.ByDifficulty[i])
            {
                weight += nodes[j].Weight;
                square += nodes[j].Weight * risk[j];
            }
            var error = Math.Sqrt(square / Math.Max(weight, 1e-300));
            byDifficulty[i] = new(nodes[prior.ByDifficulty[i][0]].HalfWayLogFlop, error, weight / total);
            mean += square / total;
        }
        var sorted = (DifficultyError[])byDifficulty.Clone();
        Array.Sort(sorted, (a, b) => a.Error.CompareTo(b.Error));
        return new(Math.Sqrt(mean), Percentile(sorted, 0.1), Percentile(sorted, 0.9), byDifficulty.ToEquatableArray());
    }

    // The least error that at least this share of the difficulties do not exceed.
    private static double Percentile(DifficultyError[] sorted, double share)
    {
        double below = 0,
            error = 0;
        foreach (var e in sorted)
        {
            error = e.Error;
            below += e.Weight;
            if (below >= share - 1e-9)
                break;
        }
        return error;
    }
}
