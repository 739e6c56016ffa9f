using System.CommandLine;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Chain;

namespace TaskSpec.Cli.Commands;

/// <summary>Where, from log-likelihood to accuracy, scores stop following compute.</summary>
internal sealed class ChainCommand : CliCommand
{
    private static readonly double[] grid = [.. Enumerable.Range(-10, 21).Select(i => i / 10.0)];
    private readonly TableArgument table = new(
        "SAMPLES",
        "A samples table with flop; the chain takes the metrics log_likelihood and wrong_log_likelihood.1 and so on of each sample"
    );
    private readonly Option<RankStatistic> correlation = new("--correlation")
    {
        Description = "Which correlation with compute: spearman, pearson (with its logarithm) or kendall",
        DefaultValueFactory = _ => RankStatistic.Spearman,
    };

    private readonly OutputOption svg = SvgOption.Of("the survival curves");

    public ChainCommand(Screen screen)
        : base(screen, "chain", "Says how far each step to accuracy hides training compute", "taskspec chain samples.csv")
    {
        table.AddTo(this);
        Add(correlation);
        Add(svg);
        TableRows.AddTo(this);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var path = run.Parsed.GetRequiredValue(table);
        var samples = await ChainInput.Read(run, path, run.Parsed.GetValue(correlation));
        try
        {
            var report = await run.Compute(() => ChainReport.Of(samples));
            SvgOption.Write(run, run.Parsed.GetValue(svg), () => [ChainPlot.Of(report)]);
            if (run.Json)
                run.Screen.Out.Write(Json(report));
            else
                Write(run.Screen, report, run.Quiet);
        }
        catch (ScalingException error)
        {
            throw new CliError($"{path}: {error.Message}", error);
        }

        return ExitCode.Done;
    }

    private static string Json(ChainReport report) =>
        JsonDocument.Of(json =>
        {
            json.List("metrics", report.Metrics, Members);
            if (report.Wrong is { } wrong)
                json.Object(
                    "wrongChoices",
                    wrong,
                    static (json, wrong) =>
                    {
                        json.Object("withCompute", wrong.WithCompute, Members);
                        json.Object("withRight", wrong.WithRight, Members);
                        json.Number("spreadOrders", wrong.SpreadOrders);
                    }
                );
            else
                json.Raw("wrongChoices", "null");
            json.Texts("warnings", report.Warnings);
        });

    private static void Members(JsonWriter json, ChainMetric metric)
    {
        json.Text("metric", metric.Metric);
        json.NumberOrNull("mean", metric.Mean);
        json.NumberOrNull("median", metric.Median);
        json.NumberOrNull("shareAbove075", metric.ShareAbove(0.75));
        json.NumberOrNull("auc", metric.Auc);
        json.Number("samples", metric.Correlations.Count);
        json.Number("undefined", metric.Undefined);
        CorrelateJson.Numbers(json, "survival", metric.Mean is null ? [] : grid.Select(c => metric.ShareAbove(c) ?? 0));
    }

    private static void Write(Screen screen, ChainReport report, bool quiet)
    {
        var metrics = new TextTable(
            new Column("metric"),
            new Column("mean", Right: true),
            new Column("median", Right: true),
            new Column("above 0.75", Right: true),
            new Column("area", Right: true),
            new Column("samples", Right: true),
            new Column("constant", Right: true)
        );
        foreach (var metric in report.Metrics)
            metrics.Add(
                metric.Metric,
                Shown(metric.Mean),
                Shown(metric.Median),
                Shown(metric.ShareAbove(0.75)),
                Shown(metric.Auc),
                Figure.Count(metric.Correlations.Count),
                Figure.Count(metric.Undefined)
            );
        metrics.Write(screen);
        if (report.Wrong is { } wrong)
            screen.WriteLine(
                $"wrong choices: their mass correlates with compute at a mean of {Shown(wrong.WithCompute.Mean)} and with the right choice's likelihood at {Shown(wrong.WithRight.Mean)}; at the largest model it spreads over {Shown(wrong.SpreadOrders)} orders of magnitude"
            );
        if (quiet)
            return;
        foreach (var warning in report.Warnings)
            screen.WriteLine(new Span($"note: {warning}", Tone.Notice));
    }

    private static string Shown(double? value) => value is { } known ? CorrelateText.Signed(known) : "–";
}
