using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>How tasks differ, learnt from all of them: how likely each exponent, each misfit and each share is before a task's own scores are seen.</summary>
/// <remarks>
/// Discrete weights by expectation and maximisation, with a Dirichlet prior worth a few tasks, so that one task alone is not taken for the
/// population. Half-way points stay uniform: tasks are made, not drawn, and their makers know no law.
/// </remarks>
internal sealed record CurvePopulation(double[] Shapes, double[] Exponents, double[] Misfits, double[] Shares, double[] Floors)
{
    // What is believed without any task counts as much as so many.
    private const double Believed = 4;
    private const int Rounds = 40;

    // Where a population starts, so wide that a handful of tasks moves it; nothing that was learnt elsewhere is in it.
    private const double MiddleExponent = .3;
    private const double MiddleMisfit = .25;
    private const double Wide = .8;

    /// <summary>What is believed before any task is seen.</summary>
    public static CurvePopulation Prior(CurveGrid grid) =>
        new(
            [.. Enumerable.Repeat(1.0 / grid.Shapes, grid.Shapes)],
            Normal(grid.LogExponents, Math.Log(MiddleExponent), Wide),
            Normal(Array.ConvertAll(grid.Misfits, Math.Log), Math.Log(MiddleMisfit), Wide),
            [.. grid.Shares.Select(_ => 1.0 / grid.Shares.Length)],
            [.. grid.Floors.Select(_ => 1.0 / grid.Floors.Length)]
        );

    /// <summary>What other tables said of such curves, each value standing for the grid's nearest.</summary>
    public static CurvePopulation Of(CurveGrid grid, LearntCurves learnt)
    {
        var even = Prior(grid);
        return new(
            // Each response may be over several axes.
            grid.Shapes % learnt.Responses.Count
            == 0
                ?
                [
                    .. even.Shapes.Select(
                        (_, i) =>
                            learnt.Responses[i * learnt.Responses.Count / grid.Shapes].Weight
                            * learnt.Responses.Count
                            / grid.Shapes
                    ),
                ]
                : even.Shapes,
            Nearest(learnt.Exponents, value => Math.Log(value), grid.LogExponents),
            Nearest(learnt.Misfits, value => value, grid.Misfits),
            Nearest(learnt.Shares, value => value, grid.Shares),
            Nearest(learnt.Floors, value => value, grid.Floors)
        );

        static double[] Nearest(EquatableArray<Believed> law, Func<double, double> at, double[] values)
        {
            var weights = new double[values.Length];
            foreach (var one in law)
                weights[Array.IndexOf(values, values.MinBy(value => Math.Abs(value - at(one.Value))))] += one.Weight;
            return weights;
        }
    }

    /// <summary>How likely each response with each misfit, share and floor is, in the grid's order.</summary>
    public double[] Spreads =>
        [
            .. from shape in Shapes
            from misfit in Misfits
            from share in Shares
            from floor in Floors
            select shape * misfit * share * floor,
        ];

    /// <summary>The population of some tasks.</summary>
    /// <param name="grid">The curves that are held possible.</param>
    /// <param name="tasks">How likely each is with a task's scores.</param>
    /// <param name="start">What is believed before any task is seen; <see cref="Prior"/> if null.</param>
    public static CurvePopulation Of(CurveGrid grid, IReadOnlyList<float[]> tasks, CurvePopulation? start = null)
    {
        var prior = start ?? Prior(grid);
        var now = prior;
        for (var round = 0; round < Rounds; round++)
        {
            var sums = tasks.AsParallel().AsOrdered().Select(task => now.Marginals(grid, task)).ToArray();
            now = new(
                Mean(prior.Shapes, sums.Select(sum => sum.Shapes)),
                Mean(prior.Exponents, sums.Select(sum => sum.Exponents)),
                Mean(prior.Misfits, sums.Select(sum => sum.Misfits)),
                Mean(prior.Shares, sums.Select(sum => sum.Shares)),
                Mean(prior.Floors, sums.Select(sum => sum.Floors))
            );
        }

        return now;

        static double[] Mean(double[] prior, IEnumerable<double[]> found)
        {
            var sum = prior.Select(one => Believed * one).ToArray();
            var count = Believed;
            foreach (var one in found)
            {
                count++;
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += one[i];
            }

            return [.. sum.Select(one => one / count)];
        }
    }

