using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>Gauss's quadrature of a law of some values: fewer values and weights with the same first 2n − 1 moments.</summary>
/// <remarks>Orthogonal polynomials by Stieltjes' recurrence; their roots by bisection, which so few need no more than.</remarks>
internal static class DiscreteGauss
{
    private const int Scan = 4_096;
    private const int Halvings = 60;

    /// <summary>The law in so many values, or as it is where it has no more.</summary>
    public static EquatableArray<Believed> Of(EquatableArray<Believed> law, int points)
    {
        var kept = law.Where(one => one.Weight > 0).ToArray();
        if (kept.Length <= points)
            return kept.ToEquatableArray();
        var all = kept.Sum(one => one.Weight);
        double[] shift = new double[points],
            scale = new double[points];
        double[] before = new double[kept.Length],
            now = [.. kept.Select(_ => 1.0)];
        var last = 1.0;
        for (var k = 0; k < points; k++)
        {
            double norm = 0,
                first = 0;
            for (var i = 0; i < kept.Length; i++)
            {
                var weight = kept[i].Weight / all * now[i] * now[i];
                norm += weight;
                first += weight * kept[i].Value;
            }

            (shift[k], scale[k]) = (first / norm, k == 0 ? 0 : norm / last);
            last = norm;
            for (var i = 0; i < kept.Length; i++)
                (before[i], now[i]) = (now[i], (kept[i].Value - shift[k]) * now[i] - scale[k] * before[i]);
        }

        return Roots(kept.Min(one => one.Value), kept.Max(one => one.Value), x => At(x, points))
            .Select(Weighted)
            .ToEquatableArray();

        double At(double x, int degree)
        {
            double lower = 0,
                value = 1;
            for (var k = 0; k < degree; k++)
                (lower, value) = (value, (x - shift[k]) * value - scale[k] * lower);
            return value;
        }

        // Christoffel's number: one over the sum of the squared orthonormal polynomials.
        Believed Weighted(double root)
        {
            double sum = 0,
                norm = 1;
            for (var k = 0; k < points; k++)
            {
                norm *= k == 0 ? 1 : scale[k];
                sum += At(root, k) * At(root, k) / norm;
            }

            return new(root, 1 / sum);
        }
    }

    private static IEnumerable<double> Roots(double low, double high, Func<double, double> of)
    {
        var margin = 1e-9 * (high - low);
        var from = low - margin;
        var step = (high - low + 2 * margin) / Scan;
        for (var i = 0; i < Scan; i++)
        {
            double left = from + i * step,
                right = left + step;
            if (of(left) * of(right) > 0)
                continue;
            for (var half = 0; half < Halvings; half++)
            {
                var middle = (left + right) / 2;
                if (of(left) * of(middle) <= 0)
                    right = middle;
                else
                    left = middle;
            }

            yield return (left + right) / 2;
        }
    }
}
