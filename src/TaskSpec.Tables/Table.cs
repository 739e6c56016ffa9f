using System.Globalization;

namespace TaskSpec.Tables;

/// <summary>What a table is: its columns, the contract's first. One description serves reading and writing.</summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="Name">The table's name.</param>
/// <param name="Required">The columns without which it is no such table.</param>
/// <param name="Columns">All columns in the order in which they are written.</param>
/// <param name="Reading">Given where a file has its columns: a row from its cells.</param>
/// <param name="Key">Adds what no two rows may have in common; null where every row stands for itself.</param>
public sealed record Table<TRow>(
    string Name,
    IReadOnlyList<string> Required,
    IReadOnlyList<Column<TRow>> Columns,
    Func<Func<string, Place>, Func<Cells, TRow>> Reading,
    Action<TRow, RowKey>? Key
)
{
    /// <summary>A row from cells that know their columns by name.</summary>
    public Func<Cells, TRow> Read { get; } = Reading(name => new(name, 0));

    /// <summary>The columns of the key, in its order; none where every row stands for itself.</summary>
    public IReadOnlyList<string> KeyColumns { get; init; } = [];

    /// <summary>
    /// A column of another table that is often taken for this one, and what to do with it then: said beside a repeated key, which is how the
    /// mistake shows. Null where there is none.
    /// </summary>
    public (string Column, string Advice)? Mistaken { get; init; }

    /// <summary>Of what metric of what task a row is, and what it says of its range and direction; null where rows say nothing.</summary>
    public Func<TRow, (string Task, string Metric, MetricScale? Scale)>? Scale { get; init; }

    /// <summary>Columns that are written where some scale needs them: a table of shares does without.</summary>
    public IReadOnlyList<(Column<TRow> Column, Func<MetricScale, bool> Needed)> Optional { get; init; } = [];

    /// <summary>The metric of a row; null where rows are of none.</summary>
    internal Func<TRow, string>? Metric => Scale is null ? null : row => Scale(row).Metric;

    /// <summary>Refuses columns among which a required one is missing.</summary>
    /// <param name="place">Where the columns are.</param>
    /// <param name="has">Whether a column is there.</param>
    internal void RequireColumns(string place, Func<string, bool> has)
    {
        if (Required.FirstOrDefault(name => !has(name)) is { } missing)
            throw new TableException(
                $"{place}: there is no column '{missing}'; a {Name} table has {string.Join(", ", Required)}"
            );
    }

    /// <summary>The table with the columns that some scales need.</summary>
    public Table<TRow> With(IReadOnlyCollection<MetricScale> scales) =>
        this with
        {
            Columns =
            [
                .. Columns,
                .. Optional.Where(optional => scales.Any(optional.Needed)).Select(optional => optional.Column),
            ],
        };
}

/// <summary>A column.</summary>
/// <typeparam name="TRow">A row.</typeparam>
public sealed record Column<TRow>
{
    /// <summary>A column of texts.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="cell">What a row has there.</param>
    public Column(string name, Func<TRow, string?> cell) => (Name, Cell, Type) = (name, cell, typeof(string));

    /// <summary>A column of numbers.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="cell">What a row has there.</param>
    public Column(string name, Func<TRow, double?> cell) => (Name, Cell, Type) = (name, row => cell(row), typeof(double));

    /// <summary>A column of whole numbers.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="cell">What a row has there.</param>
    public Column(string name, Func<TRow, int?> cell) => (Name, Cell, Type) = (name, row => cell(row), typeof(int));

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>What a row has there, of the column's type, or null.</summary>
    public Func<TRow, object?> Cell { get; }

    /// <summary>String, double or int.</summary>
    public Type Type { get; }
}