    /// <summary>The mean of some, by weights that sum to 1.</summary>
    public static CurvePopulation Mean(IReadOnlyList<(CurvePopulation Population, double Weight)> some)
    {
        return new(
            Sum(one => one.Shapes),
            Sum(one => one.Exponents),
            Sum(one => one.Misfits),
            Sum(one => one.Shares),
            Sum(one => one.Floors)
        );

        double[] Sum(Func<CurvePopulation, double[]> of)
        {
            var sum = new double[of(some[0].Population).Length];
            foreach (var (population, weight) in some)
            {
                var values = of(population);
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += weight * values[i];
            }

            return sum;
        }
    }

    /// <summary>A task's posterior over exponents, misfits and shares, each for itself.</summary>
    public CurvePopulation Marginals(CurveGrid grid, float[] likelihood)
    {
        int halves = grid.Halves.Length,
            at = 0;
        double[] shapes = new double[Shapes.Length],
            exponents = new double[Exponents.Length],
            misfits = new double[Misfits.Length],
            shares = new double[Shares.Length],
            floors = new double[Floors.Length];
        var total = 0.0;
        for (var shape = 0; shape < shapes.Length; shape++)
        for (var m = 0; m < misfits.Length; m++)
        for (var s = 0; s < shares.Length; s++)
        for (var f = 0; f < floors.Length; f++)
        for (var e = 0; e < exponents.Length; e++)
        {
            var sum = 0f;
            foreach (var one in likelihood.AsSpan(at, halves))
                sum += one;
            at += halves;
            var p = sum * Shapes[shape] * Misfits[m] * Shares[s] * Floors[f] * Exponents[e];
            total += p;
            shapes[shape] += p;
            exponents[e] += p;
            misfits[m] += p;
            shares[s] += p;
            floors[f] += p;
        }

        return new(
            [.. shapes.Select(p => p / total)],
            [.. exponents.Select(p => p / total)],
            [.. misfits.Select(p => p / total)],
            [.. shares.Select(p => p / total)],
            [.. floors.Select(p => p / total)]
        );
    }

    /// <summary>How likely each curve of the grid is with a task's scores, up to a factor.</summary>
    public double[] Weights(CurveGrid grid, float[] likelihood)
    {
        var weights = new double[likelihood.Length];
        int halves = grid.Halves.Length,
            at = 0;
        foreach (var spread in Spreads)
        foreach (var exponent in Exponents)
            for (var end = at + halves; at < end; at++)
                weights[at] = likelihood[at] * spread * exponent;
        return weights;
    }

    /// <summary>A task's posterior over exponents and half-way points.</summary>
    public double[] Places(CurveGrid grid, float[] likelihood)
    {
        var places = new double[grid.Places];
        var spreads = Spreads;
        for (var spread = 0; spread < spreads.Length; spread++)
        {
            for (var i = 0; i < places.Length; i++)
                places[i] += spreads[spread] * Exponents[i / grid.Halves.Length] * likelihood[spread * places.Length + i];
        }

        var total = places.Sum();
        return [.. places.Select(p => p / total)];
    }

    /// <summary>Weights of some values, log-normal around one.</summary>
    public static double[] LogNormal(double[] at, double median, double deviation) =>
        Normal(Array.ConvertAll(at, Math.Log), Math.Log(median), deviation);

    private static double[] Normal(double[] at, double mean, double deviation)
    {
        var weights = at.Select(x => Math.Exp(-.5 * Math.Pow((x - mean) / deviation, 2))).ToArray();
        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }
}
