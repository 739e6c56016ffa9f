namespace TaskSpec.Scaling.Simulation;

/// <summary>The lower triangular factor of a correlation matrix, which makes correlated normals of independent ones.</summary>
/// <remarks>
/// Rows that say nothing new get no normal of their own. What is declared of correlations may be impossible together: then a row is scaled to
/// variance 1, which is near to what was asked.
/// </remarks>
internal sealed class CorrelationFactor
{
    private const double Rounding = 1e-9;
    private readonly double[][] rows;

    /// <param name="size">How many there are.</param>
    /// <param name="correlation">Of the first, which comes later, with the second.</param>
    public CorrelationFactor(int size, Func<int, int, double> correlation)
    {
        rows = new double[size][];
        for (var i = 0; i < size; i++)
        {
            var row = rows[i] = new double[i + 1];
            var own = 1.0;
            for (var j = 0; j < i; j++)
            {
                var rest = correlation(i, j);
                for (var k = 0; k < j; k++)
                    rest -= row[k] * rows[j][k];
                row[j] = rows[j][j] > 0 ? rest / rows[j][j] : 0;
                own -= row[j] * row[j];
            }
            row[i] = own > Rounding ? Math.Sqrt(own) : 0;
            if (own >= -Rounding)
                continue;
            var length = Math.Sqrt(1 - own);
            for (var j = 0; j < i; j++)
                row[j] /= length;
        }
    }

    /// <summary>Correlated normals from independent ones.</summary>
    public double[] Of(IReadOnlyList<double> normals)
    {
        var correlated = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        for (var j = 0; j <= i; j++)
            correlated[i] += rows[i][j] * normals[j];
        return correlated;
    }
}
