using MathNet.Numerics.LinearAlgebra;
using TaskSpec.Testing;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>Scores drawn from plain beliefs at the models and questions of real curves: whether the estimates find them again.</summary>
internal static class Simulated
{
    // To the target, from the largest model.
    private const double DecadesAhead = 2;

    public static IReadOnlyList<Curve> From(IReadOnlyList<Curve> curves)
    {
        var random = new Random(2);
        var all = curves.SelectMany(curve => curve.Points).Select(point => point.LogFlop).ToArray();
        var (low, high) = (all.Min(), all.Max() + DecadesAhead + Reference.Curves.DecadesBeyondTarget);
        return [.. curves.Select(Drawn)];

        Curve Drawn(Curve curve)
        {
            var exponent = Reference.Curves.Exponents[random.Next(Reference.Curves.Exponents.Count)].Value;
            var halfWay = low + (high - low) * random.NextDouble();
            var misfits = MisfitsAt(curve.Points, random);
            return curve with { Points = [.. curve.Points.Select((point, i) => point with { Score = ScoreAt(point, i) })] };

            double ScoreAt(Point point, int i)
            {
                var u = Math.Log(Math.Log(2)) - exponent * Math.Log(10) * (point.LogFlop - halfWay) + misfits[i];
                var mean = curve.Response.At(u).Mean;
                return Math.Clamp(mean + Math.Sqrt(mean * (1 - mean) / curve.Questions) * NextNormal(random), 0, 1);
            }
        }
    }

    private static Vector<double> MisfitsAt(IReadOnlyList<Point> points, Random random)
    {
        var covariance = Matrix<double>.Build.Dense(
            points.Count,
            points.Count,
            (i, j) =>
                Math.Pow(Reference.Curves.Misfits[0].Value, 2)
                    * Math.Exp(-.5 * Math.Pow((points[i].LogFlop - points[j].LogFlop) / Reference.Curves.MisfitDecades, 2))
                + (i == j ? 1e-8 : 0)
        );
        return covariance.Cholesky().Factor * Vector<double>.Build.Dense(points.Count, _ => NextNormal(random));
    }

    // Box and Muller.
    private static double NextNormal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
