using System.Globalization;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Runners;
using TaskSpec.Scaling.Simulation;

namespace TaskSpec.Cli.Commands;

/// <summary>What was drawn, and what was left out.</summary>
internal static class SimulateText
{
    public static string Json(string place, long rows, CatalogSimulation simulation, Import import) =>
        JsonDocument.Of(json =>
        {
            json.Texts("files", [place]);
            json.Number("rows", rows);
            json.Texts("models", simulation.Models);
            json.List("families", simulation.Families, Write);
            json.List(
                "shared",
                simulation.Shared,
                static (json, pair) =>
                {
                    json.Text("a", pair.A);
                    json.Text("b", pair.B);
                    json.Number("phi", pair.Phi);
                    json.Number("outcomePhi", pair.OutcomePhi);
                }
            );
            json.List(
                "leftOut",
                LeftOut(simulation, import),
                static (json, left) =>
                {
                    json.Text("family", left.Family);
                    json.Text("reason", left.Reason);
                }
            );
        });

    public static void Write(Screen screen, string place, long rows, CatalogSimulation simulation, Import import)
    {
        screen.WriteLine(
            $"{Figure.Of(rows, "row")} in {place}: {Figure.Of(simulation.Families.Count, "family", "families")}, {Figure.Of(simulation.Models.Count, "model")}"
        );
        screen.WriteLine();
        var table = new TextTable(
            new("family", Fold: Fold.Above),
            new("metric"),
            new("half way at", Right: true),
            new("exponent", Right: true),
            new("items", Right: true),
            new("worth", Right: true),
            new("from", Right: true),
            new("to", Right: true)
        );
        foreach (var family in simulation.Families)
            table.Add(
                new(family.Task, Tone.Title),
                family.Metric,
                Figure.Flop(family.HalfAtFlop),
                family.Exponent.ToString("0.00", CultureInfo.InvariantCulture),
                Figure.Count(family.Items),
                Figure.Count(family.EffectiveItems),
                Figure.Points(family.Curve[0].Expected),
                Figure.Points(family.Curve[^1].Expected)
            );
        table.Write(screen);
        foreach (var (family, reason) in LeftOut(simulation, import))
            screen.WriteLine(new Span($"left out: {family}: {reason}", Tone.Notice));
    }

    private static void Write(JsonWriter json, FamilyTruth family)
    {
        json.Text("task", family.Task);
        json.Text("version", family.Version);
        json.Text("metric", family.Metric);
        json.Number("halfAtFlop", family.HalfAtFlop);
        json.Number("exponent", family.Exponent);
        json.Number("misfit", family.Misfit);
        json.Number("items", family.Items);
        json.Number("effectiveItems", family.EffectiveItems);
        json.Number("jump", family.Jump);
        json.Number("itemCorrelation", family.ItemCorrelation);
        json.Number("outcomeCorrelation", family.OutcomeCorrelation);
        json.Number("spreadDecades", family.SpreadDecades);
        json.List(
            "links",
            family.Links,
            static (json, link) =>
            {
                json.Text("metric", link.Metric);
                json.Number("misfit", link.Misfit);
            }
        );
        json.List(
            "curve",
            family.Curve,
            static (json, point) =>
            {
                json.Number("flop", point.Flop);
                json.Number("misfit", point.Misfit);
                json.Number("expected", point.Expected);
            }
        );
    }

    private static IEnumerable<(string Family, string Reason)> LeftOut(CatalogSimulation simulation, Import import) =>
        simulation.LeftOut.Concat(import.Refused.Keys.Select(refused => (refused.Where, refused.Reason)));
}
