using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>The curves that are held possible: exponents, half-way points, misfits, and what a model fixes once.</summary>
/// <param name="LogExponents">ln b, evenly.</param>
/// <param name="Halves">x₅₀ in log10 FLOP, evenly.</param>
/// <param name="Misfits">Standard deviations of the misfit in u.</param>
/// <param name="Shares">The share of y(1 − y) that no number of items averages out: the correlation of two items' outcomes.</param>
/// <param name="Floors">Standard deviations, in score, of where chance really is about where it is said to be.</param>
/// <remarks>docs/model.md §15.</remarks>
internal sealed record CurveGrid(double[] LogExponents, double[] Halves, double[] Misfits, double[] Shares, double[] Floors)
{
    /// <summary>Over how many decades of compute a misfit stays alike.</summary>
    public double Decades { get; init; } = UsualDecades;

    /// <summary>How long a misfit stays alike unless results speak against it.</summary>
    public const double UsualDecades = 1;

    private const double LeastExponent = .03;
    private const double MostExponent = 1.2;

    /// <summary>How many decades beyond the largest model a calibration looks: two beyond a target that is two beyond the ladder.</summary>
    public const double DecadesBeyond = 4;

    /// <summary>Curves for a calibration.</summary>
    /// <param name="from">The smallest model, in log10 FLOP.</param>
    /// <param name="to">The largest.</param>
    /// <param name="coarse">Whether there are so many tasks that less must do.</param>
    public static CurveGrid Of(double from, double to, bool coarse = false) =>
        coarse
            ? new(
                Spaced(Math.Log(LeastExponent), Math.Log(MostExponent), 9),
                Steps(from - Priors.DecadesBelow, to + DecadesBeyond, .4),
                [.05, .12, .25, .5, 1, 2],
                [0, 3e-4, 3e-3, .03, .3],
                [0, .03]
            )
            : new(
                Spaced(Math.Log(LeastExponent), Math.Log(MostExponent), 13),
                Steps(from - Priors.DecadesBelow, to + DecadesBeyond, .2),
                [.05, .1, .2, .4, .7, 1.2, 2],
                [0, 3e-4, 1e-3, 4e-3, .02, .1, 1],
                [0, .015, .04]
            );

    /// <summary>How many responses are held possible; 1 where it is known.</summary>
    public int Shapes { get; init; } = 1;

    /// <summary>Curves for a forecast, so coarse that thousands of scores can be forecast.</summary>
    /// <param name="from">The smallest model, in log10 FLOP.</param>
    /// <param name="target">The model to forecast.</param>
    /// <param name="shapes">How many responses are held possible.</param>
    public static CurveGrid ForForecast(double from, double target, int shapes) =>
        Of(from, target, coarse: true) with
        {
            Halves = Steps(from - Priors.DecadesBelow, target + Priors.DecadesBeyondTarget, .4),
            Shapes = shapes,
        };

    /// <summary>Fewer curves, where only models are to be placed.</summary>
    public CurveGrid Coarser() =>
        this with
        {
            Halves = [.. Halves.Where((_, i) => i % 2 == 0)],
            Misfits = [.1, .35, 1.2],
            Shares = [0, 3e-3, .03, .3],
            Floors = [0],
        };

    /// <summary>Exponents times half-way points.</summary>
    public int Places => LogExponents.Length * Halves.Length;

    /// <summary>Responses times misfits times shares times floors.</summary>
    public int Spreads => Shapes * Misfits.Length * Shares.Length * Floors.Length;

    /// <summary>One of them.</summary>
    public (double Misfit, double Share, double Floor) Spread(int index) =>
        (
            Misfits[index / (Shares.Length * Floors.Length) % Misfits.Length],
            Shares[index / Floors.Length % Shares.Length],
            Floors[index % Floors.Length]
        );

    /// <summary>Which response it is of.</summary>
    public int ShapeOf(int index) => index / (Misfits.Length * Shares.Length * Floors.Length);

    private static double[] Spaced(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + (to - from) * i / (count - 1))];

    private static double[] Steps(double from, double to, double step) =>
        Spaced(from, to, (int)Math.Ceiling((to - from) / step) + 1);
}
