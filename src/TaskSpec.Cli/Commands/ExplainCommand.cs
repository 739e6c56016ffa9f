using System.CommandLine;
using TaskSpec.Assessments;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>One family's forecast taken apart: its curve, its figures, what causes them, and what each remedy would bring.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private readonly Argument<string> path = PathArgument();
    private readonly Argument<string?> family = FamilyArgument();
    private readonly OutputOption svg = SvgOption.Of("the response curve");

    public ExplainCommand(Screen screen)
        : base(screen, "explain", "Explains the forecast of one family", "taskspec explain . sha256-chain")
    {
        Add(path);
        Add(family);
        Add(svg);
    }

    public override IReadOnlyList<FormerName> FormerNames => [FormerCatalog];

    protected override async Task<int> Run(Invocation run)
    {
        var catalog = (await run.Open(path)).Catalog;
        var found = Invocation.Find(catalog, run.Parsed.GetValue(family));
        var limit = RuleOptions.Default.ExcessLimit;
        var context = new CatalogContext(catalog);
        var assessment = await run.Compute(() => Assessor.Of(context, found, limit, Detail.Explanation));
        SvgOption.Write(
            run,
            run.Parsed.GetValue(svg),
            () => [ResponsePlot.Of(found, Assessor.HasForecast(found) ? ResponseCurve.Of(context, found) : null)]
        );
        if (run.Json)
            run.Screen.Out.Write(Json(assessment));
        else
            ExplainText.Write(run.Screen, assessment);
        return ExitCode.Done;
    }

    private static string Json(Assessment assessment) =>
        JsonDocument.Of(json =>
        {
            json.Text("family", assessment.Family.Id);
            CheckJson.Figures(json, assessment);
            if (assessment.Forecast is null)
                json.Text("message", $"family '{assessment.Family.Id}' {ExplainText.NoForecast(assessment.Family)}");
            json.NumberOrNull("effectiveLength", assessment.Forecast?.EffectiveLength);
            json.List("metrics", assessment.Metrics, Write);
            json.List("causes", assessment.Causes, (writer, cause) => Write(writer, cause, "forecastErrorWithout"));
            json.List("remedies", assessment.Remedies, (writer, remedy) => Write(writer, remedy, "forecastErrorWith"));
            json.List("curve", assessment.Curve, Write);
            json.List("inference", assessment.Inference, InferenceText.Write);
            InferenceText.Write(json, assessment.Confounded);
            json.Texts("assumptions", assessment.Assumptions);
        });

    private static void Write(JsonWriter json, Alternative alternative, string error)
    {
        json.Text("name", alternative.Name);
        json.Number(error, alternative.Error);
        json.Number("excess", alternative.Excess);
        json.Number("range", alternative.Range);
        json.Raw("suffices", alternative.Suffices ? "true" : "false");
    }

    private static void Write(JsonWriter json, MeasuredBy metric)
    {
        var form = FormTable.Of(metric.Use.Form);
        json.Text("name", metric.Name);
        json.Text("form", form.Form.ToString());
        json.Text("expected", form.Mean);
        json.Text("variance", form.Variance);
        json.Text("floor", form.Floor);
        json.Text("aggregate", form.Aggregate);
        json.Text("link", form.Link);
        json.Texts("parameters", metric.Parameters);
        json.Texts("traits", form.Traits);
        json.Raw("linked", metric.Linked ? "true" : "false");
    }

    private static void Write(JsonWriter json, CurvePoint point)
    {
        json.Number("flop", point.Flop);
        json.Number("expected", point.Expected);
        json.Number("stderr", point.StandardError);
    }
}
