namespace TaskSpec.Measurement;

/// <summary>Nodes and weights with Σ w f(z) = E f(Z), Z standard normal; exact for polynomials of degree 2n − 1.</summary>
internal sealed class GaussHermite
{
    /// <summary>For misfit and sampling noise, which are narrow against the response.</summary>
    public static readonly GaussHermite Eleven = new(11);

    /// <summary>For the spread of the tasks' midpoints, which may be wider than the response.</summary>
    public static readonly GaussHermite TwentyOne = new(21);

    public readonly double[] Nodes;
    public readonly double[] Weights;

    private GaussHermite(int count)
    {
        Nodes = new double[count];
        Weights = new double[count];
        // Sturm: the number of sign changes in the orthonormal sequence up to degree n is the number of roots above z.
        for (var i = 0; i < count; i++)
        {
            double low = -10,
                high = 10;
            for (var step = 0; step < 64; step++)
            {
                var middle = 0.5 * (low + high);
                if (RootsAbove(middle, count) > count - 1 - i)
                    low = middle;
                else
                    high = middle;
            }
            Nodes[i] = 2 * i + 1 == count ? 0 : 0.5 * (low + high);
            Weights[i] = Weight(Nodes[i], count);
        }
    }

    private static int RootsAbove(double z, int degree)
    {
        double before = 1,
            value = z;
        var changes = value < 0 ? 1 : 0;
        for (var k = 1; k < degree; k++)
        {
            var next = (z * value - Math.Sqrt(k) * before) / Math.Sqrt(k + 1);
            if ((next < 0) != (value < 0))
                changes++;
            (before, value) = (value, next);
        }
        return changes;
    }

    // The Christoffel number: 1 / Σ_{k<n} p_k(z)², p_k orthonormal.
    private static double Weight(double z, int degree)
    {
        double before = 0,
            value = 1,
            sum = 0;
        for (var k = 0; k < degree; k++)
        {
            sum += value * value;
            (before, value) = (value, (z * value - Math.Sqrt(k) * before) / Math.Sqrt(k + 1));
        }
        return 1 / sum;
    }
}
