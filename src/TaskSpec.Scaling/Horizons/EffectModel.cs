namespace TaskSpec.Scaling.Horizons;

/// <summary>The likelihood of all cells with the effects integrated out, over coordinates: levels, slope, and logarithms of spreads.</summary>
internal sealed class EffectModel
{
    /// <summary>A spread that is as good as none: a tenth of the log surprisal.</summary>
    public const double LeastSpread = 0.1;

    /// <summary>The largest logarithm of a spread.</summary>
    public const double LogMostSpread = 2;

    /// <summary>One that is as good as that of none.</summary>
    public const double LogNoSpread = -4;

    private const int Passes = 6;
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
    public int Parameters => SlopeAt + 1 + spreads.Length;

    /// <summary>The coordinate of the slope; those of spreads follow it.</summary>
    public int SlopeAt => agents;

    /// <summary>The coordinate of an effect's spread; that of the slope without such an effect.</summary>
    public int SpreadAt(Effects effect) => SlopeAt + 1 + Array.IndexOf(spreads, effect);

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

    /// <summary>The spread at a coordinate.</summary>
    public static double Spread(double at) => Math.Sqrt(LeastSpread * LeastSpread + Math.Exp(2 * Math.Min(at, LogMostSpread)));

    /// <summary>A spread as it is shown: 0 where it is as good as none.</summary>
    public static double Seen(double spread) => spread < Math.Sqrt(2) * LeastSpread ? 0 : spread;

    /// <summary>At given values.</summary>
    public double LogLikelihood(EffectPoint point)
    {
        var at = Coordinates(point.Agents, point.Slope, point);
        Start(at);
        return -Loss(at, new double[at.Length]);
    }

    /// <summary>For each cell the mean of a function of η over the effects' posterior at some coordinates.</summary>
    public (EffectCell Cell, double Mean)[] Expect(double[] at, Func<EffectCell, Func<double, double>> value)
    {
        Loss(at, new double[at.Length]);
        var point = Point(at);
        var built = curves.At(point.Noise);
        return [.. blocks.SelectMany(block => block.Expect(point, built, value))];
    }

    /// <summary>A cell's log-likelihood at a spread of the noise, or that of any other runs.</summary>
    public CellCurve CurveOf(double right, double wrong, double noise)
    {
        var place = curves.Place(right, wrong);
        return curves.At(noise)[place];
    }

    /// <summary>The spread of one kind of effect.</summary>
    public static double Of(EffectPoint point, Effects effect) =>
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
                    .. agent.Select(cell =>
                    {
                        // Those held out have a curve too: it is asked for when they are foretold.
                        var curve = curves.Place(cell.Right, cell.Wrong);
                        return new BlockCell(Array.BinarySearch(tasks, cell.Task), cell, held.Contains(cell) ? -1 : curve);
                    }),
                ]
            ),
        ];
        return new(members, tasks.Length, precision);
    }

    /// <summary>Moves the points of integration to where the posterior is at some coordinates.</summary>
    public void Adapt(double[] at)
    {
        Loss(at, new double[at.Length]);
        var point = Point(at);
        foreach (var block in blocks)
            block.Adapt(point);
    }

    /// <summary>The negative log-likelihood at some coordinates, with its gradient.</summary>
    public double Loss(ReadOnlySpan<double> at, Span<double> gradient)
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
}
