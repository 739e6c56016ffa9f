using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>Tasks of one curve within a suite.</summary>
/// <param name="Response">How their score responds, anchored so that Λ = ln 2 is half way.</param>
/// <param name="HalfWayLogFlop">Where in log10 FLOP the middle one is half way.</param>
/// <param name="Spread">Standard deviation of their positions, as the suite shows it, in decades, at least 0.</param>
/// <param name="Weight">Their weight in the suite's score, at least 0.</param>
public readonly record struct CurvePart(Response Response, double HalfWayLogFlop, double Spread, double Weight);

/// <summary>How suddenly a score rises with compute.</summary>
/// <param name="Decades">Decades of compute from 10 % to 90 % of the score's range.</param>
/// <param name="Deviation">
/// The rise as a distribution over log10 FLOP: its standard deviation, sqrt(Var(m) + τ²) of positions m and single rises τ, where τ is
/// πs/√3 for a logistic curve of scale s and π/(√6 b ln 10) for exact match.
/// </param>
/// <remarks>With the exponent b = 0.3. Tasks that differ in nothing rise as suddenly as one, however many they are. docs/model.md §5.</remarks>
public readonly record struct Sharpness(double Decades, double Deviation)
{
    private static readonly double Slope = Priors.UsualExponent * Math.Log(10);
    private static readonly double HalfWay = Math.Log(Math.Log(2));
    private static readonly Memo<Response, (double Range, double Mean, double Variance)> Rises = new(256, RiseOf);

    /// <summary>The sharpness of the weighted mean of several curves; zeros where nothing rises.</summary>
    public static Sharpness Of(IReadOnlyList<CurvePart> parts)
    {
        var rising = parts
            .Select(part => (Part: part, Rise: Rises[part.Response]))
            .Select(x => (x.Part, x.Rise, Weight: x.Part.Weight * x.Rise.Range))
            .Where(x => x.Weight > 0)
            .ToList();
        var total = rising.Sum(x => x.Weight);
        if (!(total > 0))
            return default;
        var mean = rising.Sum(x => x.Weight * (x.Part.HalfWayLogFlop + x.Rise.Mean)) / total;
        var variance =
            rising.Sum(x =>
                x.Weight * (Square(x.Part.HalfWayLogFlop + x.Rise.Mean - mean) + x.Part.Spread * x.Part.Spread + x.Rise.Variance)
            ) / total;
        // One table for each response; positions are mixed where the score is asked for, which is at a hundred points.
        var rule = GaussHermite.TwentyOne;
        var curves = rising
            .GroupBy(x => (x.Part.Response, x.Part.HalfWayLogFlop, x.Part.Spread))
            .Select(same => (same.Key, Weight: same.Sum(x => x.Part.Weight), ResponseTable.Of(same.Key.Response, 0).Mean))
            .ToList();
        return new(At(.9) - At(.1), Math.Sqrt(variance));

        double At(double share)
        {
            var (low, high) = (Score(-1e3), Score(1e3));
            double from = mean - 60,
                to = mean + 60;
            for (var i = 0; i < 50; i++)
            {
                var middle = 0.5 * (from + to);
                if (Score(middle) < low + share * (high - low))
                    from = middle;
                else
                    to = middle;
            }

            return 0.5 * (from + to);
        }

        double Score(double logFlop)
        {
            var score = 0.0;
            foreach (var (curve, weight, table) in curves)
            {
                var u = HalfWay - Slope * (logFlop - curve.HalfWayLogFlop);
                for (var k = 0; k < rule.Nodes.Length; k++)
                    score += weight * rule.Weights[k] * LatentGrid.Linear(table, u + Slope * curve.Spread * rule.Nodes[k]);
            }

            return score;
        }
    }

    // The rise of one curve over log10 FLOP, from where it is half way: its height, mean and variance.
    private static (double Range, double Mean, double Variance) RiseOf(Response response)
    {
        var table = ResponseTable.Of(response, 0).Mean;
        double range = 0,
            sum = 0,
            squares = 0;
        for (var i = 0; i + 1 < table.Length; i++)
        {
            var at = (HalfWay - 0.5 * (LatentGrid.At(i) + LatentGrid.At(i + 1))) / Slope;
            var rise = table[i] - table[i + 1];
            range += rise;
            sum += rise * at;
            squares += rise * at * at;
        }

        return range > 1e-9 ? (range, sum / range, Math.Max(0, squares / range - Square(sum / range))) : default;
    }

    private static double Square(double x) => x * x;
}
