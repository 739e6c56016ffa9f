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

    /// <summary>Information about u per attempt.</summary>
    public readonly double[] Information = new double[LatentGrid.Count];

    /// <param name="response">One task's.</param>
    /// <param name="spread">The standard deviation of the tasks' midpoints in units of u.</param>
    public static ResponseTable Of(Response response, double spread) => Known[(response, spread)];

    private ResponseTable(Response response, double spread)
    {
        var table = response.Tabulate();
        for (var i = 0; i < table.Length; i++)
            (Mean[i], Information[i]) = (table[i].Mean, table[i].Information);
        if (spread > 0)
            Spread(response, table, spread);
    }

    // An attempt at a task drawn from the family: the mean is mixed, and the variance is that within tasks plus that between them.
    private void Spread(Response response, Moments[] table, double spread)
    {
        var single = (double[])Mean.Clone();
        var slope = Array.ConvertAll(table, m => m.Slope);
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
                rise += rule.Weights[k] * LatentGrid.Linear(slope, u);
                variance += rule.Weights[k] * LatentGrid.Linear(inside, u);
            }
            // About the mean: as a difference of squares, tasks that all succeed would have the variance of rounding.
            for (var k = 0; k < means.Length; k++)
                variance += rule.Weights[k] * (means[k] - mean) * (means[k] - mean);
            Mean[i] = mean;
            if (response.Mixes)
                Information[i] = Moments.Of(mean, rise, variance).Information;
        }
    }
}
