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
    public IEnumerable<double> Shares
    {
        get
        {
            var sum = Values.Sum();
            return Values.Select(value => value / sum);
        }
    }

    /// <summary>(Σλ)²/Σλ²: how many directions the series vary in.</summary>
    public double ParticipationRatio => EffectiveNumber.OfWeights(Values);

    /// <summary>exp(−Σ s ln s) of the shares s: the same, where small directions count for more.</summary>
    public double EntropyDimension => Math.Exp(-Shares.Where(share => share > 0).Sum(share => share * Math.Log(share)));

    /// <summary>Those of the correlations between series, over the places where none lacks a value.</summary>
    /// <param name="series">Of one length.</param>
    /// <returns>Null with fewer than three such places, or if one is constant over them.</returns>
    public static Spectrum? Of(IReadOnlyList<double[]> series)
    {
        int[] complete = [.. Enumerable.Range(0, series[0].Length).Where(i => series.All(one => !double.IsNaN(one[i])))];
        return complete.Length < 3 || StandardSeries.Of(series, complete) is not { } standard ? null : Of(standard);
    }

    /// <summary>Those of complete series.</summary>
    internal static Spectrum Of(StandardSeries standard)
    {
        var products = Matrix<double>.Build.DenseOfArray(standard.SmallerProducts());
        return new(
            [
                .. products.Evd(Symmetricity.Symmetric).EigenValues.Select(value => Math.Max(0, value.Real)).OrderDescending(),
                .. Enumerable.Repeat(0.0, standard.Count - products.RowCount),
            ],
            standard.Length
        );
    }
}
