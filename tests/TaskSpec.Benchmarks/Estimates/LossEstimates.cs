using MathNet.Numerics.LinearAlgebra;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>How losses fall over compute: as they are, and above the best constant that they may fall to.</summary>
internal static class LossEstimates
{
    private const int Steps = 60;

    public static void Print(string folder)
    {
        var losses =
            from row in Table.Read(folder, "scores", "mlfoundations.csv.gz")
            where row["metric"] == "loss"
            group (row, row.Number("value")) by row["task"] + row["family"];
        Of("mlfoundations, validation losses", losses);
        var bits =
            from end in Scores.Ends(folder)
            where end.Task != "boolq_val_5shot"
            group (end.Last, end.Metrics["bpb"]) by end.Task;
        Of("OLMo ladder, bits per byte of answers but BoolQ's", bits);
    }

    private static void Of(string data, IEnumerable<IGrouping<string, (Row Row, double Loss)>> curves)
    {
        var fits = curves.Select(curve => Fit([.. curve])).ToArray();
        Figures.Print("Exponents", ".3", $"loss {Figures.Spread(fits.Select(fit => fit.Plain))}", data);
        Figures.Print("Exponents", ".3", $"loss above what it falls to {Figures.Spread(fits.Select(fit => fit.Above))}", data);
    }

    private static (double Plain, double Above) Fit((Row Row, double Loss)[] curve)
    {
        var least = curve.Min(point => point.Loss);
        var fits = Enumerable.Range(0, Steps).Select(step => At(curve, least * step / Steps)).ToArray();
        return (fits[0].Slope, fits.MinBy(fit => fit.Squares).Slope);
    }

    // Squares of the relative error of the loss itself, whatever is taken off it.
    private static (double Slope, double Squares) At((Row Row, double Loss)[] curve, double end)
    {
        var weights = curve.Select(point => (point.Loss - end) / point.Loss).ToArray();
        var rows = Matrix<double>.Build.DenseOfRowArrays(
            curve.Select(
                (point, i) =>
                    new[]
                    {
                        weights[i],
                        weights[i] * Math.Log(point.Row.Number("flop")),
                        weights[i] * Math.Log(point.Row.Number("tokens") / point.Row.Number("params")),
                    }
            )
        );
        var values = Vector<double>.Build.DenseOfEnumerable(curve.Select((point, i) => weights[i] * Math.Log(point.Loss - end)));
        var coefficients = rows.QR().Solve(values);
        return (-coefficients[1], (values - rows * coefficients).PointwisePower(2).Sum());
    }
}
