using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>How likely one curve's scores are over the grid, relative to the likeliest: spreads, and within them exponents, and within them half-way points.</summary>
internal sealed class CurveLikelihood
{
    private const int EveryExponent = 2;
    private const int EveryHalf = 3;
    private const double Hopeless = 25;

    // What hardly any task is like is not looked at, where a population says so.
    private const double Rare = 1e-4;

    private CurveLikelihood(float[] values, double best) => (Values, Best) = (values, best);

    public float[] Values { get; }

    /// <summary>The greatest log density.</summary>
    public double Best { get; }

    /// <summary>Of a response that is known.</summary>
    public static CurveLikelihood Of(Response response, CurveData data, CurveGrid grid) => Of([(response, data)], grid);

    /// <summary>Of one of some responses, each with the scores on its own axis, as many as the grid has shapes.</summary>
    /// <param name="shapes">The responses, each with its scores.</param>
    /// <param name="grid">The curves that are held possible.</param>
    /// <param name="population">How likely each is before, where that is known; what is rare is then taken for impossible.</param>
    public static CurveLikelihood Of(
        IReadOnlyList<(Response Response, CurveData Data)> shapes,
        CurveGrid grid,
        CurvePopulation? population = null
    )
    {
        int exponents = grid.LogExponents.Length,
            halves = grid.Halves.Length,
            floors = grid.Floors.Length;
        CurveSystem[] systems = [.. shapes.Select(shape => new CurveSystem(shape.Response, shape.Data, grid.Decades))];
        var logs = Enumerable.Repeat(double.NegativeInfinity, grid.Spreads * grid.Places).ToArray();
        // Floors alone tell the spreads of a group apart: they have one scale, and one computation but for its last step.
        var before = population?.Spreads ?? [];
        var least = Rare * before.DefaultIfEmpty().Max();
        var groups = (
            from spread in Enumerable.Range(0, grid.Spreads)
            where population is null || before[spread] >= least
            group spread by spread / floors into spreads
            let one = grid.Spread(spreads.First())
            let system = systems[grid.ShapeOf(spreads.First())]
            select (System: system, Scaled: system.At(one.Misfit, one.Share, 0), Spreads: spreads.ToArray())
        ).ToArray();

        // A few curves of each spread first: most spreads, and most curves of the others, are then out of the question.
        int[] everyExponent = [.. Every(exponents, EveryExponent)],
            everyHalf = [.. Every(halves, EveryHalf)];
        for (var g = 0; g < groups.Length; g++)
            foreach (var e in everyExponent)
                Fill(g, e, everyHalf);
        var known = Array.ConvertAll(before, Math.Log);
        var rough = (
            from g in groups
            from spread in g.Spreads
            select Weight(spread) + logs.Skip(spread * grid.Places).Take(grid.Places).Max()
        ).Max();
        rough -= Hopeless;
        var near = new bool[exponents, halves];
        for (var g = 0; g < groups.Length; g++)
        {
            Array.Clear(near);
            foreach (var spread in groups[g].Spreads)
            foreach (var e in everyExponent)
            foreach (var h in everyHalf)
            {
                if (logs[At(spread, e, h)] + Weight(spread) < rough)
                    continue;
                for (var f = Math.Max(0, e - EveryExponent); f <= Math.Min(exponents - 1, e + EveryExponent); f++)
                for (var k = Math.Max(0, h - EveryHalf); k <= Math.Min(halves - 1, h + EveryHalf); k++)
                    near[f, k] = double.IsNegativeInfinity(logs[At(spread, f, k)]);
            }

            for (var e = 0; e < exponents; e++)
                Fill(g, e, [.. Enumerable.Range(0, halves).Where(h => near[e, h])]);
        }

        var best = logs.Max();
        return new([.. logs.Select(log => (float)Math.Exp(log - best))], best);

        static IEnumerable<int> Every(int count, int step)
        {
            for (var i = Math.Min(step / 2, count - 1); i < count; i += step)
                yield return i;
        }

        double Weight(int spread) => population is null ? 0 : known[spread];

        int At(int spread, int exponent, int half) => (spread * exponents + exponent) * halves + half;

        void Fill(int group, int exponent, int[] at)
        {
            var (system, scaled, spreads) = groups[group];
            var b = Math.Exp(grid.LogExponents[exponent]);
            var hopeless = system.Hopeless(b);
            Span<double> some = stackalloc double[CurveSystem.AtOnce];
            for (var from = 0; from < at.Length; from += CurveSystem.AtOnce)
            {
                var count = Math.Min(CurveSystem.AtOnce, at.Length - from);
                for (var lane = 0; lane < count; lane++)
                    some[lane] = grid.Halves[at[from + lane]];
                system.Along(scaled, b, CurveSystem.SideBySide(some[..count]));
                var alike = some[0] >= hopeless;
                foreach (var spread in spreads)
                {
                    var found = system.Log(scaled, grid.Spread(spread).Floor);
                    for (var lane = 0; lane < (alike ? at.Length - from : count); lane++)
                        logs[At(spread, exponent, at[from + lane])] = found[alike ? 0 : lane];
                }

                if (alike)
                    break;
            }
        }
    }

    /// <summary>The log of the mean density over some population.</summary>
    public double Evidence(CurveGrid grid, CurvePopulation population)
    {
        var places = Reduced(grid, population.Spreads);
        var sum = places.Select((one, i) => one * population.Exponents[i / grid.Halves.Length]).Sum();
        return Best + Math.Log(sum / grid.Halves.Length + 1e-300);
    }

    /// <summary>Over exponents and half-way points alone, where spreads are as likely as these weights say.</summary>
    public double[] Reduced(CurveGrid grid, double[] spreads)
    {
        var places = new double[grid.Places];
        for (var spread = 0; spread < grid.Spreads; spread++)
        {
            var from = spread * grid.Places;
            for (var i = 0; i < places.Length; i++)
                places[i] += spreads[spread] * Values[from + i];
        }

        return places;
    }
}