/// <summary>The three tables of results.</summary>
public static class ResultTables
{
    /// <summary>One metric of one sample for one model.</summary>
    public static Table<SampleRow> Samples { get; } =
        new(
            "samples",
            ["model", "task", "sample", "metric", "value"],
            [
                new("model", row => row.Model),
                new("family", row => row.Family),
                new("flop", row => row.Flop),
                new("task", row => row.Task),
                new("sample", row => row.Sample),
                new("metric", row => row.Metric),
                new("value", row => row.Value),
                new("variant", row => row.Variant),
                new("attempt", row => row.Attempt),
                new("state", row => Words.Of(row.State)),
                new("limit", row => row.Limit),
                new("version", row => row.Version),
                new("subtask", row => row.Subtask),
                new("cluster", row => row.Cluster),
                new("human_minutes", row => row.HumanMinutes),
                new("tokens_used", row => row.TokensUsed),
                new("seconds", row => row.Seconds),
            ],
            SampleReading,
            (row, key) => key.Add(row.Model).Add(row.Task).Add(row.Sample).Add(row.Metric).Add(row.Variant).Add(row.Attempt)
        )
        {
            KeyColumns = ["model", "task", "sample", "metric", "variant", "attempt"],
            Scale = row => (row.Task, row.Metric, row.Scale),
            Optional =
            [
                (new("worst", row => row.Scale?.Range?.Worst), IsRanged),
                (new("best", row => row.Scale?.Range?.Best), IsRanged),
                (new("direction", row => Words.Direction(row.Scale)), scale => scale.IsLowerBetter == true),
            ],
        };

    /// <summary>One metric of one task for one model.</summary>
    public static Table<ScoreRow> Scores { get; } =
        new(
            "scores",
            ["model", "task", "metric", "value"],
            [
                new("model", row => row.Model),
                new("family", row => row.Family),
                new("flop", row => row.Flop),
                new("params", row => row.Params),
                new("tokens", row => row.Tokens),
                new("task", row => row.Task),
                new("metric", row => row.Metric),
                new("value", row => row.Value),
                new("stderr", row => row.StdErr),
                new("n", row => row.N),
                new("version", row => row.Version),
                new("variant", row => row.Variant),
                new("worst", row => row.Scale?.Range?.Worst),
                new("best", row => row.Scale?.Range?.Best),
            ],
            ScoreReading,
            (row, key) => key.Add(row.Model).Add(row.Task).Add(row.Metric).Add(row.Variant)
        )
        {
            KeyColumns = ["model", "task", "metric", "variant"],
            Scale = row => (row.Task, row.Metric, row.Scale),
            Optional = [(new("direction", row => Words.Direction(row.Scale)), scale => scale.IsLowerBetter == true)],
            Mistaken = (
                "sample",
                "with its column 'sample' it looks like a samples table: leave its columns stderr and n out, which samples do not have"
            ),
        };

    /// <summary>A scores table, or a samples table whose samples sum up to scores: a row is a <see cref="ScoreRow"/> or a <see cref="SampleRow"/>.</summary>
    public static Table<object> ScoresOrSamples { get; } =
        new("scores", Scores.Required, [], EitherReading, AddKey)
        {
            Mistaken = Scores.Mistaken,
            KeyColumns = Samples.KeyColumns,
            Scale = row => row is SampleRow sample ? Samples.Scale!(sample) : Scores.Scale!((ScoreRow)row),
        };

