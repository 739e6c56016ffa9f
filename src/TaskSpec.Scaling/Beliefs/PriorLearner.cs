using System.Collections.Concurrent;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Beliefs;

/// <summary>Learns how curves of one kind of metric turn out, from all of some tables or from any part of them. docs/model.md §13.</summary>
internal sealed class PriorLearner
{
    // An even law counts as much as one task; expectation and maximisation changes nothing to see after so many rounds.
    private const double Even = 1;
    private const int Rounds = 30;
    private const int Resamples = 200;
    private const ulong Seed = 20_240_229;

    private readonly PriorCurve[] curves;
    private readonly IReadOnlyList<MisfitLength?> lengths;
    private readonly ConcurrentDictionary<(int Curve, double Decades), Lazy<float[]>> reduced = new();

    /// <summary>Of curves of one kind.</summary>
    public PriorLearner(IEnumerable<PriorCurve> curves, CancellationToken stop = default)
    {
        this.curves = [.. curves];
        if (this.curves.Length > 0)
            lengths = MisfitLength.Of(
                [.. this.curves.Select(curve => (curve.Shapes[0], curve.Data))],
                CurveGrid.Of(
                    this.curves.Min(curve => curve.Data.LogFlop[0]),
                    this.curves.Max(curve => curve.Data.LogFlop[^1]),
                    coarse: true
                ),
                stop
            );
        else
            lengths = [];
    }

    /// <summary>What the curves that are kept say.</summary>
    /// <param name="kept">Which ones.</param>
    /// <param name="withIntervals">Whether intervals over tasks are wanted; what they are of stands alone otherwise.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="ScalingException">None is kept.</exception>
    public LearntCurves Of(Func<PriorCurve, bool> kept, bool withIntervals, CancellationToken stop = default)
    {
        int[] all = [.. Enumerable.Range(0, curves.Length).Where(i => kept(curves[i]))];
        if (all.Length == 0)
            throw new ScalingException(
                $"no task has a curve to learn from: {PriorCurve.LeastModels} models of one recipe or more, over 1.5 decades of compute"
            );
        var decades = MisfitLength.Likeliest(all.Select(i => lengths[i]));
        var grid = GridOf(all[0], decades) with { Halves = [0] };
        var tasks = all.GroupBy(i => (curves[i].Table, curves[i].Task))
            .Select(task => task.Select(i => Reduced(i, decades)).ToArray())
            .ToArray();
        var population = Population(grid, tasks, parallel: true, stop);
        var (exponents, misfits) = Medians(grid, population);
        var intervals = withIntervals ? Intervals(grid, tasks, stop) : ([exponents], [misfits]);
        return new(tasks.Length, all.Length, Interval(exponents, intervals.Item1), Interval(misfits, intervals.Item2), decades)
        {
            Exponents = Law([.. grid.LogExponents.Select(log => Math.Round(Math.Exp(log), 4))], population.Exponents),
            Misfits = Law(grid.Misfits, population.Misfits),
            Shares = Law(grid.Shares, population.Shares),
            Floors = Law(grid.Floors, population.Floors),
            Responses = Law([.. Enumerable.Range(0, grid.Shapes).Select(i => (double)i)], population.Shapes),
        };
    }

    private CurveGrid GridOf(int curve, double decades)
    {
        var (data, shapes) = (curves[curve].Data, curves[curve].Shapes.Count);
        return CurveGrid.ForForecast(data.LogFlop[0], data.LogFlop[^1], shapes) with { Decades = decades };
    }

    // Half-way points stay uniform: tasks are made, not drawn.
    private float[] Reduced(int curve, double decades) =>
        reduced
            .GetOrAdd(
                (curve, decades),
                key =>
                    new(() =>
                    {
                        var grid = GridOf(key.Curve, key.Decades);
                        var (data, shapes) = (curves[key.Curve].Data, curves[key.Curve].Shapes);
                        var values = CurveLikelihood.Of([.. shapes.Select(shape => (shape, data))], grid).Values;
                        var halves = grid.Halves.Length;
                        return
                        [
                            .. Enumerable
                                .Range(0, values.Length / halves)
                                .Select(i => values.AsSpan(i * halves, halves).ToArray().Sum() / halves),
                        ];
                    })
            )
            .Value;

    private static CurvePopulation Population(CurveGrid grid, float[][][] tasks, bool parallel, CancellationToken stop = default)
    {
        var even = new CurvePopulation(
            Evenly(grid.Shapes),
            Evenly(grid.LogExponents.Length),
            Evenly(grid.Misfits.Length),
            Evenly(grid.Shares.Length),
            Evenly(grid.Floors.Length)
        );
        var now = even;
        for (var round = 0; round < Rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            var before = now;
            CurvePopulation OfTask(float[][] task) =>
                CurvePopulation.Mean([.. task.Select(curve => (before.Marginals(grid, curve), 1.0 / task.Length))]);
            var found = parallel ? tasks.AsParallel().AsOrdered().Select(OfTask).ToArray() : [.. tasks.Select(OfTask)];
            now = CurvePopulation.Mean([
                (even, Even / (Even + tasks.Length)),
                .. found.Select(one => (one, 1 / (Even + tasks.Length))),
            ]);
        }

        return now;
    }

    private static (double[] Exponents, double[] Misfits) Intervals(CurveGrid grid, float[][][] tasks, CancellationToken stop)
    {
        var found = Enumerable
            .Range(0, Resamples)
            .AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .Select(draw =>
            {
                var random = new SplitMix64(Seed + (ulong)draw);
                var drawn = tasks.Select(_ => tasks[(int)(random.NextUniform() * tasks.Length)]).ToArray();
                return Medians(grid, Population(grid, drawn, parallel: false));
            })
            .ToArray();
        return ([.. found.Select(one => one.Exponents)], [.. found.Select(one => one.Misfits)]);
    }

    private static (double Exponents, double Misfits) Medians(CurveGrid grid, CurvePopulation population) =>
        (
            Math.Exp(MedianOf(grid.LogExponents, population.Exponents)),
            Math.Exp(MedianOf([.. grid.Misfits.Select(misfit => Math.Log(misfit))], population.Misfits))
        );

    // Each value stands for what is nearer to it than to its neighbours.
    private static double MedianOf(double[] values, double[] weights)
    {
        var before = 0.0;
        for (var i = 0; ; i++)
        {
            if (before + weights[i] < .5 && i < values.Length - 1)
            {
                before += weights[i];
                continue;
            }

            var low = i == 0 ? values[0] : (values[i - 1] + values[i]) / 2;
            var high = i == values.Length - 1 ? values[^1] : (values[i] + values[i + 1]) / 2;
            return low + (high - low) * Math.Clamp((.5 - before) / weights[i], 0, 1);
        }
    }

    private static Estimate Interval(double value, double[] resampled)
    {
        var sorted = resampled.Append(value).Order().ToArray();
        return new(Round(value), Round(sorted[(int)(.025 * sorted.Length)]), Round(sorted[^(1 + (int)(.025 * sorted.Length))]));

        static double Round(double number) => Math.Round(number, 4);
    }

    private static double[] Evenly(int count) => [.. Enumerable.Repeat(1.0 / count, count)];

    private static EquatableArray<Believed> Law(double[] values, double[] weights) =>
        [.. values.Zip(weights, (value, weight) => new Believed(value, Math.Round(weight, 5)))];
}
