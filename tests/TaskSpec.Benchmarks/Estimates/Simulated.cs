using MathNet.Numerics.LinearAlgebra;
using TaskSpec.Measurement;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>Scores drawn from the priors at the models and questions of real curves: what the estimates would be if the defaults were right.</summary>
internal static class Simulated
{
    // To the target, from the largest model.
    private const double DecadesAhead = 2;

    public static IReadOnlyList<Curve> From(IReadOnlyList<Curve> curves)
    {
        var random = new Random(2);
        var all = curves.SelectMany(curve => curve.Points).Select(point => point.LogFlop).ToArray();
        var (low, high) = (all.Min(), all.Max() + DecadesAhead + Priors.DecadesBeyondTarget);
        return [.. curves.Select(Drawn)];

        Curve Drawn(Curve curve)
        {
            var exponent = Priors.Exponents[random.Next(Priors.Exponents.Count)];
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
                Math.Pow(Priors.Misfit, 2)
                    * Math.Exp(-.5 * Math.Pow((points[i].LogFlop - points[j].LogFlop) / Priors.MisfitDecades, 2))
                + (i == j ? 1e-8 : 0)
        );
        return covariance.Cholesky().Factor * Vector<double>.Build.Dense(points.Count, _ => NextNormal(random));
    }

    // Box and Muller.
    private static double NextNormal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
