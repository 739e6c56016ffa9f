namespace TaskSpec.Measurement;

/// <summary>Thurstone's accuracy among K options over the contrast D ≥ 0, integrated once at every twentieth and interpolated between.</summary>
/// <remarks>Cubic Hermite from the accuracy's own slope: it errs by h⁴/384 of the fourth derivative, below 1e-7.</remarks>
internal sealed class ContrastTable
{
    private const double Step = 0.05;
    private const int Count = 241;

    private static readonly Memo<int, ContrastTable> Known = new(64, choices => new ContrastTable(choices));

    private readonly (double Accuracy, double Slope)[] table = new (double, double)[Count];

    private ContrastTable(int choices)
    {
        for (var i = 0; i < Count; i++)
            table[i] = Thurstone.AccuracyAndSlope(Step * i, choices);
        var half = 0.5 * (1 + 1.0 / choices);
        HalfWay = WhereAccuracyIs(half);
        // One step of Newton's mends what interpolation leaves.
        var (accuracy, slope) = Thurstone.AccuracyAndSlope(HalfWay, choices);
        HalfWay += (half - accuracy) / slope;
    }

    public double HalfWay { get; }

    public static ContrastTable Of(int choices) => Known[choices];

    public (double Accuracy, double Slope) At(double contrast)
    {
        var place = contrast / Step;
        if (place >= Count - 1)
            return (1, 0);
        var index = (int)place;
        double t = place - index,
            s = 1 - t;
        var (a, b) = (table[index], table[index + 1]);
        var accuracy =
            s * s * ((1 + 2 * t) * a.Accuracy + t * Step * a.Slope) + t * t * ((1 + 2 * s) * b.Accuracy - s * Step * b.Slope);
        var slope = 6 * s * t * (b.Accuracy - a.Accuracy) / Step + s * (1 - 3 * t) * a.Slope + t * (1 - 3 * s) * b.Slope;
        return (accuracy, slope);
    }

    private double WhereAccuracyIs(double accuracy)
    {
        double low = 0,
            high = Step * (Count - 1);
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            if (At(middle).Accuracy < accuracy)
                low = middle;
            else
                high = middle;
        }
        return 0.5 * (low + high);
    }
}
