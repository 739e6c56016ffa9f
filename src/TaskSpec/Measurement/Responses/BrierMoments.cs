namespace TaskSpec.Measurement;

/// <summary>Mean, slope and variance of 1 − Brier/2 over ln λ, by averaging over fixed quasi-random strengths.</summary>
internal sealed class BrierMoments
{
    /// <summary>Below this the variance is that of the finite set of points.</summary>
    public const double LeastVariance = 2.5e-13;

    private const int Points = 1024;
    private const double NatsPerStrength = 1.5;
    private const double Low = -3.5;
    private const double Step = 0.1;
    private const int Count = 121;

    private static readonly Memo<int, BrierMoments> Known = new(16, choices => new BrierMoments(choices));

    private readonly (double Mean, double Slope, double Variance)[] table = new (double, double, double)[Count];

    private BrierMoments(int choices)
    {
        var strengths = Strengths(choices);
        for (var i = 0; i < Count; i++)
            table[i] = Average(strengths, choices, Thurstone.HalfWay(choices) * Response.Ln2 * Math.Exp(-(Low + Step * i)));
    }

    public static BrierMoments Of(int choices) => Known[choices];

    public (double Mean, double Slope, double Variance) At(double lambda)
    {
        var u = Math.Log(Math.Max(lambda, 1e-300));
        if (u < Low)
            return (table[0].Mean, 0, table[0].Variance);
        var place = Math.Min(Count - 1, (u - Low) / Step);
        var index = Math.Min((int)place, Count - 2);
        var share = place - index;
        var (a, b) = (table[index], table[index + 1]);
        return (Mix(a.Mean, b.Mean), Mix(a.Slope, b.Slope), Mix(a.Variance, b.Variance));
        double Mix(double x, double y) => x + share * (y - x);
    }

    // Beyond the dimensions of Sobol's table the wrong choices are many, and any even set will do for the rest of them.
    private static double[] Strengths(int choices)
    {
        var strengths = GoldenNormals.Compute(Points, choices);
        for (var k = 0; k < Math.Min(choices, Sobol.Dimensions); k++)
        {
            var coordinates = Sobol.Coordinates(Points, k);
            for (var i = 0; i < Points; i++)
                strengths[i * choices + k] = Normal.Quantile(Math.Min(1 - 1e-9, coordinates[i]));
        }
        return strengths;
    }

    private static (double, double, double) Average(double[] strengths, int choices, double contrast)
    {
        double mean = 0,
            square = 0,
            slope = 0;
        var odds = new double[choices];
        for (var start = 0; start < strengths.Length; start += choices)
        {
            // Relative to the right choice: a shared factor cancels, and large contrasts do not overflow.
            double sum = 1,
                squares = 0;
            for (var k = 1; k < choices; k++)
            {
                odds[k] = Math.Exp(NatsPerStrength * (strengths[start + k] - strengths[start] - contrast));
                sum += odds[k];
                squares += odds[k] * odds[k];
            }
            var wrong = (sum - 1) / sum;
            var others = squares / (sum * sum);
            var score = 1 - 0.5 * (wrong * wrong + others);
            mean += score;
            square += score * score;
            // d(score)/dD: raising D lowers every wrong probability p by p·(1 − wrong) and so on, times nats per strength.
            slope += NatsPerStrength * (1 - wrong) * (wrong * wrong + others);
        }
        mean /= Points;
        slope /= Points;
        return (mean, -contrast * slope, Math.Max(0, square / Points - mean * mean));
    }
}
