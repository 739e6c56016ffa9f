using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>Two-step forecasts: a surrogate against scale, then the metric against the surrogate (Bhagia et al. 2024, arXiv 2412.04403).</summary>
public static class TwoStep
{
    private const double FarDecades = 1;

    /// <summary>One forecast a task, in the order of their names.</summary>
    /// <param name="rows">Scores from 0 to 1.</param>
    /// <param name="question">What to forecast, and by what.</param>
    /// <exception cref="ScalingException">The table does not hold what is asked for.</exception>
    public static IReadOnlyList<TaskForecast> Of(IEnumerable<ScoreRow> rows, ForecastQuestion question)
    {
        ScoreRow[] table = [.. rows];
        var others = question.Model is { } model ? table.Where(row => !LadderRun.IsOf(row, model)) : table;
        TaskForecast[] forecasts =
        [
            .. Ladder
                .Of(
                    others,
                    question,
                    question.Via ?? throw new ArgumentException("two steps need what stands for the metric", nameof(question))
                )
                .Select(task => Of(task.Task, task.Runs, question)),
        ];
        return forecasts.Any(forecast => forecast.Predicted is not null)
            ? forecasts
            : throw new ScalingException($"no task can be forecast; {forecasts[0].Task}: {forecasts[0].Warnings[0]}");
    }

    /// <summary>The same, each beside the joint forecast where the models have compute.</summary>
    /// <exception cref="ScalingException">The table does not hold what is asked for.</exception>
    public static IReadOnlyList<TaskForecast> WithJoint(IReadOnlyCollection<ScoreRow> rows, ForecastQuestion question)
    {
        var steps = Of(rows, question);
        if (!rows.Any(row => row.Metric == question.Metric && row.Flop > 0))
            return steps;
        var joint = HierarchicalForecasts.Of(rows, question).ToDictionary(forecast => forecast.Task);
        return
        [
            .. from step in steps
            where question.Model is null || joint.ContainsKey(step.Task)
            let beside = joint.GetValueOrDefault(step.Task)
            select step with
            {
                Joint = beside?.Predicted,
                Spread = beside?.Spread,
            },
        ];
    }

    private static TaskForecast Of(string task, IReadOnlyList<LadderRun> runs, ForecastQuestion question)
    {
        var warnings = new List<string>();
        double? oneStep = OneStep(runs, question, task, warnings);
        TaskForecast Refused(string reason) => new(task, runs.Count, null, null, oneStep, [reason, .. warnings]);
        if (SurrogateScale.Of([.. runs.Select(run => run.End.Surrogate)]) is not { } scale)
            return Refused($"'{question.Via}' is no loss, log-likelihood or probability that changes with scale");
        if (FirstStep(runs, scale, question.Target, out var reasons) is not { } first)
            return Refused($"'{question.Via}' against scale: {string.Join("; ", reasons)}");
        warnings.AddRange(reasons.Select(reason => $"'{question.Via}' against scale: {reason}"));
        var at = new LawPoint(question.Target.Params ?? question.Target.Flop!.Value, 0, question.Target.Tokens ?? 1);
        var (loss, curve) = first.Predict(at);
        var error = Math.Sqrt(curve * curve + first.Residual * first.Residual);

        var points = runs.SelectMany(run => run.Smoothed())
            .Select(pair => new LawPoint(scale.ToLoss(pair.Surrogate), pair.Score))
            .ToList();
        // An anchor is no observation: its x may be 0, which only this form takes.
        if (question.Anchored)
            points.Add(new(0, 1));
        var form = new SigmoidLaw(overLoss: true, question.Floors.TryGetValue(task, out var floor) ? floor : null);
        var problems = Identification.Of(form, points);
        if (problems.Count > 0 || LawFit.Of(new(form, points, Likelihood.LeastSquares)) is not { } link)
            return Refused($"'{question.Metric}' against '{question.Via}': {string.Join("; ", problems)}");
        var forecast = Combined(link, loss, error, points.Count, runs.Count);
        if (!forecast.HasIntervals)
            warnings.Add(
                $"'{question.Metric}' against '{question.Via}': the models do not identify the curve, so that the forecast has no interval"
            );
        warnings.AddRange(Judged(link, points, loss, question, runs));
        if (oneStep < forecast.Low95 || oneStep > forecast.High95)
            warnings.Add(
                $"in one step from compute '{question.Metric}' would be outside the interval: one of the two is wrong, and one step has been the worse one on published ladders"
            );
        return new(task, runs.Count, scale.FromLoss(loss), forecast, oneStep, warnings)
        {
            Steps = new(first, link, at, loss, error),
        };
    }

