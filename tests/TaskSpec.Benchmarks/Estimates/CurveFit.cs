using MathNet.Numerics.LinearAlgebra;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>u = a − B·x + c·recipe, fitted to a curve's scores; and the scores as observations of u where they say something of it.</summary>
/// <remarks>
/// The window is chosen by the fitted curve and not by the scores, and a score is taken to u along the fitted curve's tangent: so noise neither
/// selects what is seen nor is bent.
/// </remarks>
internal sealed class CurveFit
{
    // Scores leave the family by a few points, whatever the number of questions.
    private const double Misfit = .02;
    private const double Edge = .05;
    private const double Sure = 3;
    private const int Rounds = 50;

    private CurveFit(Curve curve, Vector<double> coefficients) => (Curve, Coefficients) = (curve, coefficients);

    public Curve Curve { get; }

    /// <summary>a, −B, c.</summary>
    public Vector<double> Coefficients { get; }

    /// <summary>b: Λ falls as compute to this power.</summary>
    public double Exponent => -Coefficients[1] / Math.Log(10);

    /// <summary>x₅₀ at twenty tokens a parameter.</summary>
    public double HalfWay => (Math.Log(Math.Log(2)) - Coefficients[0] - Coefficients[2] * Math.Log10(20)) / Coefficients[1];

    public static CurveFit Of(Curve curve)
    {
        var starts =
            from b in new[] { .1, .2, .4, .8 }
            from x in new[] { 16.0, 18, 20, 22, 24, 26 }
            let slope = b * Math.Log(10)
            select Vector<double>.Build.Dense([Math.Log(Math.Log(2)) + slope * x, -slope, 0]);
        var best = starts.MinBy(start => Cost(curve, start))!;
        return new(curve, Descend(curve, best));
    }

    /// <summary>The models in the window, as observations of u.</summary>
    public IReadOnlyList<(Point Point, double U, double Variance)> Window()
    {
        var found = new List<(Point, double, double)>();
        foreach (var point in Curve.Points)
        {
            var u = Latent(Coefficients, point);
            var (mean, slope) = Curve.Response.At(u);
            var variance = mean * (1 - mean) / Curve.Questions;
            var normalised = (mean - Curve.Response.Chance) / (1 - Curve.Response.Chance);
            if (normalised is < Edge or > 1 - Edge || mean - Curve.Response.Chance < Sure * Math.Sqrt(variance))
                continue;
            found.Add((point, u + (point.Score - mean) / slope, variance / (slope * slope)));
        }

        return found;
    }

    private static double Latent(Vector<double> c, Point point) => c[0] + c[1] * point.LogFlop + c[2] * point.Recipe;

    private static double Cost(Curve curve, Vector<double> coefficients) =>
        curve.Points.Sum(point =>
        {
            var mean = curve.Response.At(Latent(coefficients, point)).Mean;
            return Square(point.Score - mean) / Noise(curve, mean);
        }) + Prior(coefficients);

    // Hardly felt where anything was measured; keeps a curve at chance from going anywhere.
    private static double Prior(Vector<double> c) => Square((c[1] + .7) / 1.5) + Square(c[2]);

    private static double Noise(Curve curve, double mean) => mean * (1 - mean) / curve.Questions + Misfit * Misfit;

    // Levenberg and Marquardt.
    private static Vector<double> Descend(Curve curve, Vector<double> at)
    {
        var damping = 1e-2;
        var cost = Cost(curve, at);
        for (var round = 0; round < Rounds && damping < 1e8; round++)
        {
            var normal = Matrix<double>.Build.DenseOfDiagonalArray([0, 1 / (1.5 * 1.5), 1]);
            var gradient = Vector<double>.Build.Dense([0, -(at[1] + .7) / (1.5 * 1.5), -at[2]]);
            foreach (var point in curve.Points)
            {
                var (mean, slope) = curve.Response.At(Latent(at, point));
                var row = Vector<double>.Build.Dense([slope, slope * point.LogFlop, slope * point.Recipe]);
                normal += row.OuterProduct(row) / Noise(curve, mean);
                gradient += row * ((point.Score - mean) / Noise(curve, mean));
            }

            for (var i = 0; i < 3; i++)
                normal[i, i] *= 1 + damping;
            var next = at + normal.Solve(gradient);
            var nextCost = Cost(curve, next);
            if (nextCost < cost)
                (at, cost, damping) = (next, nextCost, damping / 5);
            else
                damping *= 5;
        }

        return at;
    }

    private static double Square(double x) => x * x;
}
