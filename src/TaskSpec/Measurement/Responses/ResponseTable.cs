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
        var square = Array.ConvertAll(table, m => m.Variance + m.Mean * m.Mean);
        var rule = GaussHermite.TwentyOne;
        for (var i = 0; i < table.Length; i++)
        {
            double mean = 0,
                rise = 0,
                second = 0;
            for (var k = 0; k < rule.Nodes.Length; k++)
            {
                var u = LatentGrid.At(i) + spread * rule.Nodes[k];
                mean += rule.Weights[k] * LatentGrid.Linear(single, u);
                rise += rule.Weights[k] * LatentGrid.Linear(slope, u);
                second += rule.Weights[k] * LatentGrid.Linear(square, u);
            }
            Mean[i] = mean;
            if (response.Mixes)
                Information[i] = Moments.Of(mean, rise, Math.Max(0, second - mean * mean)).Information;
        }
    }
}
