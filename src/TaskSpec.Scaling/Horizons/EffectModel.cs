using MathNet.Numerics.LinearAlgebra;

namespace TaskSpec.Scaling.Horizons;

/// <summary>A fit of levels, slope and spreads.</summary>
/// <param name="Point">The values.</param>
/// <param name="At">They as coordinates of the search.</param>
/// <param name="LogLikelihood">In nats, the effects integrated out.</param>
/// <param name="Curvature">Of the loss in the coordinates, at the fit or near it.</param>
internal sealed record EffectEstimate(EffectPoint Point, double[] At, double LogLikelihood, Matrix<double> Curvature);

/// <summary>The likelihood of all cells with the effects integrated out, and its maximum.</summary>
internal sealed class EffectModel
{
    /// <summary>A spread that is as good as none: a tenth of the log surprisal.</summary>
    public const double LeastSpread = 0.1;

    private const double Normal95 = 1.959963984540054;
    private const int MostCuts = 6;
    private const double Near = 0.03;
    private const double LogMostSpread = 2;
    private const double LogNoSpread = -4;
    private const int MostRounds = 15;
    private const int Passes = 6;
    private const int MostSteps = 60;
    private const double MostLeap = 0.4;
    private const double LeastGain = 2e-5;
    private const double Settled = 2e-3;
    private readonly CellCurves curves;
    private readonly EffectBlock[] blocks;
    private readonly int agents;
    private readonly Effects[] spreads;

    /// <summary>Of some cells; those held out keep their place, so that they can be foretold.</summary>
    public EffectModel(
        CellCurves curves,
        IReadOnlyList<EffectCell> cells,
        IReadOnlySet<EffectCell> held,
        Func<int, int> familyOf,
        int agents,
        Effects effects,
        EffectPrecision precision
    )
    {
        (this.curves, this.agents) = (curves, agents);
        spreads = [.. Enum.GetValues<Effects>().Where(effect => effect != Effects.None && effects.HasFlag(effect))];
        blocks =
        [
            .. cells
                .GroupBy(cell => effects.HasFlag(Effects.Families) ? familyOf(cell.Task) : cell.Task)
                .OrderBy(block => block.Key)
                .Select(block => Block([.. block], held, precision)),
        ];
    }

    /// <summary>Levels, slope and spreads.</summary>
    public int Parameters => agents + 1 + spreads.Length;

    /// <summary>The maximum of the likelihood.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="curvature">Of the loss near it, where known.</param>
    /// <param name="stop">Ends it early, by an exception.</param>
    public EffectEstimate Fit(double[] start, Matrix<double>? curvature, CancellationToken stop)
    {
        var at = start;
        Start(at);
        var known = curvature;
        for (var round = 0; round < (curvature is null ? MostRounds : 2); round++)
        {
            stop.ThrowIfCancellationRequested();
            // The first one may have been far off.
            known = round < 2 ? curvature ?? Curvature(at) : known;
            var before = Loss(at, new double[at.Length]);
            at = Minimised(at, known!, null);
            if (before - Loss(at, new double[at.Length]) < Settled)
                break;
            Adapt(at);
        }

        var shape = curvature ?? Curvature(at);
        return new(Point(at), at, -Loss(at, new double[at.Length]), shape);
    }

    /// <summary>The fit's curvature where it is, for intervals and for fits near by.</summary>
    public Matrix<double> Curvature(double[] at)
    {
        double[] low = [.. at.Select(_ => double.NegativeInfinity)],
            high = [.. at.Select(_ => double.PositiveInfinity)];
        return BoxNewton.Hessian(Loss, at, [.. Enumerable.Range(0, at.Length)], low, high);
    }

    /// <summary>The values of the coordinates.</summary>
    public EffectPoint Point(ReadOnlySpan<double> at)
    {
        double tasks = 0,
            families = 0,
            noise = 0;
        for (var i = 0; i < spreads.Length; i++)
        {
            var spread = Spread(at[agents + 1 + i]);
            if (spreads[i] == Effects.Tasks)
                tasks = spread;
            else if (spreads[i] == Effects.Families)
                families = spread;
            else
                noise = spread;
        }

        return new(at[..agents].ToArray(), at[agents], tasks, families, noise);
    }

    /// <summary>The coordinates of levels and a slope, and of spreads of 1 or of those given.</summary>
    public double[] Coordinates(double[] levels, double slope, EffectPoint? known = null) =>
        [
            .. levels,
            slope,
            .. spreads.Select(effect =>
                known is null ? 0
                : Of(known, effect) is var spread && spread > LeastSpread
                    ? 0.5 * Math.Log(spread * spread - LeastSpread * LeastSpread)
                : LogNoSpread
            ),
        ];

