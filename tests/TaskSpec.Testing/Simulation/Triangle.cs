namespace TaskSpec.Testing.Simulation;

/// <summary>A lower triangular factor C of a covariance or precision C·Cᵀ.</summary>
internal sealed class Triangle(int size)
{
    private readonly double[,] entries = new double[size, size];

    /// <summary>By row and column.</summary>
    public double this[int row, int column] => entries[row, column];

    /// <summary>ln det C.</summary>
    public double LogDeterminant()
    {
        var sum = 0.0;
        for (var i = 0; i < size; i++)
            sum += Math.Log(entries[i, i]);
        return sum;
    }

    /// <summary>The factor of a matrix whose lower triangle is given (Cholesky).</summary>
    public Triangle Factor(Func<int, int, double> matrix)
    {
        for (var i = 0; i < size; i++)
        for (var j = 0; j <= i; j++)
        {
            var sum = matrix(i, j);
            for (var k = 0; k < j; k++)
                sum -= entries[i, k] * entries[j, k];
            entries[i, j] = i == j ? Math.Sqrt(sum) : sum / entries[j, j];
        }
        return this;
    }

    /// <summary>C·x, added to y.</summary>
    public void AddTo(double[] y, double[] x)
    {
        for (var i = 0; i < size; i++)
        for (var j = 0; j <= i; j++)
            y[i] += entries[i, j] * x[j];
    }

    /// <summary>C⁻¹x, in place.</summary>
    public void Solve(double[] x)
    {
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= entries[i, k] * x[k];
            x[i] /= entries[i, i];
        }
    }

    /// <summary>C⁻ᵀx, in place.</summary>
    public void SolveTransposed(double[] x)
    {
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                x[i] -= entries[k, i] * x[k];
            x[i] /= entries[i, i];
        }
    }
}
