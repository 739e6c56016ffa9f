using TaskSpec.Assessments;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>explain</c> says of compute that is spent on each item, and of limits that all models of a ladder share.</summary>
internal static class InferenceText
{
    public static void Write(Screen screen, Assessment assessment)
    {
        if (!assessment.Inference.IsEmpty)
            Table(screen, assessment);
        if (assessment.Confounded is not { } confounded)
            return;
        screen.WriteLine(new Span("confounded", Tone.Title));
        foreach (var line in Wrapped.Lines(confounded.ToString(), screen.Width, 2, "  "))
            screen.WriteLine(line.StartsWith(' ') ? line : "  " + line);
        screen.WriteLine();
    }

    public static void Write(JsonWriter json, InferencePoint point)
    {
        json.Number("flop", point.Flop);
        if (point.Attempts is { } attempts)
            json.Number("attempts", attempts);
        if (point.Tokens is { } tokens)
            json.Number("tokens", tokens);
        if (point.ToolCalls is { } calls)
            json.Number("toolCalls", calls);
        json.Number("expected", point.Expected);
        if (point.InferenceFlop is { } flop)
            json.Number("inferenceFlop", flop);
    }

    public static void Write(JsonWriter json, Confounding? confounded)
    {
        if (confounded is null)
            return;
        json.Open('{', "confounded");
        json.Number("ceiling", confounded.Ceiling);
        json.Number("shiftDecades", confounded.ShiftDecades);
        json.Number("scaleFactor", confounded.ScaleFactor);
        json.Raw("separable", confounded.Separable ? "true" : "false");
        json.Text("message", confounded.ToString());
        json.Close('}');
    }

    // One row a setting, one column a model; the points come with those of one setting together.
    private static void Table(Screen screen, Assessment assessment)
    {
        var models = assessment.Inference.Select(point => point.Flop).Distinct().ToArray();
        var costs = assessment.Inference.Any(point => point.InferenceFlop is not null);
        var table = new TextTable([
            new("an item gets"),
            .. models.Select(flop => new Column("score at " + Figure.Flop(flop), Right: true)),
            .. costs ? models.Select(flop => new Column("FLOP at " + Figure.Flop(flop), Right: true)) : [],
        ]);
        foreach (var row in assessment.Inference.Chunk(models.Length))
        {
            table.Add([
                "  " + Setting(row[0]),
                .. row.Select(point => new Span(Figure.Points(point.Expected))),
                .. costs ? row.Select(point => new Span(point.InferenceFlop is { } flop ? Figure.Flop(flop) : "")) : [],
            ]);
        }

        table.Write(screen);
        screen.WriteLine();
    }

    private static string Setting(InferencePoint point) =>
        point.Attempts is { } attempts ? Figure.Of(attempts, "attempt") + (attempts > 1 ? ", any right" : "")
        : point.Tokens is { } tokens ? $"at most {Figure.Of(tokens, "token")}"
        : $"{Figure.Of(point.ToolCalls ?? 1, "call")} of each tool";
}
