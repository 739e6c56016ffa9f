using MathNet.Numerics.Statistics;
using TaskSpec.Measurement;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Laws;

/// <summary>Fits one scaling law a task to a scores table.</summary>
public static class ScalingLaws
{
    private const int OutliersNamed = 5;

    // Root mean square of the steps over their median size; 1 of equal steps, 1.5 of normal noise.
    private const double Abrupt = 3;

    // R² of a curve that misses its values by rounding alone.
    private const double Exact = 1 - 1e-9;

    /// <summary>The laws, in the order of the tasks' names.</summary>
    /// <exception cref="ScalingException">The table holds nothing that the question is about, or nothing that can be fitted.</exception>
    public static IReadOnlyList<TaskLaw> Of(IEnumerable<ScoreRow> rows, LawQuestion question)
    {
        var table = ScoreSelection.Of(rows, question.Metric, question.Via, question.Families);
        var metric = table.Where(row => row.Metric == question.Metric).ToArray();
        if (question.CompleteOnly)
            metric = Complete(metric);
        var tasks = metric
            .Where(row => question.Task is null || row.Task == question.Task)
            .GroupBy(row => row.Task)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        if (tasks.Length == 0)
            throw new ScalingException(
                $"there is no task '{question.Task}' with metric '{question.Metric}'; there are {ScalingException.Some(metric.Select(row => row.Task))}"
            );
        var surrogates = question.Via is { } via
            ? table
                .Where(row => row.Metric == via.Metric && (via.Task is null || row.Task == via.Task))
                .ToDictionary(row => (row.Model, via.Task is null ? row.Task : ""), row => row.Value)
            : null;
        var breakthrough = new Breakthrough();
        var points = tasks.Select(task => (Rows: task.ToArray(), Points: Points(task, question, surrogates))).ToArray();
        if (points.All(task => task.Points.Length == 0))
            throw new ScalingException(
                question.Via is { } missing ? $"no model has '{missing}' beside '{question.Metric}'"
                : question.Form == "chinchilla" ? "no model has params and tokens above 0, which this form needs"
                : "no model has flop above 0, which the form needs; give it, or an axis with --via"
            );
        TaskLaw[] laws = [.. points.Select(task => Law(task.Rows, task.Points, question, breakthrough))];
        return laws.Any(law => law.Fit is not null)
            ? laws
            : throw new ScalingException($"no task can be fitted; {laws[0].Task}: {string.Join("; ", laws[0].Refusals)}");
    }

    private static ScoreRow[] Complete(ScoreRow[] rows)
    {
        var tasks = rows.Select(row => row.Task).Distinct().Count();
        var complete = rows.GroupBy(row => row.Model)
            .Where(model => model.Count() == tasks)
            .Select(model => model.Key)
            .ToHashSet();
        return [.. rows.Where(row => complete.Contains(row.Model))];
    }

    private static LawPoint[] Points(
        IEnumerable<ScoreRow> rows,
        LawQuestion question,
        Dictionary<(string, string), double>? surrogates
    ) =>
        [
            .. rows.Select(row => (Row: row, X: Axis(row, question, surrogates)))
                .Where(pair => pair.X > 0 && (question.Form != "chinchilla" || pair.Row.Tokens > 0))
                .Select(pair => new LawPoint(
                    pair.X!.Value,
                    pair.Row.Value,
                    question.Form == "chinchilla" ? pair.Row.Tokens!.Value : 1,
                    pair.Row.N ?? 0,
                    pair.Row.Model
                ))
                .OrderByDescending(point => point.Value)
                .Skip(question.DropHighest)
                .OrderBy(point => point.X)
                .ThenBy(point => point.Tokens)
                .ThenBy(point => point.Name, StringComparer.Ordinal),
        ];

    private static double? Axis(ScoreRow row, LawQuestion question, Dictionary<(string, string), double>? surrogates) =>
        surrogates is null
            ? question.Form == "chinchilla"
                ? row.Params
                : row.Flop
            : surrogates.TryGetValue((row.Model, question.Via!.Task is null ? row.Task : ""), out var value)
                ? value
                : null;

    private static TaskLaw Law(ScoreRow[] rows, LawPoint[] points, LawQuestion question, Breakthrough breakthrough)
    {
        var task = rows[0].Task;
        var warnings = new List<string>();
        if (rows.Length - question.DropHighest > points.Length)
            warnings.Add($"{rows.Length - question.DropHighest - points.Length} models have no scale and are left out");
        if (CheckpointNote(points) is { } note)
            warnings.Add(note);
        var rises = Rises(points);
        var scale = question.ScaleOf(rows[0]);
        var form = Form(question, rises, scale, question.Floors.TryGetValue(task, out var floor) ? floor : null);
        var likelihood = question.Likelihood ?? Usual(form, points, rises);
        var (shape, noise) = breakthrough.Of(points, question.Via is not null, scale.IsLowerBetter == true);
        if (shape is { } trend)
            warnings.AddRange(OfShape(trend, noise!.Value));
        var refusals = Unfit(form, likelihood, points, scale, question.Metric);
        if (refusals.Count == 0)
            refusals = Identification.Of(form, points);
        var fit = refusals.Count == 0 ? LawFit.Of(new(form, points, likelihood)) : null;
        if (refusals.Count == 0 && fit is null)
            refusals = ["the form has no value near these observations"];
        ProfileInterval[] intervals = fit is null
            ? []
            : [.. Enumerable.Range(0, form.Parameters.Count).Select(i => ProfileInterval.Of(fit, i))];
        if (fit is not null)
        {
            refusals = Identification.Of(fit, intervals);
            warnings.AddRange(refusals.Count == 0 ? OfOutliers(fit) : []);
            if (refusals.Count == 0 && fit.R2 > Exact)
                warnings.Add(
                    "the curve meets every value, so that there is no noise to make errors and intervals of: theirs say nothing"
                );
        }

        return new(task, form, likelihood, points.Length, fit, intervals, refusals, shape, noise, warnings);
    }

