using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Horizons;

/// <summary>By how much one curve foretells held-out runs better than another, with 95 % intervals over resampled families.</summary>
/// <param name="RunByRun">In nats, each run for itself.</param>
/// <param name="Together">In nats, the runs of an agent at a task together.</param>
public sealed record HeldOutGain(Interval RunByRun, Interval Together)
{
    private const int Draws = 10_000;

    internal static HeldOutGain Of(IReadOnlyList<Foretold> with, IReadOnlyList<Foretold> without, RunSet runs, ulong seed)
    {
        var before = without.ToDictionary(cell => cell.Cell);
        var families = with.ToLookup(cell => runs.Tasks[cell.Cell.Task].Family);
        return new(Gain(cell => cell.RunByRun), Gain(cell => cell.LogLikelihood));

        Interval Gain(Func<Foretold, double> of) =>
            Resampled(
                [
                    .. families
                        .OrderBy(family => family.Key)
                        .Select(family => family.Sum(cell => of(cell) - of(before[cell.Cell]))),
                ],
                seed
            );
    }

    private static Interval Resampled(double[] gains, ulong seed)
    {
        var random = new SplitMix64(seed);
        var sums = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < gains.Length; i++)
                sums[draw] += gains[Math.Min((int)(random.NextUniform() * gains.Length), gains.Length - 1)];
        }

        Array.Sort(sums);
        return new(gains.Sum(), sums[(int)(0.025 * Draws)], sums[(int)(0.975 * Draws)]);
    }
}
