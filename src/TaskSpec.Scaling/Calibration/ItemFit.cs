using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>
/// u of a model and an item: straight in compute, or each model's own, plus the item's own place, which is normal with a given spread and integrated. Success has
/// probability e^−Λ. All attempts of a model at an item count as one: what a model fixes once for all of them would else be taken for certainty.
/// </summary>
internal sealed class ItemFit
{
    private const int Rounds = 60;
    private const double Edge = 1e-6;

    private readonly double[] levels;
    private readonly double[] places;

    private ItemFit(double[] levels, double[] places, double slope, double log) =>
        (this.levels, this.places, Slope, Log) = (levels, places, slope, log);

    /// <summary>By how much u falls in a decade of compute.</summary>
    public double Slope { get; }

    /// <summary>The log likelihood.</summary>
    public double Log { get; }

    /// <summary>The probability that the model passes the item.</summary>
    public double RateOf(AttemptComponents.Cell cell) => Rate(levels[cell.Model] + places[cell.Item]);

    public static ItemFit Of(AttemptComponents.Cell[] cells, int models, int items, double spread, bool byCompute)
    {
        var rule = GaussHermite.TwentyOne;
        var byItem = cells.GroupBy(cell => cell.Item).Select(group => group.ToArray()).ToArray();
        var axis = new double[models];
        foreach (var cell in cells)
            axis[cell.Model] = byCompute ? cell.Axis : 0;
        var centre = axis.Average();
        var levels = new double[models];
        double slope = 0,
            log = 0;
        var weights = new double[items][];
        // Expectation over the items' places, then a step of Fisher's scoring.
        for (var round = 0; round < Rounds; round++)
        {
            log = 0;
            double[] gradient = new double[models],
                information = new double[models];
            foreach (var item in byItem)
            {
                var own = weights[item[0].Item] ??= new double[rule.Nodes.Length];
                log += Weigh(item, levels, spread, rule, own);
                foreach (var cell in item)
                {
                    var share = cell.Passed / cell.Attempts;
                    for (var k = 0; k < own.Length; k++)
                    {
                        var (first, second) = Score(levels[cell.Model] + spread * rule.Nodes[k], share);
                        gradient[cell.Model] += own[k] * first;
                        information[cell.Model] += own[k] * second;
                    }
                }
            }

            var moved = byCompute
                ? Line(axis, centre, gradient, information, levels, ref slope)
                : Free(gradient, information, levels);
            if (moved < 1e-5)
                break;
        }

        var places = new double[items];
        foreach (var item in byItem)
        {
            for (var k = 0; k < rule.Nodes.Length; k++)
                places[item[0].Item] += weights[item[0].Item][k] * spread * rule.Nodes[k];
        }

        return new(levels, places, -slope, log);
    }

    private static double Rate(double u) => Math.Clamp(Math.Exp(-Math.Exp(u)), Edge, 1 - Edge);

    // The derivative of the log likelihood of a share passed, and Fisher's information.
    private static (double, double) Score(double u, double share)
    {
        var p = Rate(u);
        var fall = -Math.Exp(Math.Min(u, 4)) * p;
        return ((share - p) / (p * (1 - p)) * fall, fall * fall / (p * (1 - p)));
    }

    private static double Weigh(AttemptComponents.Cell[] item, double[] levels, double spread, GaussHermite rule, double[] into)
    {
        var best = double.NegativeInfinity;
        for (var k = 0; k < into.Length; k++)
        {
            into[k] = Math.Log(rule.Weights[k]);
            foreach (var cell in item)
            {
                var p = Rate(levels[cell.Model] + spread * rule.Nodes[k]);
                var share = cell.Passed / cell.Attempts;
                into[k] += share * Math.Log(p) + (1 - share) * Math.Log(1 - p);
            }

            best = Math.Max(best, into[k]);
        }

        var total = 0.0;
        for (var k = 0; k < into.Length; k++)
            total += into[k] = Math.Exp(into[k] - best);
        for (var k = 0; k < into.Length; k++)
            into[k] /= total;
        return best + Math.Log(total);
    }

    private static double Free(double[] gradient, double[] information, double[] levels)
    {
        var moved = 0.0;
        for (var m = 0; m < levels.Length; m++)
        {
            // A weak normal prior keeps a model that passes all or nothing from going anywhere.
            var step = Math.Clamp((gradient[m] - levels[m] / 9) / (information[m] + 1.0 / 9), -1, 1);
            levels[m] += step;
            moved = Math.Max(moved, Math.Abs(step));
        }

        return moved;
    }

    private static double Line(
        double[] axis,
        double centre,
        double[] gradient,
        double[] information,
        double[] levels,
        ref double slope
    )
    {
        double g0 = 0,
            g1 = 0,
            i00 = 1e-3,
            i01 = 0,
            i11 = 1e-3;
        for (var m = 0; m < levels.Length; m++)
        {
            var x = axis[m] - centre;
            (g0, g1) = (g0 + gradient[m], g1 + gradient[m] * x);
            (i00, i01, i11) = (i00 + information[m], i01 + information[m] * x, i11 + information[m] * x * x);
        }

        var determinant = i00 * i11 - i01 * i01;
        var level = Math.Clamp((i11 * g0 - i01 * g1) / determinant, -1, 1);
        var steeper = Math.Clamp((i00 * g1 - i01 * g0) / determinant, -.5, .5);
        slope += steeper;
        for (var m = 0; m < levels.Length; m++)
            levels[m] += level + steeper * (axis[m] - centre);
        return Math.Max(Math.Abs(level), Math.Abs(steeper));
    }
}
