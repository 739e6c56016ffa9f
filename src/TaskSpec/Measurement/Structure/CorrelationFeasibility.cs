namespace TaskSpec.Measurement;

/// <summary>Which correlations of pass-or-fail outcomes can occur at all, given how often each passes.</summary>
/// <remarks>Correlations that are derived from shared steps always can. docs/model.md §5.</remarks>
public static class CorrelationFeasibility
{
    /// <summary>The least and greatest φ that two pass rates in (0, 1) allow (Fréchet).</summary>
    public static (double Least, double Greatest) Bounds(double first, double second)
    {
        var scale = Math.Sqrt(first * (1 - first) * second * (1 - second));
        var product = first * second;
        return ((Math.Max(0, first + second - 1) - product) / scale, (Math.Min(first, second) - product) / scale);
    }

    /// <summary>P(both pass) from φ.</summary>
    public static double Joint(double first, double second, double phi) =>
        first * second + phi * Math.Sqrt(first * (1 - first) * second * (1 - second));

    /// <summary>
    /// Whether some joint law of three outcomes has these pass rates and correlations: the eight probabilities depend on one free number,
    /// P(all pass), and must all be at least 0. Stricter than positive definiteness.
    /// </summary>
    public static bool Triple(double a, double b, double c, double ab, double ac, double bc)
    {
        double jointAb = Joint(a, b, ab),
            jointAc = Joint(a, c, ac),
            jointBc = Joint(b, c, bc);
        var least = Math.Max(Math.Max(0, jointAb + jointAc - a), Math.Max(jointAb + jointBc - b, jointAc + jointBc - c));
        var greatest = Math.Min(Math.Min(jointAb, jointAc), Math.Min(jointBc, 1 - a - b - c + jointAb + jointAc + jointBc));
        return least <= greatest + 1e-12;
    }

    /// <summary>The least and greatest φ of the second and third outcome that the first's with each of them leave; at least one value.</summary>
    public static (double Least, double Greatest) ThirdBounds(double a, double b, double c, double ab, double ac)
    {
        double jointAb = Joint(a, b, ab),
            jointAc = Joint(a, c, ac);
        var least = Math.Max(Math.Max(0, b + c - 1), Math.Max(jointAb + jointAc - a, a + b + c - 1 - jointAb - jointAc));
        var greatest = Math.Min(Math.Min(b, c), Math.Min(b - jointAb + jointAc, c - jointAc + jointAb));
        var scale = Math.Sqrt(b * (1 - b) * c * (1 - c));
        return ((least - b * c) / scale, (greatest - b * c) / scale);
    }

    /// <summary>Whether a symmetric matrix, n × n, has no eigenvalue below 0 but for rounding: by elimination with the largest pivot first.</summary>
    /// <remarks>Higham, Analysis of the Cholesky decomposition of a semi-definite matrix, 1990.</remarks>
    public static bool IsPositiveSemidefinite(double[,] matrix)
    {
        const double rounding = 1e-10;
        var m = (double[,])matrix.Clone();
        var left = Enumerable.Range(0, m.GetLength(0)).ToList();
        while (left.Count > 0)
        {
            var pivot = left.OrderByDescending(i => m[i, i]).First();
            if (m[pivot, pivot] <= rounding)
                return left.All(i => m[i, i] >= -rounding && left.All(j => Math.Abs(m[i, j]) <= Math.Sqrt(rounding)));
            left.Remove(pivot);
            foreach (var i in left)
            foreach (var j in left)
                m[i, j] -= m[i, pivot] * m[pivot, j] / m[pivot, pivot];
        }

        return true;
    }

    /// <summary>Determinant of a correlation matrix, n × n, by elimination; not above 0 means that no outcomes have it, or redundant ones.</summary>
    public static double Determinant(double[,] correlations)
    {
        var m = (double[,])correlations.Clone();
        var n = m.GetLength(0);
        var determinant = 1.0;
        for (var k = 0; k < n; k++)
        {
            determinant *= m[k, k];
            if (m[k, k] <= 0)
                return Math.Min(0, determinant);
            for (var r = k + 1; r < n; r++)
            for (var c = n - 1; c >= k; c--)
                m[r, c] -= m[r, k] / m[k, k] * m[k, c];
        }
        return determinant;
    }
}
