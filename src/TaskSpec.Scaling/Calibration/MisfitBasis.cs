namespace TaskSpec.Scaling.Calibration;

/// <summary>
/// The misfit process at some places as a few independent normals: a pivoted Cholesky factor of its correlation, cut off where next to
/// nothing is left. A ladder of five decades takes some eight, however many models stand on it.
/// </summary>
internal sealed class MisfitBasis
{
    private const double Negligible = 1e-4;

    /// <param name="places">Models and targets, in decades.</param>
    /// <param name="decades">Over how many decades the misfit stays alike.</param>
    /// <param name="own">Of its variance, what each place has to itself.</param>
    public MisfitBasis(double[] places, double decades, double own = 0)
    {
        var count = places.Length;
        var rest = Enumerable.Repeat(1.0, count).ToArray();
        var columns = new List<double[]>();
        while (columns.Count < count)
        {
            var pivot = Array.IndexOf(rest, rest.Max());
            if (rest[pivot] < Negligible)
                break;
            var root = Math.Sqrt(rest[pivot]);
            var column = new double[count];
            for (var i = 0; i < count; i++)
            {
                var distance = (places[i] - places[pivot]) / decades;
                var sum = Math.Exp(-.5 * distance * distance);
                foreach (var other in columns)
                    sum -= other[i] * other[pivot];
                column[i] = sum / root;
            }

            for (var i = 0; i < count; i++)
                rest[i] = Math.Max(0, rest[i] - column[i] * column[i]);
            columns.Add(column);
        }

        Rest = Array.ConvertAll(rest, one => own + (1 - own) * one);
        var shared = Math.Sqrt(1 - own);
        Rank = columns.Count;
        Rows = new double[count * Rank];
        for (var i = 0; i < count; i++)
        for (var k = 0; k < Rank; k++)
            Rows[i * Rank + k] = shared * columns[k][i];
    }

    /// <summary>How many normals there are.</summary>
    public int Rank { get; }

    /// <summary>What each place has of them, place by place.</summary>
    public double[] Rows { get; }

    /// <summary>What variance each place has left for itself.</summary>
    public double[] Rest { get; }
}
