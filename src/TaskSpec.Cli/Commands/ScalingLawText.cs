using System.Globalization;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Laws;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>fit scaling</c> shows.</summary>
internal static class ScalingLawText
{
    public static string Json(IReadOnlyList<TaskLaw> laws, LawQuestion question) =>
        JsonDocument.Of(json => json.List("fits", laws, (json, law) => Write(json, law, question.Metric)));

    public static void Write(Invocation run, IReadOnlyList<TaskLaw> laws)
    {
        var screen = run.Screen;
        var table = new TextTable(
            new Column("task"),
            new Column("models", Right: true),
            new Column("R2", Right: true),
            new Column("linearity", Right: true),
            new Column("breakthrough", Right: true),
            new Column("parameters", Fold: Fold.Below)
        );
        foreach (var law in laws)
            table.Add(
                law.Task,
                Figure.Count(law.Models),
                law.IsIdentified ? Figure.Points(law.Fit!.R2) : "",
                law.Shape is { } shape ? Figure.Factor(shape.NormalizedLinearity) : "–",
                law.Breakthroughness is { } breakthroughness ? Figure.Factor(breakthroughness) : "–",
                law.IsIdentified
                    ? new Span(string.Join(", ", law.Form.Parameters.Select((_, i) => Parameter(law, i))))
                    : new Span("not identified", Tone.Bad)
            );
        table.Write(screen);
        if (run.Quiet)
            return;
        screen.WriteLine();
        screen.WriteLine(new Span($"{laws[0].Form.Formula}; in brackets the 95 % interval by profile", Tone.Faint));
        foreach (var law in laws)
        foreach (var note in law.Refusals.Select(reason => "not identified: " + reason).Concat(law.Warnings))
            screen.WriteWrapped($"{law.Task}: {note}", Tone.Notice);
    }

    private static string Parameter(TaskLaw law, int i)
    {
        var (low, high) = (law.Intervals[i].Low, law.Intervals[i].High);
        var known = law.Fit!.Problem.Lower[i] == law.Fit.Problem.Upper[i];
        var name = $"{law.Form.Parameters[i].Name} {Short(law.Fit.Value(i))}";
        return known ? name : $"{name} [{Short(low)}, {Short(high)}]";
    }

    private static string Short(double? value) =>
        value switch
        {
            null => "?",
            { } number when number != 0 && Math.Abs(number) is >= 1e5 or < 1e-3 => number.ToString(
                "0.###e0",
                CultureInfo.InvariantCulture
            ),
            { } number => number.ToString("0.####", CultureInfo.InvariantCulture),
        };

    private static void Write(JsonWriter json, TaskLaw law, string metric)
    {
        json.Text("task", law.Task);
        json.Text("metric", metric);
        json.Text("form", law.Form.Name);
        json.Text("formula", law.Form.Formula);
        json.Text("likelihood", law.Likelihood.Name);
        json.Number("models", law.Models);
        json.Raw("identified", law.IsIdentified ? "true" : "false");
        ByParameter(json, "parameters", law, (json, name, fit, i) => json.Number(name, fit.Value(i)));
        ByParameter(json, "standardErrors", law, (json, name, fit, i) => json.NumberOrNull(name, fit.StandardError(i)));
        ByParameter(
            json,
            "intervals",
            law,
            (json, name, _, i) =>
                json.Object(
                    name,
                    law.Intervals[i],
                    static (json, interval) =>
                    {
                        json.NumberOrNull("low", interval.Low);
                        json.NumberOrNull("high", interval.High);
                    }
                )
        );
        json.NumberOrNull("objective", law.IsIdentified ? law.Fit!.Objective : null);
        json.NumberOrNull("r2", law.IsIdentified ? law.Fit!.R2 : null);
        json.NumberOrNull("r", law.Correlation);
        json.NumberOrNull("linearity", law.Shape?.NormalizedLinearity);
        json.NumberOrNull("breakthroughness", law.Breakthroughness);
        json.NumberOrNull("breakthroughOfNoise", law.Noise);
        json.Texts("refusals", law.Refusals);
        json.Texts("warnings", [.. law.Refusals.Select(reason => "not identified: " + reason), .. law.Warnings]);
    }

    private static void ByParameter(JsonWriter json, string name, TaskLaw law, Action<JsonWriter, string, LawFit, int> write)
    {
        json.Open('{', name);
        foreach (var (i, parameter) in law.Form.Parameters.Index())
        {
            if (law.IsIdentified)
                write(json, parameter.Name, law.Fit!, i);
            else
                json.NumberOrNull(parameter.Name, null);
        }

        json.Close('}');
    }
}
