using System.CommandLine;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>How far forecast errors are what forecasts really give.</summary>
internal sealed class ValidityCommand : CliCommand
{
    private readonly TableArgument scores = ScoresOptions.Argument();
    private readonly Option<string> metric = ScoresOptions.MetricOption();
    private readonly Option<string?> on = new("--calibrate-on")
    {
        Description = "The recipes to calibrate on, separated by commas; all but the hidden one",
        HelpName = "A,B",
    };
    private readonly Option<string?> holdout = new("--holdout")
    {
        Description = "The recipes to hide in turn, separated by commas; each",
        HelpName = "A,B",
    };
    private readonly Option<double?> gap = NumberOption.Factor(
        "--gap",
        "G",
        "Only models with at least G times less compute than the target are seen; 10"
    );
    private readonly Option<string?> floors = ScoresOptions.FloorsOption();
    private readonly Option<string?> via = new("--via")
    {
        Description =
            "Metrics of the same task, separated by commas, to compare as designs: of which the error is expected to be least",
        HelpName = "M1,M2",
    };

    private readonly Option<string?> priors = PriorsInput.Option(
        $"What is believed without results: a file that taskspec priors wrote, or {PriorsInput.HeldOut}, learnt from the table's other tasks in its other recipes; what the package believes"
    );

    private readonly OutputOption svg = SvgOption.Of("predicted against observed errors of the tasks");

    public ValidityCommand(Screen screen)
        : base(
            screen,
            "validity",
            "Holds forecast errors against what such forecasts gave",
            "taskspec validity scores.csv --metric acc --floors tasks.csv"
        )
    {
        scores.AddTo(this);
        Add(metric);
        Add(on);
        Add(holdout);
        Add(gap);
        Add(floors);
        Add(via);
        Add(priors);
        Add(svg);
        TableRows.AddTo(this);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        var name = parsed.GetRequiredValue(metric);
        var about = FloorsInput.Read(parsed.GetValue(floors));
        var vias = ScoresOptions.Listed(parsed.GetValue(via));
        var path = parsed.GetRequiredValue(scores);
        var rows = new List<ScoreRow>();
        var others = new SortedSet<string>(StringComparer.Ordinal);
        var units = new MetricUnits(path, TableRows.Ranges(run)) { Analysed = (_, one) => one == name };
        await ScoresInput.Shared(
            run,
            path,
            units,
            row =>
            {
                if (row.Metric == name || vias.Contains(row.Metric))
                    rows.Add(about.Counted(row));
                else
                    others.Add(row.Metric);
            }
        );
        foreach (var wanted in vias.Prepend(name).Where(wanted => rows.All(row => row.Metric != wanted)))
            throw new CliError($"{path} has no metric '{wanted}'; it has {Scaling.ScalingException.Some(others)}");
        var tasks = CurveSet.Of(
            rows.Where(row => row.Metric == name),
            task => TaskResponse.Of(about.Floors.GetValueOrDefault(task))
        );
        if (await PriorsInput.Warning(parsed.GetValue(priors), path, run.Stop) is { } kind)
            run.Note(kind);
        var held = PriorsInput.Held(run, parsed.GetValue(priors), tasks, about.Floors);
        if (vias.Count > 0)
        {
            var designs = await run.Progress.During(
                "forecasting what is hidden",
                () => run.Compute(() => DesignValidity.Of(tasks, rows, vias, held, parsed.GetValue(gap) ?? 10, run.Stop))
            );
            SvgOption.Write(run, parsed.GetValue(svg), () => [ValidityPlot.Of(designs)]);
            if (run.Json)
                run.Screen.Out.Write(DesignValidityText.Json(designs));
            else
                DesignValidityText.Write(run, designs);
            return ExitCode.Done;
        }

        var report = await run.Progress.During(
            "forecasting what is hidden",
            () =>
                run.Compute(() =>
                    Validity.Of(
                        tasks,
                        ScoresOptions.Listed(parsed.GetValue(holdout)),
                        ScoresOptions.Listed(parsed.GetValue(on)),
                        held,
                        parsed.GetValue(gap) ?? 10,
                        run.Stop
                    )
                )
        );
        var known = KnownOfTasks.Of(tasks, about.Types, about.Floors);
        SvgOption.Write(run, parsed.GetValue(svg), () => [ValidityPlot.Of(report)]);
        if (run.Json)
            run.Screen.Out.Write(ValidityJson.Of(report, known));
        else
            ValidityText.Write(run, report, known);
        return ExitCode.Done;
    }
}