    /// <summary>Places the points of integration for some coordinates.</summary>
    public void Start(double[] at)
    {
        var point = Point(at);
        foreach (var block in blocks)
            block.Start(point, curves.At(point.Noise));
        for (var i = 0; i < Passes; i++)
            Adapt(at);
        Loss(at, new double[at.Length]);
    }

    /// <summary>The 95 % interval of the slope, by the profile of the likelihood.</summary>
    public Interval SlopeInterval(EffectEstimate fit, CancellationToken stop) =>
        new(fit.Point.Slope, End(fit, agents, -1, stop), End(fit, agents, 1, stop));

    /// <summary>The 95 % interval of an effect's spread, likewise; null without such an effect.</summary>
    public Interval? SpreadInterval(EffectEstimate fit, Effects effect, CancellationToken stop)
    {
        var at = agents + 1 + Array.IndexOf(spreads, effect);
        return at <= agents ? null : new(Seen(Of(fit.Point, effect)), SpreadEnd(fit, at, -1, stop), SpreadEnd(fit, at, 1, stop));
    }

    private double SpreadEnd(EffectEstimate fit, int coordinate, int side, CancellationToken stop)
    {
        var end = End(fit, coordinate, side, stop);
        return end >= LogMostSpread ? double.PositiveInfinity : Seen(Spread(end));
    }

    // Where the likelihood has fallen by half of chi-squared's quantile, by false position on the root of the fall, which is nearly straight.
    private double End(EffectEstimate fit, int coordinate, int side, CancellationToken stop)
    {
        var from = fit.At;
        Start(from);
        var isSpread = coordinate > agents;
        var bound =
            !isSpread ? side * double.PositiveInfinity
            : side < 0 ? LogNoSpread
            : LogMostSpread;
        var (inner, below) = (isSpread ? Math.Max(fit.At[coordinate], LogNoSpread) : fit.At[coordinate], -Normal95);
        var step = side * Math.Clamp(Normal95 * Math.Sqrt(Inverse(fit.Curvature, null)[coordinate, coordinate]), 0.01, 1);
        var (outer, above) = (inner, below);
        while (above < 0)
        {
            if (outer == bound)
                return bound;
            (inner, below) = (outer, above);
            outer = side < 0 ? Math.Max(outer + step, bound) : Math.Min(outer + step, bound);
            above = Excess(outer);
        }

        for (var i = 0; i < MostCuts && Math.Min(above, -below) > Near; i++)
        {
            var middle = Math.Clamp(
                (inner * above - outer * below) / (above - below),
                Math.Min(inner, outer),
                Math.Max(inner, outer)
            );
            var excess = Excess(middle);
            if (excess < 0)
                (inner, below) = (middle, excess);
            else
                (outer, above) = (middle, excess);
        }

        return above < -below ? outer : inner;

        double Excess(double place)
        {
            stop.ThrowIfCancellationRequested();
            double[] start = [.. from];
            start[coordinate] = place;
            Adapt(start);
            start = Minimised(start, fit.Curvature, coordinate);
            Adapt(start);
            from = Minimised(start, fit.Curvature, coordinate);
            var fall = fit.LogLikelihood + Loss(from, new double[from.Length]);
            return Math.Sqrt(2 * Math.Max(fall, 0)) - Normal95;
        }
    }

    private static double Spread(double at) => Math.Sqrt(LeastSpread * LeastSpread + Math.Exp(2 * Math.Min(at, LogMostSpread)));

    private static double Seen(double spread) => spread < Math.Sqrt(2) * LeastSpread ? 0 : spread;

    /// <summary>At given values.</summary>
    public double LogLikelihood(EffectPoint point)
    {
        var at = Coordinates(point.Agents, point.Slope, point);
        Start(at);
        return -Loss(at, new double[at.Length]);
    }

    /// <summary>For each cell the mean of a function of η over the posterior of what was last evaluated.</summary>
    public IEnumerable<(EffectCell Cell, double Mean)> Expect(EffectPoint at, Func<EffectCell, Func<double, double>> value)
    {
        var built = curves.At(at.Noise);
        return blocks.SelectMany(block => block.Expect(at, built, value));
    }

    /// <summary>A cell's log-likelihood at a spread of the noise, or that of any other runs.</summary>
    public CellCurve CurveOf(double right, double wrong, double noise)
    {
        var place = curves.Place(right, wrong);
        return curves.At(noise)[place];
    }

    private static double Of(EffectPoint point, Effects effect) =>
        effect switch
        {
            Effects.Tasks => point.Tasks,
            Effects.Families => point.Families,
            _ => point.Noise,
        };

