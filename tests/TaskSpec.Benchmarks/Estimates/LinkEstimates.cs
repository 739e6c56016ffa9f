using TaskSpec.Measurement;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>How well a metric of the same answers tells the latent of accuracy, and how items vary.</summary>
internal static class LinkEstimates
{
    private const double LargestFrom = 2e9;

    public static void Print(string folder)
    {
        Of(
            "accuracy's u on the true bits per byte",
            Scores.Olmo(folder, metrics => Math.Log(metrics["bpb"]), CurveEstimates.AllRight)
        );
        Of("accuracy's u on the true log-likelihood among the choices", Scores.Olmo(folder, Likelihood, CurveEstimates.AllRight));
        ItemVariation(folder);
    }

    private static double Likelihood(Dictionary<string, double> metrics) => Math.Log(-metrics["soft_log"]);

    private static void Of(string surrogate, IReadOnlyList<Curve> curves)
    {
        var fits = curves.Select(CurveFit.Of).ToArray();
        var series = CurveEstimates.Windows(fits, point => [1, point.Surrogate]).ToArray();
        var misfits = new Misfits(series);
        Figures.Print(
            "LinkMisfit",
            Figures.Text(Priors.LinkMisfit),
            CurveEstimates.Scale(misfits, Priors.LinkDecades),
            $"OLMo ladder, {surrogate}, {series.Sum(s => s.X.Length)} runs at {series.Length} tasks"
        );
        Figures.Print(
            "LinkMisfit",
            Figures.Text(Priors.LinkMisfit),
            $"accuracy off by {Figures.Spread(curves.SelectMany(ErrorOfLargest))}",
            $"OLMo ladder, {surrogate}, fitted up to 1B and read off for 3B, where smaller models are off chance"
        );
    }

    // The regression of the runs of smaller models, read off at the true surrogate of the largest; where those are off chance.
    private static IEnumerable<double> ErrorOfLargest(Curve curve)
    {
        var fit = CurveFit.Of(curve with { Points = [.. curve.Points.Where(point => !IsLargest(point))] });
        return from series in CurveEstimates.Windows([fit], point => [1, point.Surrogate])
            let line = Misfits.Solve(series, new(Priors.LinkMisfit, Priors.LinkDecades, 0)).Coefficients
            let errors = from point in curve.Points
            where IsLargest(point)
            select curve.Response.At(line[0] + line[1] * point.Surrogate).Mean - point.Score
            select errors.Average(Math.Abs);

        // C = 6ND.
        static bool IsLargest(Point point) => Math.Sqrt(Math.Pow(10, point.LogFlop - point.Recipe) / 6) > LargestFrom;
    }

    // A surprisal that is gamma distributed over items has mean kθ, and e^−surprisal has mean (1 + θ)^−k.
    private static void ItemVariation(string folder)
    {
        var variations =
            from end in Scores.Ends(folder)
            let mean = -end.Metrics["soft_log"]
            let variation = Solve(mean, -Math.Log(end.Metrics["soft"]))
            where variation > 0
            select (end.Task, Variation: variation);
        foreach (var task in variations.GroupBy(v => v.Task))
            Figures.Print(
                "ItemVariation",
                Figures.Text(Priors.ItemVariation),
                Figures.Spread(task.Select(v => v.Variation)),
                $"OLMo ladder, {task.Key}, runs; probability of the right choice against its logarithm, gamma over items"
            );
    }

    private static double Solve(double mean, double ofMean)
    {
        double low = 0,
            high = 100;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Math.Log(1 + mean * middle) / middle > ofMean)
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
