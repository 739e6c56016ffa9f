using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>What steps stand on, alone and in pairs, as shares of the surprisal.</summary>
internal sealed class StepUnions
{
    private readonly double[] weights;
    private readonly double[] alone;
    private readonly List<(double Weight, double Union, double Common)> pairs = [];

    public StepUnions(EquatableArray<StepWeight> steps)
    {
        var total = steps.Sum(s => s.Weight);
        // Steps of no weight matter only as needs of others.
        var counted = Enumerable.Range(0, steps.Count).Where(s => total > 0 && steps[s].Weight > 0).ToArray();
        var sets = counted.Select(s => Closure(steps, s)).ToArray();
        weights = counted.Select(s => steps[s].Weight / total).ToArray();
        alone = sets.Select(set => Share(steps, s => set[s])).ToArray();
        for (var a = 0; a < sets.Length; a++)
        {
            pairs.Add((weights[a] * weights[a], alone[a], alone[a]));
            for (var b = 0; b < a; b++)
            {
                var common = Share(steps, s => sets[a][s] && sets[b][s]);
                if (common > 0)
                    pairs.Add((2 * weights[a] * weights[b], Math.Max(0, alone[a] + alone[b] - common), common));
            }
        }
    }

    public Moments MomentsAt(double lambda)
    {
        double mean = 0,
            slope = 0,
            variance = 0;
        for (var s = 0; s < alone.Length; s++)
        {
            var right = weights[s] * Math.Exp(-lambda * alone[s]);
            mean += right;
            slope -= lambda * alone[s] * right;
        }
        // Cov = e^(−λ·union)·(1 − e^(−λ·common)), which no cancellation touches.
        foreach (var (weight, union, common) in pairs)
            variance -= weight * Math.Exp(-lambda * union) * Surprisal.Expm1(-lambda * common);
        return Moments.Of(mean, slope, variance);
    }

    private static bool[] Closure(EquatableArray<StepWeight> steps, int step)
    {
        var set = new bool[steps.Count];
        set[step] = true;
        foreach (var need in steps[step].Needs)
            set[need] = true;
        return set;
    }

    private static double Share(EquatableArray<StepWeight> steps, Func<int, bool> inSet)
    {
        var share = 0.0;
        for (var s = 0; s < steps.Count; s++)
            if (inSet(s))
                share += steps[s].Share;
        return share;
    }
}
