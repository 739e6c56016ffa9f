using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>What steps stand on, alone and in pairs: sets of steps that must all be passed.</summary>
internal sealed class StepUnions
{
    private readonly StepPass[] passes;
    private readonly List<int[]> sets = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<(double Weight, int Set)> alone = [];
    private readonly List<(double Weight, int First, int Second, int Common)> pairs = [];

    public StepUnions(EquatableArray<StepWeight> steps)
    {
        passes = steps.Select(step => step.Pass).ToArray();
        var total = steps.Sum(s => s.Weight);
        // Steps of no weight matter only as needs of others.
        var counted = Enumerable.Range(0, steps.Count).Where(s => total > 0 && steps[s].Weight > 0).ToArray();
        var closures = counted.Select(s => new SortedSet<int>(steps[s].Needs.Append(s))).ToArray();
        for (var a = 0; a < closures.Length; a++)
        {
            var weight = steps[counted[a]].Weight / total;
            alone.Add((weight, SetOf(closures[a])));
            pairs.Add((weight * weight, SetOf(closures[a]), SetOf(closures[a]), SetOf(closures[a])));
            for (var b = 0; b < a; b++)
            {
                var common = closures[a].Where(closures[b].Contains).ToArray();
                if (common.Length > 0)
                    pairs.Add((2 * weight * alone[b].Weight, SetOf(closures[a]), alone[b].Set, SetOf(common)));
            }
        }
    }

    public Moments MomentsAt(double lambda)
    {
        double mean = 0,
            slope = 0,
            variance = 0;
        var each = Array.ConvertAll(passes, pass => pass.At(lambda));
        var logs = new double[sets.Count];
        for (var i = 0; i < logs.Length; i++)
            foreach (var step in sets[i])
                logs[i] += each[step].Log;
        foreach (var (weight, set) in alone)
        {
            var right = weight * Math.Exp(logs[set]);
            mean += right;
            foreach (var step in sets[set])
                slope += right * each[step].Slope;
        }
        // Cov = P(A and B)·(1 − P(common)), which no cancellation touches.
        foreach (var (weight, first, second, common) in pairs)
            variance -= weight * Math.Exp(logs[first] + logs[second] - logs[common]) * Surprisal.Expm1(logs[common]);
        return Moments.Of(mean, slope, variance);
    }

    // Pairs have few distinct sets in common: those of a chain are its beginnings.
    private int SetOf(IEnumerable<int> steps)
    {
        var set = steps.ToArray();
        var key = string.Join(",", set);
        if (known.TryGetValue(key, out var index))
            return index;
        sets.Add(set);
        return known[key] = sets.Count - 1;
    }
}
