using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Calibration;

/// <summary>Scores drawn from the measurement model, whose truth is known.</summary>
internal static class Simulated
{
    /// <summary>Scores of one task over an even ladder.</summary>
    /// <param name="task">Its name.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="exponent">b.</param>
    /// <param name="half">x₅₀.</param>
    /// <param name="misfit">Standard deviation in u, over a decade.</param>
    /// <param name="models">How many, from 1e17 to 1e22 FLOP.</param>
    /// <param name="items">Behind each score.</param>
    /// <param name="family">The recipe.</param>
    /// <param name="effect">What moves u of each model besides.</param>
    public static IEnumerable<ScoreRow> Task(
        string task,
        int seed,
        double exponent,
        double half,
        double misfit,
        int models = 24,
        int items = 1000,
        string family = "one",
        Func<int, double>? effect = null
    )
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, models).Select(i => 17 + 5.0 * i / (models - 1))];
        var off = Process(x, random);
        for (var i = 0; i < models; i++)
        {
            var u = Math.Log(Math.Log(2)) - exponent * Math.Log(10) * (x[i] - half) + misfit * off[i] + (effect?.Invoke(i) ?? 0);
            var p = Math.Exp(-Math.Exp(u));
            var passed = MathNet.Numerics.Distributions.Binomial.Sample(random, p, items);
            yield return new($"{family}-{i:00}", task, "acc", (double)passed / items)
            {
                Family = family,
                Flop = Math.Pow(10, x[i]),
                N = items,
            };
        }
    }

    public static CalibrationReport Calibrated(IEnumerable<ScoreRow> rows)
    {
        ScoreRow[] all = [.. rows];
        return EvidenceBuilder.Of(
            new(
                [.. all.Select(row => row.Task).Distinct().Select(task => new CalibratedFamily(task, "acc", new AllRight()))],
                all
            )
        );
    }

    // A Gaussian process of unit variance and length, by a Cholesky factor of its covariance.
    private static double[] Process(double[] x, Random random)
    {
        var covariance = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(
            x.Length,
            x.Length,
            (i, j) => Math.Exp(-.5 * (x[i] - x[j]) * (x[i] - x[j])) + (i == j ? 1e-8 : 0)
        );
        var normals = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(x.Length, _ => random.NextNormal());
        return [.. covariance.Cholesky().Factor * normals];
    }
}
