namespace TaskSpec.Measurement;

/// <summary>Sobol points in the unit cube (direction numbers of Joe and Kuo 2008), for averages over few dimensions.</summary>
/// <remarks>A whole power of two of them: at 1,024 points a mean of a smooth function in 4 dimensions is good to about 2e-3.</remarks>
internal static class Sobol
{
    /// <summary>Dimensions that have direction numbers here.</summary>
    public const int Dimensions = 10;

    private const int Bits = 20;

    // Per dimension from the second: degree, coefficients and first direction numbers of its primitive polynomial.
    private static readonly int[][] Directions =
    [
        [1, 0, 1],
        [2, 1, 1, 3],
        [3, 1, 1, 3, 1],
        [3, 2, 1, 1, 1],
        [4, 1, 1, 1, 3, 3],
        [4, 4, 1, 3, 5, 13],
        [5, 2, 1, 1, 5, 5, 17],
        [5, 4, 1, 1, 5, 5, 5],
        [5, 7, 1, 1, 7, 11, 19],
    ];

    /// <summary>The first <paramref name="count"/> points of one dimension from 0, each in the middle of its cell.</summary>
    public static double[] Coordinates(int count, int dimension)
    {
        var directions = DirectionsOf(dimension);
        var points = new double[count];
        for (var i = 0; i < count; i++)
        {
            uint bits = 0;
            for (var bit = 0; bit < Bits; bit++)
                if ((i >> bit & 1) != 0)
                    bits ^= directions[bit];
            points[i] = bits / (double)(1u << Bits) + 0.5 / count;
        }
        return points;
    }

    private static uint[] DirectionsOf(int dimension)
    {
        var v = new uint[Bits];
        if (dimension == 0)
        {
            for (var i = 0; i < Bits; i++)
                v[i] = 1u << (Bits - 1 - i);
            return v;
        }
        var numbers = Directions[dimension - 1];
        int degree = numbers[0],
            coefficients = numbers[1];
        for (var i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                v[i] = (uint)numbers[2 + i] << (Bits - 1 - i);
                continue;
            }
            v[i] = v[i - degree] ^ (v[i - degree] >> degree);
            for (var k = 1; k < degree; k++)
                if ((coefficients >> (degree - 1 - k) & 1) != 0)
                    v[i] ^= v[i - k];
        }
        return v;
    }
}
