using System.CommandLine;
using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Commands;

/// <summary>The human time of tasks at which agents succeed half of the time, and how fast it grows.</summary>
internal sealed class FitHorizonCommand : CliCommand
{
    private const string Own = "own";
    private static readonly HorizonOptions usual = new();
    private readonly TableArgument runs = RunsInput.Argument();
    private readonly Option<string?> releases = new("--releases")
    {
        Description = "A table agent, release_date, for the trend; without it the runs' own column release_date",
        HelpName = "F",
    };
    private readonly Option<double> regularization = new("--regularization")
    {
        Description = "The L2 penalty L on the slope, on weights that sum to 1 an agent",
        HelpName = "L",
        DefaultValueFactory = _ => usual.Regularization,
        CustomParser = result => FitOption.Number(result, usual.Regularization, value => value >= 0, "a number of at least 0"),
    };
    private readonly Option<RunWeights> weights = FitOption.Choice(
        "--weights",
        "family: 1/runs of the task/√tasks of its family; equal: every run the same",
        ("family", RunWeights.Family),
        ("equal", RunWeights.Equal)
    );
    private readonly Option<HorizonModel> model = FitOption.Choice(
        "--model",
        "logistic in log minutes, hazard (surprisal a power of minutes), or constant-hazard",
        ("logistic", HorizonModel.Logistic),
        ("hazard", HorizonModel.Hazard),
        ("constant-hazard", HorizonModel.ConstantHazard)
    );
    private readonly Option<string> slope = FitOption.Choice(
        "--slope",
        "own: each agent's; common: one of all agents",
        ("own", Own),
        ("common", "common")
    );
    private readonly Option<int> draws = new("--bootstrap")
    {
        Description = "Resamples of families, tasks and runs behind the intervals; 0 for none",
        HelpName = "N",
        DefaultValueFactory = _ => usual.Draws,
        CustomParser = result =>
            (int)
                FitOption.Number(
                    result,
                    usual.Draws,
                    value => value is >= 0 and <= 1e6 && value == Math.Floor(value),
                    "a whole number from 0 to 1000000"
                ),
    };
    private readonly Option<double[]> quantiles = new("--quantiles")
    {
        Description = $"Probabilities of success whose human times are asked for [default: {string.Join(',', usual.Quantiles)}]",
        HelpName = "Q,…",
        CustomParser = FitOption.Quantiles,
    };
    private readonly Option<string?> exclude = new("--exclude")
    {
        Description = "Agents to leave out, separated by commas",
        HelpName = "AGENT,…",
    };
    private readonly Option<DateOnly?> since = FitOption.Date("--since", "Fit the trend to agents released on this day or later");
    private readonly Option<ulong> seed = FitOption.Seed();
    private readonly Option<bool> compare = new("--compare")
    {
        Description = "Set the curves side by side: AIC, held-out log-likelihood, calibration, and what their residuals share",
    };

    private readonly OutputOption svg = SvgOption.Of("horizons over release dates, and success over human time");

    public FitHorizonCommand(Screen screen)
        : base(
            screen,
            "horizon",
            "Fits time horizons and their trend",
            "taskspec fit horizon runs.csv.gz --releases releases.csv --bootstrap 1000"
        )
    {
        runs.AddTo(this);
        foreach (
            var option in (Option[])
                [releases, regularization, weights, model, slope, draws, quantiles, exclude, since, seed, compare, svg]
        )
            Add(option);
        Add(TableRows.Variant);
        Add(TableArgument.Memory);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        var options = usual with
        {
            Model = parsed.GetValue(model),
            CommonSlope = parsed.GetValue(slope) is not (null or Own),
            Weights = parsed.GetValue(weights),
            Regularization = parsed.GetValue(regularization),
            Quantiles = parsed.GetValue(quantiles) is { Length: > 0 } asked ? asked : usual.Quantiles,
            Draws = parsed.GetValue(draws),
            Seed = parsed.GetValue(seed),
            Since = parsed.GetValue(since),
        };
        var (set, result, comparison) = await run.Progress.During(
            "fitting",
            () =>
                run.Compute(() =>
                {
                    var set = Read(run);
                    return (
                        set,
                        HorizonAnalysis.Of(set, options, run.Stop),
                        parsed.GetValue(compare) ? CurveComparison.Of(set, options.Seed, run.Stop) : null
                    );
                })
        );
        SvgOption.Write(run, parsed.GetValue(svg), () => HorizonPlots.Of(set, result));
        if (run.Json)
            run.Screen.Out.Write(FitHorizonJson.Of(result, comparison));
        else
            FitHorizonText.Write(run, result, comparison);
        return ExitCode.Done;
    }

    private RunSet Read(Invocation run)
    {
        var parsed = run.Parsed;
        var path = parsed.GetRequiredValue(runs);
        var set = RunsInput.Read(run, path);
        string[] left =
        [
            .. (parsed.GetValue(exclude) ?? "").Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            ),
        ];
        if (left.FirstOrDefault(name => set.Agents.All(agent => agent.Name != name)) is { } unknown)
            throw new CliError(
                $"--exclude names '{unknown}', which is no agent of {path}{Nearest.Hint(unknown, set.Agents.Select(agent => agent.Name))}"
            );
        set = set.Where(agent => !left.Contains(agent.Name, StringComparer.Ordinal));
        if (set.Agents.Count == 0)
            throw new CliError($"--exclude leaves no agent of {path}; name fewer");
        return parsed.GetValue(releases) is { } dates ? set.Released(RunsInput.Releases(dates)) : set;
    }
}
