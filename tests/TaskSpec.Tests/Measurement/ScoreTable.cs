using TaskSpec.Measurement;

namespace TaskSpec.Tests.Measurement;

/// <summary>A response's mean and slope on a fine grid of u, for simulations that ask for them millions of times.</summary>
internal sealed class ScoreTable
{
    private const double Low = -20;
    private const double Step = .01;
    private const int Count = 2650;
    private readonly double[] mean = new double[Count];

    public ScoreTable(Response response)
    {
        for (var i = 0; i < Count; i++)
            mean[i] = response.At(Low + Step * i).Mean;
    }

    public (double P, double Slope) At(double u)
    {
        var place = Math.Min(Count - 1.001, Math.Max(0, (u - Low) / Step));
        var i = (int)place;
        var rise = mean[i + 1] - mean[i];
        return (mean[i] + (place - i) * rise, rise / Step);
    }

    /// <summary>The u at which the mean is p, or the nearest end.</summary>
    public double Inverse(double p)
    {
        int low = 0,
            high = Count - 1;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = mean[middle] > p ? (middle, high) : (low, middle);
        }
        return Low + Step * low;
    }

    /// <summary>The mean at u + N(0, deviation²), by seven points.</summary>
    public double Blurred(double u, double deviation)
    {
        double[] z = [0, 1.1544053947399682, 2.3667594107345416, 3.750439717725742];
        double[] w = [.4571428571428571, .2401231786050127, .030757123967586, .0005482688559722];
        var sum = w[0] * At(u).P;
        for (var i = 1; i < 4; i++)
            sum += w[i] * (At(u + deviation * z[i]).P + At(u - deviation * z[i]).P);
        return sum;
    }
}
