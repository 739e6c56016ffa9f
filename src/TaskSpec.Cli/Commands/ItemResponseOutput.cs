using TaskSpec.Cli.Output;
using TaskSpec.Scaling.ItemResponse;

namespace TaskSpec.Cli.Commands;

/// <summary>Abilities of models and curves of samples, as JSON and for people.</summary>
internal static class ItemResponseOutput
{
    public static void Write(Invocation run, ItemResponseReport report, int unscored, int? top)
    {
        if (unscored > 0)
            report = report with { Warnings = [$"{unscored} rows have no score and are left out", .. report.Warnings] };
        if (run.Json)
            run.Screen.Out.Write(Json(report, top ?? int.MaxValue));
        else
            Write(run.Screen, report, top ?? CorrelateText.Pairs, run.Quiet);
    }

    private static string Json(ItemResponseReport report, int top) =>
        JsonDocument.Of(json =>
        {
            json.Text("model", Model(report));
            json.Number("floor", report.Floor);
            json.List(
                "abilities",
                report.Abilities,
                static (json, model) =>
                {
                    json.Text("model", model.Model);
                    json.Number("ability", model.Value);
                    json.Number("stderr", model.StdErr);
                    json.Number("share", model.Share);
                    json.Number("n", model.N);
                }
            );
            json.List(
                "samples",
                Top(report, top),
                static (json, item) =>
                {
                    json.Text("sample", item.Sample);
                    json.Number("slope", item.Curve.Slope);
                    json.Number("difficulty", item.Curve.Difficulty);
                    json.Number("share", item.Share);
                    json.Number("n", item.N);
                }
            );
            json.List(
                "reversed",
                report.Reversed,
                static (json, item) =>
                {
                    json.Text("sample", item.Sample);
                    json.Number("slope", item.Slope);
                    json.Number("low", item.Low);
                    json.Number("high", item.High);
                }
            );
            json.Texts("leftOut", report.LeftOut);
            json.Number("logPosterior", report.LogPosterior);
            json.Raw("converged", report.Converged ? "true" : "false");
            json.Texts("warnings", report.Warnings);
        });

    private static void Write(Screen screen, ItemResponseReport report, int top, bool quiet)
    {
        var models = new TextTable(
            new Column("model"),
            new Column("ability", Right: true),
            new Column("± se", Right: true),
            new Column("right", Right: true),
            new Column("n", Right: true)
        );
        foreach (var model in report.Abilities.OrderByDescending(model => model.Value))
            models.Add(
                model.Model,
                CorrelateText.Signed(model.Value),
                CorrelateText.Signed(model.StdErr),
                CorrelateText.Signed(model.Share),
                Figure.Count(model.N)
            );
        models.Write(screen);
        var samples = new TextTable(
            new Column("sample"),
            new Column("slope", Right: true),
            new Column("difficulty", Right: true),
            new Column("right", Right: true),
            new Column("n", Right: true)
        );
        foreach (var item in Top(report, top))
            samples.Add(
                item.Sample,
                CorrelateText.Signed(item.Curve.Slope),
                CorrelateText.Signed(item.Curve.Difficulty),
                CorrelateText.Signed(item.Share),
                Figure.Count(item.N)
            );
        samples.Write(screen);
        screen.WriteLine(
            $"{Model(report).ToUpperInvariant()}: {Figure.Of(report.Abilities.Count, "model")}, {Figure.Of(report.Items.Count, "sample")}, those that tell models apart best first"
        );
        if (quiet)
            return;
        foreach (var warning in report.Warnings)
            screen.WriteLine(new Span($"note: {warning}", Tone.Notice));
    }

    private static string Model(ItemResponseReport report) => report.Floor > 0 ? "3pl" : "2pl";

    private static IEnumerable<Item> Top(ItemResponseReport report, int top) =>
        top >= report.Items.Count ? report.Items : report.Items.OrderByDescending(item => item.Curve.Slope).Take(top);
}
