namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;

/// <summary>A function of the latent u on a fine grid, constant beyond it: simulations ask for it millions of times.</summary>
internal sealed class LatentTable
{
    private const double Low = -20;
    private const double Step = .01;
    private const int Count = 3000;
    private readonly double[] values;

    private LatentTable(double[] values) => this.values = values;

    public static LatentTable Of(Func<double, double> f) => new([.. Enumerable.Range(0, Count).Select(i => f(Low + Step * i))]);

    public double At(double u)
    {
        var place = Math.Min(Count - 1.001, Math.Max(0, (u - Low) / Step));
        var i = (int)place;
        return values[i] + (place - i) * (values[i + 1] - values[i]);
    }

    public LatentTable With(LatentTable other, Func<double, double, double> both) => new([.. values.Zip(other.values, both)]);

    public LatentTable Slope() =>
        new([
            .. Enumerable
                .Range(0, Count)
                .Select(i => (Math.Max(0, i - 1), Math.Min(Count - 1, i + 1)))
                .Select(ends => (values[ends.Item2] - values[ends.Item1]) / (Step * (ends.Item2 - ends.Item1))),
        ]);

    public LatentTable Integral()
    {
        var sums = new double[Count];
        for (var i = 1; i < Count; i++)
            sums[i] = sums[i - 1] + .5 * Step * (values[i] + values[i - 1]);
        return new(sums);
    }

    /// <summary>Its expectation at u + N(0, deviation²), by the trapezium rule.</summary>
    public LatentTable Blurred(double deviation)
    {
        if (deviation == 0)
            return this;
        var offsets = Enumerable.Range(-30, 61).Select(k => k / 6.0).ToArray();
        var total = offsets.Sum(Normal.Density);
        return Of(u => offsets.Sum(z => Normal.Density(z) / total * At(u + deviation * z)));
    }

    /// <summary>The u at which a monotone function has a value, or the nearest end.</summary>
    public double Inverse(double value)
    {
        int low = 0,
            high = Count - 1;
        var falls = values[0] > values[^1];
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = values[middle] > value == falls ? (middle, high) : (low, middle);
        }
        return Low + Step * low;
    }
}
