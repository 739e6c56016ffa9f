namespace TaskSpec.Measurement;

/// <summary>A response on the latent grid, for a family whose tasks' midpoints have a spread; remembered by value.</summary>
internal sealed class ResponseTable
{
    private static readonly Memo<(Response, double), ResponseTable> Known = new(
        64,
        key => new ResponseTable(key.Item1, key.Item2)
    );

    /// <summary>The expected score of the family.</summary>
    public readonly double[] Mean = new double[LatentGrid.Count];

    /// <summary>Information about u per attempt, at a family of all tasks that there might be.</summary>
    public readonly double[] Information = new double[LatentGrid.Count];

    // Variance of the expected score between tasks, and what of it is left when their centre is known, on which it hangs the most.
    private readonly double[] between = new double[LatentGrid.Count];

    private readonly double[] shape = new double[LatentGrid.Count];

    private readonly bool limited;
    private readonly (double Low, double High) coin;
    private readonly double[] slope;
    private readonly bool mixes;

    /// <param name="response">One task's.</param>
    /// <param name="spread">The standard deviation of the tasks' midpoints in units of u.</param>
    public static ResponseTable Of(Response response, double spread) => Known[(response, spread)];

    private ResponseTable(Response response, double spread)
    {
        var table = response.Tabulate();
        for (var i = 0; i < table.Length; i++)
            (Mean[i], Information[i]) = (table[i].Mean, table[i].Information);
        slope = Array.ConvertAll(table, m => m.Slope);
        mixes = response.Mixes;
        limited = response.Allowed < 1;
        coin = response.CoinEnds;
        if (spread > 0)
            Spread(table, spread);
    }

    /// <summary>Information about u in a model's mean score.</summary>
    public double[] InformationOf(Sharing sharing)
    {
        var total = new double[LatentGrid.Count];
        for (var i = 0; i < total.Length; i++)
        {
            var noise = Math.Max(1e-300, CoinOf(i) * sharing.ModelShare + sharing.AttemptShare) / Information[i];
            var chance = mixes && shape[i] > 0 ? shape[i] / sharing.Tasks / slope[i] / slope[i] : 0;
            total[i] = 1 / (noise + chance);
        }
        return total;
    }

    // A model's coin decides what the harness lets through, y(c − y), and not what it stops: that is an attempt's, or an item's.
    private double CoinOf(int i)
    {
        if (!limited || Information[i] <= 0)
            return 1;
        var variance = slope[i] * slope[i] / Information[i];
        return variance > 0 ? Math.Min(1, Math.Max(0, (Mean[i] - coin.Low) * (coin.High - Mean[i])) / variance) : 1;
    }

    /// <summary>Variance of the expected score between tasks at u + N(0, deviation²), and what of it their centre leaves open.</summary>
    public (double Between, double Shape) TasksAt(double u, double deviation)
    {
        var rule = GaussHermite.Eleven;
        var (all, left) = (0.0, 0.0);
        for (var k = 0; k < rule.Nodes.Length; k++)
        {
            var at = u + deviation * rule.Nodes[k];
            all += rule.Weights[k] * LatentGrid.Linear(between, at);
            left += rule.Weights[k] * LatentGrid.Linear(shape, at);
        }
        return (all, left);
    }

    // The variance of an attempt is that within tasks, because they are the same ones for all models.
    private void Spread(Moments[] table, double spread)
    {
        var single = (double[])Mean.Clone();
        var fall = (double[])slope.Clone();
        var inside = Array.ConvertAll(table, m => m.Variance);
        var rule = GaussHermite.TwentyOne;
        var means = new double[rule.Nodes.Length];
        for (var i = 0; i < table.Length; i++)
        {
            double mean = 0,
                rise = 0,
                variance = 0;
            for (var k = 0; k < means.Length; k++)
            {
                var u = LatentGrid.At(i) + spread * rule.Nodes[k];
                means[k] = LatentGrid.Linear(single, u);
                mean += rule.Weights[k] * means[k];
                rise += rule.Weights[k] * LatentGrid.Linear(fall, u);
                variance += rule.Weights[k] * LatentGrid.Linear(inside, u);
            }
            // About the mean: a difference of squares would have the variance of rounding where all tasks succeed.
            for (var k = 0; k < means.Length; k++)
            {
                var off = means[k] - mean;
                between[i] += rule.Weights[k] * off * off;
                shape[i] += rule.Weights[k] * Math.Pow(off - spread * rise * rule.Nodes[k], 2);
            }
            (Mean[i], slope[i]) = (mean, rise);
            if (mixes)
                Information[i] = Moments.Of(mean, rise, variance).Information;
        }
    }
}
