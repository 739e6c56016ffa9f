using MathNet.Numerics.LinearAlgebra;
using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Correlations;

/// <summary>The eigenvalues of a correlation matrix, and in how many dimensions the series vary.</summary>
public sealed class Spectrum
{
    private Spectrum(double[] values, int rows) => (Values, Rows) = (values, rows);

    /// <summary>Eigenvalues, the largest first. They add up to the number of series.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Over how many complete rows.</summary>
    public int Rows { get; }

    /// <summary>Each eigenvalue's share of their sum.</summary>
    public IEnumerable<double> Shares => Values.Select(value => value / Values.Sum());

    /// <summary>(Σλ)²/Σλ²: how many directions the series vary in.</summary>
    public double ParticipationRatio => EffectiveNumber.OfWeights(Values);

    /// <summary>exp(−Σ s ln s) of the shares s: the same, where small directions count for more.</summary>
    public double EntropyDimension => Math.Exp(-Shares.Where(share => share > 0).Sum(share => share * Math.Log(share)));

    /// <summary>Those of the correlations between series, over the places where none lacks a value.</summary>
    /// <param name="series">Of one length.</param>
    /// <param name="table">Their correlations, if they are known already; they are those where no value is missing.</param>
    /// <returns>Null with fewer than three such places, or if one is constant over them.</returns>
    public static Spectrum? Of(IReadOnlyList<double[]> series, CorrelationTable? table = null)
    {
        var rows = series[0].Length;
        if (table is { IsComplete: true } && series.Count <= rows)
            return new(Eigenvalues(Matrix<double>.Build.Dense(table.Count, table.Count, (i, j) => table[i, j])), rows);
        int[] complete = [.. Enumerable.Range(0, rows).Where(i => series.All(one => !double.IsNaN(one[i])))];
        if (complete.Length < 3)
            return null;
        var standard = Matrix<double>.Build.Dense(complete.Length, series.Count, (row, column) => series[column][complete[row]]);
        return Of(standard) is { } values ? new(values, complete.Length) : null;
    }

    /// <summary>The same of a matrix whose columns are the series.</summary>
    internal static double[]? Of(Matrix<double> data)
    {
        for (var column = 0; column < data.ColumnCount; column++)
        {
            var values = data.Column(column);
            values -= values.Average();
            var length = values.L2Norm();
            if (length < 1e-12)
                return null;
            data.SetColumn(column, values / length);
        }

        // Both products have the same eigenvalues but for zeros.
        var isWide = data.ColumnCount > data.RowCount;
        var product = isWide ? data.TransposeAndMultiply(data) : data.TransposeThisAndMultiply(data);
        return [.. Eigenvalues(product), .. Enumerable.Repeat(0.0, isWide ? data.ColumnCount - data.RowCount : 0)];
    }

    private static double[] Eigenvalues(Matrix<double> product) =>
        [.. product.Evd(Symmetricity.Symmetric).EigenValues.Select(value => Math.Max(0, value.Real)).OrderDescending()];
}
