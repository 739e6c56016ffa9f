using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>validity --via</c> shows and writes.</summary>
internal static class DesignValidityText
{
    /// <summary>Root mean square errors, one row a task and design.</summary>
    public static IEnumerable<(string Task, string Design, int Forecasts, double Predicted, double Observed)> Rows(
        DesignValidity designs
    ) =>
        from one in designs.Forecasts
        group one by (one.Task, one.Design) into design
        select (
            design.Key.Task,
            design.Key.Design,
            design.Count(),
            Rms(design.Select(one => one.Predicted)),
            Rms(design.Select(one => one.Error))
        );

    public static string Json(DesignValidity designs) =>
        JsonDocument.Of(json =>
        {
            json.Number("pairs", designs.Pairs);
            json.Number("right", designs.Right);
            json.Number("signP", designs.SignP);
            json.Number("gain", designs.Gain);
            json.Number("wilcoxonP", designs.WilcoxonP);
            json.List(
                "designs",
                Rows(designs),
                static (json, row) =>
                {
                    json.Text("task", row.Task);
                    json.Text("design", row.Design);
                    json.Number("forecasts", row.Forecasts);
                    json.Number("predicted", row.Predicted);
                    json.Number("observed", row.Observed);
                }
            );
        });

    public static void Write(Invocation run, DesignValidity designs)
    {
        var table = new TextTable(
            new Column("task"),
            new Column("design"),
            new Column("forecasts", Right: true),
            new Column("predicted", Right: true),
            new Column("observed", Right: true)
        );
        foreach (var row in Rows(designs))
            table.Add(
                row.Task,
                row.Design,
                Figure.Count(row.Forecasts),
                Figure.Points(row.Predicted),
                Figure.Points(row.Observed)
            );
        table.Write(run.Screen);
        run.Screen.WriteLine();
        run.Screen.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Of {designs.Pairs} pairs of designs that differ by a tenth or more, the one expected to be better was nearer in {designs.Right}: p {designs.SignP:0.000} (signs), {designs.WilcoxonP:0.000} (signed ranks); nearer by {designs.Gain:0.000} in the mean"
            )
        );
    }

    private static double Rms(IEnumerable<double> values) => Math.Sqrt(values.Average(value => value * value));
}
