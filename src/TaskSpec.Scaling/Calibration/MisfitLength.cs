using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>Over how many decades of compute misfits stay alike: how likely a curve's scores are at each length.</summary>
internal sealed class MisfitLength
{
    private static readonly double[] lengths = [.5, .7, 1, 1.4, 2, 2.8, 4];

    // Fewer models tell a length from a slope no more.
    private const int LeastModels = 6;

    private readonly double most;
    private readonly double[] logs;

    private MisfitLength(double most, double[] logs) => (this.most, this.logs) = (most, logs);

    /// <summary>Of some curves, each for itself; null for those of too few models.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="rough">Where they may be.</param>
    /// <param name="stop">Ends it early.</param>
    public static IReadOnlyList<MisfitLength?> Of(
        IReadOnlyList<(Response Response, CurveData Data)> curves,
        CurveGrid rough,
        CancellationToken stop = default
    )
    {
        // Two shares stand for all: this is asked once for each length.
        rough = rough with
        {
            Shares = [rough.Shares[0], rough.Shares[rough.Shares.Length / 2]],
        };
        var prior = CurvePopulation.Prior(rough);
        var logs = (from curve in curves from decades in lengths select (curve, decades))
            .AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .Select(one =>
            {
                if (one.curve.Data.Count < LeastModels)
                    return 0;
                var grid = rough with { Decades = one.decades };
                return CurveLikelihood.Of(one.curve.Response, one.curve.Data, grid).Evidence(grid, prior);
            })
            .ToArray();
        return
        [
            .. curves.Select(
                (curve, i) =>
                    curve.Data.Count < LeastModels
                        ? null
                        // A process longer than half of what is seen of it is level and slope by another name.
                        : new MisfitLength(
                            (curve.Data.LogFlop[^1] - curve.Data.LogFlop[0]) / 2,
                            logs[(i * lengths.Length)..((i + 1) * lengths.Length)]
                        )
            ),
        ];
    }

    /// <summary>The length that makes some curves likeliest; the usual one unless they speak against it.</summary>
    public static double Likeliest(IEnumerable<MisfitLength?> some)
    {
        var curves = some.OfType<MisfitLength>().ToArray();
        if (curves.Length == 0)
            return CurveGrid.UsualDecades;
        var most = Math.Max(CurveGrid.UsualDecades, curves.Max(curve => curve.most));
        return lengths
            .Index()
            .Where(length => length.Item <= most)
            .MaxBy(length =>
                curves.Sum(curve => curve.logs[length.Index]) - Math.Pow(Math.Log2(length.Item / CurveGrid.UsualDecades), 2) / 2
            )
            .Item;
    }
}