    private static bool Rises(LawPoint[] points) =>
        points.Length > 1
        && Correlation.Spearman(points.Select(point => point.X * point.Tokens), points.Select(point => point.Value)) > 0;

    private static LawForm Form(LawQuestion question, bool rises, MetricScale scale, double? floor)
    {
        var (worst, best) = scale.Range ?? (0, 1);
        var least = Math.Min(worst, best);
        // What chance scores is stated as a share.
        floor = worst + (best - worst) * floor;
        double? most = scale.Range is null ? null : Math.Max(worst, best);
        return question.Form switch
        {
            "power" => new PowerLaw(rises, least, most),
            "chinchilla" => new ChinchillaLaw(),
            "sigmoid" => new SigmoidLaw(question.Via is not null, floor, (worst, best)),
            "broken" => new BrokenLaw(rises, least, most),
            "linear" => new LinearLaw(),
            _ => new SurprisalLaw(floor ?? worst, best),
        };
    }

    // Losses scatter in proportion; scores do not, and a curve of them that starts below 0 has no logarithm.
    private static Likelihood Usual(LawForm form, LawPoint[] points, bool rises) =>
        form is PowerLaw or ChinchillaLaw or BrokenLaw && !rises && points.All(point => point.Value > 0)
            ? Likelihood.HuberOnLogs()
            : Likelihood.LeastSquares;

    private static IReadOnlyList<string> Unfit(
        LawForm form,
        Likelihood likelihood,
        LawPoint[] points,
        MetricScale scale,
        string metric
    )
    {
        var bounded = form is SigmoidLaw or SurprisalLaw;
        if (bounded && scale is { IsLowerBetter: true, Range: null })
            return
            [
                $"of '{metric}' lower is better, and its worst and best value, which the form goes between, are not stated; --range {metric}=WORST,BEST states them",
            ];
        var (worst, best) = likelihood == Likelihood.Binomial ? (0, 1) : scale.Range ?? (0, 1);
        var (low, high) = (Math.Min(worst, best), Math.Max(worst, best));
        if (bounded || likelihood == Likelihood.Binomial)
        {
            if (points.FirstOrDefault(point => point.Value < low || point.Value > high) is { } outside)
                return
                [
                    FormattableString.Invariant(
                        $"it needs scores from {low} to {high}, and that of {outside.Name} is {outside.Value}; --range says another range"
                    ),
                ];
        }

        if (likelihood == Likelihood.Binomial && points.FirstOrDefault(point => point.Samples <= 0) is { } unknown)
            return [$"the binomial likelihood needs the number of samples n, which {unknown.Name} lacks"];
        return likelihood.Name == "huber" && points.FirstOrDefault(point => point.Value <= 0) is { } none
            ? [$"differences of logarithms need values above 0, and that of {none.Name} is {none.Value}"]
            : [];
    }

    private static string? CheckpointNote(LawPoint[] points)
    {
        var runs = points.Select(point => Forecasts.LadderRun.Split(point.Name).Run).Distinct().Count();
        return runs < points.Length
            ? $"{points.Length} evaluations are of {runs} runs; those of one run err together, so that standard errors and intervals are too narrow"
            : null;
    }

    private static IEnumerable<string> OfShape(TrendShape shape, double noise)
    {
        if (shape.Change == 0)
            yield return "no score differs from another, so that there is no breakthroughness";
        else if (shape.IsMostlyFlat)
            yield return "most steps from model to model are 0, so that breakthroughness is infinite and says nothing";
        else if (Math.Abs(shape.NormalizedBreakthroughness) <= noise)
            yield return $"breakthroughness {shape.NormalizedBreakthroughness:0.00} is within what noise without a trend reaches in 99 of 100 ladders, {noise:0.00}";
        else if (shape.Breakthroughness > Abrupt * shape.Linearity)
            yield return $"breakthrough: its steps are {shape.Breakthroughness / shape.Linearity:0.0} times as uneven as equal ones, and breakthroughness {shape.NormalizedBreakthroughness:0.00} is above that of noise, {noise:0.00}";
    }

    private static IEnumerable<string> OfOutliers(LawFit fit)
    {
        var outliers = Outliers.Of(fit);
        if (outliers.Points.Count == 0)
            yield break;
        var names = string.Join(
            ", ",
            outliers.Points.Take(OutliersNamed).Select(point => $"{point.Name} ({point.Value:0.####})")
        );
        var more = outliers.Points.Count > OutliersNamed ? $" and {outliers.Points.Count - OutliersNamed} more" : "";
        yield return $"{outliers.Points.Count} outliers, more than 6 standard deviations off the curve: {names}{more}";
        if (outliers.Without is not { } without)
            yield break;
        var moved = fit
            .Problem.Form.Parameters.Index()
            .Where(pair =>
                fit.StandardError(pair.Index) is { } error
                && Math.Abs(fit.At[pair.Index] - without.At[pair.Index]) > error / (pair.Item.IsLog ? fit.Value(pair.Index) : 1)
            )
            .Select(pair => $"{pair.Item.Name} {without.Value(pair.Index):G6} instead of {fit.Value(pair.Index):G6}")
            .ToArray();
        if (moved.Length > 0)
            yield return $"they matter: without them {string.Join(", ", moved)}";
    }
}