    /// <summary>One attempt of one agent at one task.</summary>
    public static Table<RunRow> Runs { get; } =
        new(
            "runs",
            ["agent", "task", "family", "human_minutes", "score"],
            [
                new("agent", row => row.Agent),
                new("task", row => row.Task),
                new("family", row => row.Family),
                new("human_minutes", row => row.HumanMinutes),
                new("score", row => row.Score),
                new("weight", row => row.Weight),
                new("release_date", row => row.ReleaseDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                new("variant", row => row.Variant),
                new("attempt", row => row.Attempt),
            ],
            RunReading,
            null
        );

    /// <summary>Whether columns are those of samples, and not of scores.</summary>
    /// <param name="has">Whether a column is there.</param>
    internal static bool AreSamples(Func<string, bool> has) => has("sample") && !has("stderr") && !has("n");

    private static void AddKey(object row, RowKey key)
    {
        if (row is SampleRow sample)
            Samples.Key!(sample, key);
        else
            Scores.Key!((ScoreRow)row, key);
    }

    private static Func<Cells, object> EitherReading(Func<string, Place> at)
    {
        Place[] marks = [at("sample"), at("stderr"), at("n")];
        var (samples, scores) = (SampleReading(at), ScoreReading(at));
        bool? known = null;
        return cells =>
        {
            // In JSON lines, the first line stands for the others, as a header does.
            known ??= AreSamples(name => marks.First(mark => mark.Column == name) is { Index: >= 0 } mark && cells.Has(mark));
            return known.Value ? samples(cells) : scores(cells);
        };
    }

    private static bool IsRanged(MetricScale scale) => scale is { Range: not null, IsShare: false };

    private static Func<Cells, MetricScale?> ScaleReading(Func<string, Place> at)
    {
        Place worst = at("worst"),
            best = at("best"),
            direction = at("direction");
        return cells =>
        {
            // Other words are metadata, as a column of that name may hold anything: a language pair, say.
            var lower = Words.IsLowerBetter(cells.Text(direction));
            var range =
                cells.Finite(worst) is { } from && cells.Finite(best) is { } to ? MetricScale.Of(from, to) : MetricScale.Unknown;
            var stated = lower is { } known ? MetricScale.Directed(known) : MetricScale.Unknown;
            if (range.Contradicts(stated))
                throw cells.Bad(direction, $"worst and best say otherwise: {range}");
            return range.Or(stated) is { IsKnown: true } scale ? scale : null;
        };
    }

    private static Func<Cells, ScoreRow> ScoreReading(Func<string, Place> at)
    {
        Place model = at("model"),
            family = at("family"),
            flop = at("flop"),
            parameters = at("params"),
            tokens = at("tokens"),
            task = at("task"),
            metric = at("metric"),
            value = at("value"),
            error = at("stderr"),
            n = at("n"),
            version = at("version"),
            variant = at("variant");
        var scale = ScaleReading(at);
        return cells =>
            new(cells.Required(model), cells.Required(task), cells.Required(metric), cells.RequiredNumber(value))
            {
                Family = cells.Text(family),
                // An untrained model has used no compute and seen no tokens.
                Flop = cells.NotNegative(flop),
                Params = cells.Positive(parameters),
                Tokens = cells.NotNegative(tokens),
                StdErr = cells.NotNegative(error),
                N = cells.NotNegative(n),
                Version = cells.Text(version),
                Variant = cells.Text(variant),
                Scale = scale(cells),
            };
    }

    private static Func<Cells, RunRow> RunReading(Func<string, Place> at)
    {
        Place agent = at("agent"),
            task = at("task"),
            family = at("family"),
            minutes = at("human_minutes"),
            score = at("score"),
            weight = at("weight"),
            released = at("release_date"),
            variant = at("variant"),
            attempt = at("attempt"),
            version = at("version"),
            tokens = at("tokens_used"),
            seconds = at("seconds");
        return cells =>
            new(
                cells.Required(agent),
                cells.Required(task),
                cells.Required(family),
                cells.Positive(minutes),
                cells.Share(score) ?? throw cells.Missing(score)
            )
            {
                Weight = cells.NotNegative(weight),
                ReleaseDate = cells.Date(released),
                Variant = cells.Text(variant),
                Attempt = cells.Count(attempt),
                Version = cells.Text(version),
                TokensUsed = cells.NotNegative(tokens),
                Seconds = cells.NotNegative(seconds),
            };
    }

    private static Func<Cells, SampleRow> SampleReading(Func<string, Place> at)
    {
        Place model = at("model"),
            family = at("family"),
            flop = at("flop"),
            task = at("task"),
            sample = at("sample"),
            metric = at("metric"),
            value = at("value"),
            variant = at("variant"),
            attempt = at("attempt"),
            stateOf = at("state"),
            limit = at("limit"),
            version = at("version"),
            subtask = at("subtask"),
            cluster = at("cluster"),
            minutes = at("human_minutes"),
            tokens = at("tokens_used"),
            seconds = at("seconds");
        var scale = ScaleReading(at);
        return cells =>
        {
            var state = cells.Text(stateOf) is { } word
                ? Words.State(word) ?? throw cells.Bad(stateOf, Words.States)
                : ResultState.Scored;
            return new(cells.Required(model), cells.Required(task), cells.Required(sample), cells.Required(metric))
            {
                Value = state == ResultState.Scored ? cells.RequiredNumber(value) : cells.Finite(value),
                State = state,
                Limit = cells.Text(limit),
                Family = cells.Text(family),
                Flop = cells.NotNegative(flop),
                Variant = cells.Text(variant),
                Attempt = cells.Count(attempt),
                Version = cells.Text(version),
                Subtask = cells.Text(subtask),
                Cluster = cells.Text(cluster),
                Scale = scale(cells),
                HumanMinutes = cells.Positive(minutes),
                TokensUsed = cells.NotNegative(tokens),
                Seconds = cells.NotNegative(seconds),
            };
        };
    }
}
