using TaskSpec.Measurement;
using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>A model of a panel.</summary>
/// <param name="Name">The model.</param>
/// <param name="Family">Its recipe; empty where unknown.</param>
/// <param name="Flop">Training compute, above 0.</param>
/// <param name="Params">Parameters, or null.</param>
/// <param name="Tokens">Training tokens, or null.</param>
/// <param name="Scores">Its score on each task; NaN where it has none.</param>
/// <param name="Samples">Samples behind each score; 0 where unknown.</param>
/// <param name="Surrogates">What stands for each task; NaN where it has none.</param>
public sealed record PanelModel(
    string Name,
    string Family,
    double Flop,
    double? Params,
    double? Tokens,
    double[] Scores,
    double[] Samples,
    double[] Surrogates
);

/// <summary>One metric of many tasks for many models, the models in order of compute.</summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="Floors">The score of chance on each.</param>
/// <param name="Models">The models.</param>
public sealed record ScorePanel(IReadOnlyList<string> Tasks, double[] Floors, IReadOnlyList<PanelModel> Models)
{
    /// <summary>The tasks of which nobody says what chance gives, by their places; 0 is taken for it, or what forecasts find likely.</summary>
    public IReadOnlySet<int> WithoutFloor { get; init; } = new HashSet<int>();

    /// <summary>What other tables said of curves, from which forecasts that learn from all tasks start; null where they start without.</summary>
    public LearntPriors? Priors { get; init; }

    /// <summary>Training compute at which forecasts over compute tell their curves too.</summary>
    public IReadOnlyList<double> Over { get; init; } = [];

    /// <summary>The panel of a scores table, of each run the end.</summary>
    /// <exception cref="ScalingException">It has no such metric, or no compute.</exception>
    public static ScorePanel Of(
        IEnumerable<ScoreRow> rows,
        string metric,
        SurrogateName? via,
        IReadOnlyCollection<string> families,
        IReadOnlyDictionary<string, double> floors
    )
    {
        var selected = ScoreSelection.Of(rows, metric, via, families);
        // Checkpoints of a run are no models of a ladder.
        ScoreRow[] table = [.. LadderRun.Ends(selected), .. selected.Where(row => !(row.Flop > 0))];
        var scores = table.Where(row => row.Metric == metric && row.Flop > 0).ToArray();
        if (scores.Length == 0)
            throw new ScalingException($"no model with metric '{metric}' has flop above 0, by which models are ordered; give it");
        if (scores.FirstOrDefault(row => row.Value is < 0 or > 1) is { } outside)
            throw new ScalingException(
                $"'{metric}' must be a score from 0 to 1, and that of {outside.Model} on {outside.Task} is {outside.Value}"
            );
        if (scores.Length > 1 && scores.All(row => row.Value == scores[0].Value))
            throw new ScalingException($"every '{metric}' is {scores[0].Value}: there is nothing to forecast");
        var tasks = scores.Select(row => row.Task).Distinct().Order(StringComparer.Ordinal).ToArray();
        var places = tasks.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var surrogates = Surrogates(table, via);
        var models = scores
            .GroupBy(row => row.Model)
            .Select(group => Model([.. group], places, task => surrogates(group.Key, task)))
            .OrderBy(model => model.Flop)
            .ThenBy(model => model.Name, StringComparer.Ordinal);
        return new(tasks, [.. tasks.Select(task => floors.GetValueOrDefault(task))], [.. models])
        {
            WithoutFloor = places.Where(task => !floors.ContainsKey(task.Key)).Select(task => task.Value).ToHashSet(),
        };
    }

    /// <summary>Whether every model has what stands for every task that it has a score on.</summary>
    public bool HasSurrogates =>
        Models.All(model =>
            model.Scores.Zip(model.Surrogates).All(pair => double.IsNaN(pair.First) || !double.IsNaN(pair.Second))
        );

    private static Func<string, string, double> Surrogates(ScoreRow[] table, SurrogateName? via)
    {
        if (via is null)
            return (_, _) => double.NaN;
        var found = table
            .Where(row => row.Metric == via.Metric && (via.Task is null || row.Task == via.Task))
            .ToDictionary(row => (row.Model, row.Task), row => row.Value);
        if (via.Task is null && !table.Any(row => row.Metric != via.Metric && found.ContainsKey((row.Model, row.Task))))
            throw new ScalingException(
                $"'{via.Metric}' is of other tasks; name one as {via.Metric}@task: {ScalingException.Some(found.Keys.Select(key => key.Task))}"
            );
        return (model, task) => found.GetValueOrDefault((model, via.Task ?? task), double.NaN);
    }

    // A standard error says how many samples there were as well as their number does.
    private static double SamplesOf(ScoreRow row) =>
        row.N
        ?? (row is { StdErr: > 0 and var error, Value: > 0 and < 1 and var value } ? value * (1 - value) / (error * error) : 0);

    private static PanelModel Model(ScoreRow[] rows, Dictionary<string, int> places, Func<string, double> surrogate)
    {
        var scores = new double[places.Count];
        Array.Fill(scores, double.NaN);
        var samples = new double[places.Count];
        foreach (var row in rows)
            (scores[places[row.Task]], samples[places[row.Task]]) = (row.Value, SamplesOf(row));
        var first = rows[0];
        return new(
            first.Model,
            first.Family ?? "",
            first.Flop!.Value,
            first.Params,
            first.Tokens > 0 ? first.Tokens : null,
            scores,
            samples,
            [.. places.OrderBy(pair => pair.Value).Select(pair => surrogate(pair.Key))]
        );
    }
}
