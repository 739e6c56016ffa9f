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
    /// <summary>sqrt(error² − floor²), in score: what the author's choices add to the unavoidable.</summary>
    public double ExcessOver(Forecast floor) => Math.Sqrt(Math.Max(0, Error * Error - floor.Error * floor.Error));

    /// <summary>error / floor, at least 1; 1 where nothing varies.</summary>
    public double PenaltyOver(Forecast floor) => floor.Error > 0 ? Math.Max(1, Error / floor.Error) : 1;

    internal static Forecast Of(Design design, BayesRisk computed)
    {
        var nodes = design.Prior.Nodes;
        var risk = computed.With(Math.Max(0, design.Sharing.ModelShare));
        var total = nodes.Sum(n => n.Weight);
        var byDifficulty = Enumerable
            .Range(0, nodes.Count)
            .GroupBy(j => nodes[j].HalfWayLogFlop)
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                var weight = group.Sum(j => nodes[j].Weight);
                return new DifficultyError(
                    group.Key,
                    Math.Sqrt(group.Sum(j => nodes[j].Weight * risk[j]) / Math.Max(weight, 1e-300)),
                    weight / total
                );
            })
            .ToEquatableArray();
        var mean = byDifficulty.Sum(d => d.Weight * d.Error * d.Error);
        return new(Math.Sqrt(mean), Percentile(byDifficulty, 0.1), Percentile(byDifficulty, 0.9), byDifficulty);
    }

    // The least error that at least this share of the difficulties do not exceed.
    private static double Percentile(EquatableArray<DifficultyError> errors, double share)
    {
        double below = 0,
            error = 0;
        foreach (var e in errors.OrderBy(e => e.Error))
        {
            error = e.Error;
            below += e.Weight;
            if (below >= share - 1e-9)
                break;
        }
        return error;
    }
}