    private EffectBlock Block(EffectCell[] cells, IReadOnlySet<EffectCell> held, EffectPrecision precision)
    {
        int[] tasks = [.. cells.Select(cell => cell.Task).Distinct().Order()];
        BlockAgent[] members =
        [
            .. from cell in cells
            group cell by cell.Agent into agent
            orderby agent.Key
            select new BlockAgent(
                agent.Key,
                [
                    .. agent.Select(cell => new BlockCell(
                        Array.BinarySearch(tasks, cell.Task),
                        cell,
                        held.Contains(cell) ? -1 : curves.Place(cell.Right, cell.Wrong)
                    )),
                ]
            ),
        ];
        return new(members, tasks.Length, precision);
    }

    private void Adapt(double[] at)
    {
        Loss(at, new double[at.Length]);
        var point = Point(at);
        foreach (var block in blocks)
            block.Adapt(point);
    }

    private double Loss(ReadOnlySpan<double> at, Span<double> gradient)
    {
        var point = Point(at);
        var built = curves.At(point.Noise);
        var sums = new EffectGradient(agents);
        var total = 0.0;
        foreach (var block in blocks)
            total += block.Evaluate(point, built, sums);
        for (var i = 0; i < agents; i++)
            gradient[i] = -sums.Agents[i];
        gradient[agents] = -sums.Slope;
        for (var i = 0; i < spreads.Length; i++)
        {
            var log = at[agents + 1 + i];
            var byVariance = spreads[i] switch
            {
                Effects.Tasks => sums.Tasks,
                Effects.Families => sums.Families,
                _ => sums.Noise,
            };
            gradient[agents + 1 + i] = log < LogMostSpread ? -byVariance * 2 * Math.Exp(2 * log) : 0;
        }

        return -total;
    }

    // Broyden, Fletcher, Goldfarb and Shanno's method from a known curvature; points of integration stay.
    private double[] Minimised(double[] start, Matrix<double> curvature, int? heldCoordinate)
    {
        var at = Vector<double>.Build.DenseOfArray(start);
        var inverse = Inverse(curvature, heldCoordinate);
        var (loss, gradient) = LossAt(at);
        for (var step = 0; step < MostSteps; step++)
        {
            var gain = gradient * (inverse * gradient);
            if (!(gain > LeastGain))
                break;
            var size = 1.0;
            Vector<double> move;
            double next;
            Vector<double> nextGradient;
            while (true)
            {
                move = Within(at - size * (inverse * gradient), start) - at;
                (next, nextGradient) = LossAt(at + move);
                if (next <= loss + 1e-4 * move * gradient || size < 1e-3)
                    break;
                size /= 4;
            }

            if (!(next < loss))
                break;
            var change = nextGradient - gradient;
            (at, loss, gradient) = (at + move, next, nextGradient);
            if (heldCoordinate is { } held)
                change[held] = 0;
            var curved = move * change;
            if (!(curved > 1e-10))
                continue;
            var image = inverse * change;
            inverse +=
                (curved + change * image) / (curved * curved) * move.OuterProduct(move)
                - (image.OuterProduct(move) + move.OuterProduct(image)) / curved;
        }

        return [.. at];
    }

    // Far from the spreads that the points were placed for the points are no longer where the likelihood is.
    private Vector<double> Within(Vector<double> at, double[] start)
    {
        for (var i = agents + 1; i < start.Length; i++)
            at[i] = Math.Clamp(at[i], start[i] - MostLeap, start[i] + MostLeap);
        return at;
    }

    private (double Loss, Vector<double> Gradient) LossAt(Vector<double> at)
    {
        var gradient = new double[at.Count];
        return (Loss(at.AsArray(), gradient), Vector<double>.Build.Dense(gradient));
    }

    // Directions that are flat or curve downwards count as gently curved; a coordinate that is held does not move.
    private static Matrix<double> Inverse(Matrix<double> curvature, int? heldCoordinate)
    {
        var held = curvature.Clone();
        if (heldCoordinate is { } at)
        {
            held.ClearRow(at);
            held.ClearColumn(at);
            held[at, at] = 1;
        }

        var parts = held.Evd(Symmetricity.Symmetric);
        var inverse =
            parts.EigenVectors
            * Matrix<double>.Build.DenseOfDiagonalVector(parts.EigenValues.Map(value => 1 / Math.Max(Math.Abs(value.Real), 1)))
            * parts.EigenVectors.Transpose();
        if (heldCoordinate is { } fixedAt)
        {
            inverse.ClearRow(fixedAt);
            inverse.ClearColumn(fixedAt);
        }

        return inverse;
    }
}