    private static LawFit? FirstStep(
        IReadOnlyList<LadderRun> runs,
        SurrogateScale scale,
        TargetScale target,
        out IReadOnlyList<string> reasons
    )
    {
        var ends = runs.Select(run => run.End).ToArray();
        LawForm form = target.Params is null ? new PowerLaw(rises: false) : new ChinchillaLaw();
        var points = ends.Select(end => new LawPoint(
                (target.Params is null ? end.Flop : end.Params) ?? 0,
                scale.ToLoss(end.Surrogate),
                target.Params is null ? 1 : end.Tokens ?? 0
            ))
            .ToArray();
        reasons = Identification.Of(form, points);
        if (reasons.Count > 0 || LawFit.Of(new(form, points, Likelihood.HuberOnLogs())) is not { } fit)
            return null;
        if (fit.Value(form.Parameters.Count - 1) == 0)
            reasons = ["the irreducible part is 0 at best, so that the loss falls without end"];
        return fit;
    }

    // Evaluations of one run err together, so that runs count and not evaluations.
    private static Forecast Combined(LawFit link, double loss, double error, int points, int runs)
    {
        var at = new LawPoint(loss, 0);
        var (value, own) = link.Predict(at);
        var deviation = Math.Sqrt(
            own * own * points / runs + link.Residual * link.Residual + Math.Pow(link.Slope(at) * error, 2)
        );
        return new Calibration(Gaussian.Half80, Gaussian.Half95).Of(new(value, deviation));
    }

    private static IEnumerable<string> Judged(
        LawFit link,
        List<LawPoint> points,
        double loss,
        ForecastQuestion question,
        IReadOnlyList<LadderRun> runs
    )
    {
        var seen = points.Where(point => point.X > 0).Min(point => point.X);
        if (loss < seen)
            yield return $"at the target '{question.Via}' is beyond all models, and the last {100 * (seen - loss) / seen:0} % of the curve is not seen";
        if (link.R2 < 0.8)
            yield return $"'{question.Metric}' follows '{question.Via}' loosely: R2 is {link.R2:0.00}";
        var largest = runs.Max(run => run.End.Flop ?? 6 * (run.End.Params ?? 0) * (run.End.Tokens ?? 0));
        if (largest > 0 && Math.Log10(question.Target.Compute / largest) is > FarDecades and var decades)
            yield return $"the target is {decades:0.0} orders of magnitude beyond the largest run; the forecast knows nothing of a change of the law there";
        if (runs.Max(run => run.End.Score) - runs.Min(run => run.End.Score) < 2 * link.Residual)
            yield return $"'{question.Metric}' hardly changes over the ladder, so what it does beyond is a guess";
    }

    private static double? OneStep(IReadOnlyList<LadderRun> runs, ForecastQuestion question, string task, List<string> warnings)
    {
        var points = runs.Where(run => run.End.Flop > 0)
            .Select(run => new LawPoint(run.End.Flop!.Value, run.End.Score))
            .ToArray();
        var form = new SigmoidLaw(overLoss: false, question.Floors.TryGetValue(task, out var floor) ? floor : null);
        var reasons = Identification.Of(form, points);
        LawFit? fit = null;
        if (reasons.Count == 0 && (fit = LawFit.Of(new(form, points, Likelihood.LeastSquares))) is not null)
            reasons = Identification.Of(fit, [.. form.Parameters.Select((_, i) => ProfileInterval.Of(fit, i))]);
        if (fit is not null && reasons.Count == 0)
            return fit.Predict(new(question.Target.Compute, 0)).Value;
        warnings.Add($"in one step from compute '{question.Metric}' cannot be fitted: {string.Join("; ", reasons)}");
        return null;
    }
}
