using System.CommandLine;
using System.Globalization;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Keeps forecasts until their models come, and then holds them against the scores.</summary>
internal sealed class ForecastRegister
{
    // An interval that leaves out less cannot turn out wrong.
    private const double Everything = .999;

    private readonly OutputOption register = new("--register")
    {
        Description = "Keep the forecasts, with what the file has already; it ends in .taskspec.json",
        HelpName = "F",
    };
    private readonly Option<DateOnly?> date = FitOption.Date("--date", "The day when they are made, today where it is left out");
    private readonly Option<string?> score = new("--score")
    {
        Description = "Hold the forecasts that this file has kept against the scores, instead of making any",
        HelpName = "F",
    };

    public IEnumerable<Option> Options => [register, date, score];

    /// <summary>The file whose forecasts are to be held against scores; null where forecasts are to be made.</summary>
    public string? Asked(ParseResult parsed)
    {
        if (parsed.GetValue(score) is { } file)
            return parsed.GetValue(register) is null
                ? file
                : throw new CliError("--score and --register do not go together: forecasts are made first, and scored later");
        return null;
    }

    /// <summary>Whether forecasts can be kept where they are to be, before they are made.</summary>
    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(register) is not { } file)
        {
            if (parsed.GetValue(date) is not null)
                throw new CliError("--date is the day of what is registered; give --register with a file too");
            return;
        }

        if (!file.EndsWith(EvidenceText.Ending, StringComparison.OrdinalIgnoreCase))
            throw new CliError(
                $"--register is '{file}', but must end in {EvidenceText.Ending}: that is how the package finds it"
            );
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw CliError.Of("write", file, new DirectoryNotFoundException());
        EvidenceText.LoadOrEmpty(file);
    }

    /// <summary>Keeps the forecasts that can turn out wrong.</summary>
    public void Keep(Invocation run, ForecastQuestion question, IReadOnlyList<TaskForecast> forecasts, string results)
    {
        if (run.Parsed.GetValue(register) is not { } file)
            return;
        var day = run.Parsed.GetValue(date) ?? DateOnly.FromDateTime(DateTime.Today);
        RegisteredForecast[] kept =
        [
            .. forecasts.Where(forecast => Obstacle(forecast) is null).Select(forecast => Of(forecast, question, day, results)),
        ];
        if (kept.Length > 0)
        {
            var before = EvidenceText.LoadOrEmpty(file);
            OutputFile.Write(file, (before with { Forecasts = RegisteredForecasts.Merge(before.Forecasts, kept) }).ToJson());
        }

        foreach (var forecast in forecasts)
        {
            if (Obstacle(forecast) is { } obstacle)
                run.Note($"{forecast.Task} is not registered: {obstacle}");
        }

        run.Note($"{Figure.Of(kept.Length, "forecast")} registered in {file}");
    }

    /// <summary>Says what came of the forecasts of a file.</summary>
    public async Task<int> Score(Invocation run, string file, string results)
    {
        var forecasts = EvidenceText.Load(file).Forecasts;
        if (forecasts.IsEmpty)
            throw new CliError($"{file} has no forecasts; 'taskspec forecast … --register {file}' keeps them there");
        var wanted = forecasts.Select(forecast => (forecast.Task, forecast.Metric)).ToHashSet();
        var rows = new List<ScoreRow>();
        await ScoresInput.Shared(
            run,
            results,
            new MetricUnits(results, TableRows.Ranges(run)) { Analysed = (task, metric) => wanted.Contains((task, metric)) },
            row =>
            {
                if (wanted.Contains((row.Task, row.Metric)))
                    rows.Add(row);
            }
        );
        ForecastScoreText.Write(run, RegisteredForecasts.Score(forecasts, rows));
        return ExitCode.Done;
    }

    private static string? Obstacle(TaskForecast forecast) =>
        forecast.Predicted is not { } predicted ? forecast.Warnings[0]
        : !predicted.HasIntervals ? "it has no interval"
        : predicted.High95 - predicted.Low95 >= Everything
            ? "its 95 % interval holds every score, so that it could not turn out wrong"
        : null;

    private static RegisteredForecast Of(TaskForecast forecast, ForecastQuestion question, DateOnly day, string results) =>
        new(
            forecast.Task,
            question.Metric,
            EstimateOf(forecast.Predicted!.Value),
            question.Target.Compute,
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        )
        {
            Via = question.Via?.ToString(),
            TargetParams = question.Target.Params,
            TargetTokens = question.Target.Tokens,
            Results = [Path.GetFileName(results)],
        };

    private static Estimate EstimateOf(Forecast forecast) => new(forecast.Value, forecast.Low95, forecast.High95);
}
