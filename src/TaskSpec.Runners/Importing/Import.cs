using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>One import: how it is made, what it refused and noticed, and what the runners themselves say the results are.</summary>
/// <param name="stop">Ends it.</param>
public sealed class Import(CancellationToken stop)
{
    private readonly Dictionary<(string Where, string Reason), long> refused = [];
    private readonly Dictionary<(string Where, string Reason), string> first = [];
    private readonly OrderedDictionary<string, Notice> notices = new(StringComparer.Ordinal);
    private readonly List<ReportedScore> aggregates = [];
    private readonly List<RanSamples> ran = [];
    private readonly SortedDictionary<string, string> unread = new(StringComparer.Ordinal);

    /// <summary>Ends it.</summary>
    public CancellationToken Stop => stop;

    /// <summary>What an attempt counts for that a limit ended before anything of it was scored.</summary>
    public LimitMeaning Limits { get; init; } = LimitMeaning.Failed;

    /// <summary>What is known of models beside the logs.</summary>
    public ModelFacts Models { get; init; } = ModelFacts.None;

    /// <summary>What runners call the catalog's families that they have already.</summary>
    public RunnerNames Names { get; init; } = RunnerNames.None;

    /// <summary>What is known of the metrics' ranges.</summary>
    public MetricRanges Ranges { get; init; } = new();

    /// <summary>The ranges and directions that results have; known once all logs are read.</summary>
    public IReadOnlyCollection<MetricScale> Scales { get; internal set; } = [];

    /// <summary>All files of the import.</summary>
    public LogFiles Files { get; internal set; } = new([]);

    /// <summary>Rows that were refused, by file and reason.</summary>
    public IReadOnlyDictionary<(string Where, string Reason), long> Refused => refused;

    /// <summary>Where in its file the first row stands that was refused for a reason, as far as it is known.</summary>
    public IReadOnlyDictionary<(string Where, string Reason), string> FirstRefused => first;

    /// <summary>Where a log is being read: the kind of its parts, and the number of one from 1.</summary>
    internal (string Kind, long Number) At { get; set; }

    /// <summary>Files that were not read, and why.</summary>
    public IReadOnlyDictionary<string, string> Unread => unread;

    /// <summary>What was noticed, each kind once with how often and an example; what changes a number stands first.</summary>
    public IReadOnlyList<string> Notes =>
        [.. notices.Values.OrderByDescending(notice => notice.Changes).Select(notice => notice.ToString())];

    /// <summary>What the runners say the scores are: a cross-check where samples were logged, and all there is where none were.</summary>
    public IReadOnlyList<ScoreRow> Aggregates => [.. aggregates.Select(reported => reported.Score)];

    /// <summary>The same with where each stands.</summary>
    internal IReadOnlyList<ReportedScore> Reported => aggregates;

    /// <summary>How many samples the logs say were run.</summary>
    internal IReadOnlyList<RanSamples> Ran => ran;

    /// <summary>Which run the samples of a result are of; −1 where of several.</summary>
    internal Dictionary<ResultName, int> SampledRuns { get; } = [];

    /// <summary>All conditions that logs state.</summary>
    internal List<Conditions> Stated { get; } = [];

    /// <summary>Refuses rows.</summary>
    /// <param name="where">The file.</param>
    /// <param name="reason">Why, and what to do.</param>
    /// <param name="rows">How many.</param>
    public void Refuse(string where, string reason, long rows = 1)
    {
        refused[(where, reason)] = refused.GetValueOrDefault((where, reason)) + rows;
        if (At.Number > 0)
            first.TryAdd((where, reason), FormattableString.Invariant($"{At.Kind} {At.Number}"));
    }

    /// <summary>Refuses what a value of JSON says, and tells where the first one stands.</summary>
    internal void Refuse(string where, string reason, JToken at)
    {
        var line = at is IJsonLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;
        var part = At.Number > 0 && At.Kind != "line" ? FormattableString.Invariant($", {At.Kind} {At.Number}") : "";
        first.TryAdd((where, reason), (part + BudgetReader.PlaceOf(line, at.Path)).TrimStart(',', ' '));
        Refuse(where, reason);
    }

    /// <summary>Says something once.</summary>
    public void Note(string note) => Note(note, note, changes: false);

    /// <summary>Says something of a kind, of which only the first is shown and the others are counted.</summary>
    /// <param name="kind">What is the same of all that are counted together.</param>
    /// <param name="example">What is said.</param>
    /// <param name="changes">Whether a number is another than a reader may expect.</param>
    public void Note(string kind, string example, bool changes)
    {
        if (notices.TryGetValue(kind, out var known))
            known.Add(example);
        else
            notices.Add(kind, new(example, changes));
    }

    /// <summary>Takes down what a runner says a score is.</summary>
    /// <param name="score">The score, under its <see cref="ScoreRow.Conditions"/>.</param>
    /// <param name="place">The file that says so.</param>
    public void Aggregate(ScoreRow score, string place) => aggregates.Add(new(score, place));

    /// <summary>An import like it of one log, of which nothing counts before <see cref="Take"/>: the log may be damaged further on.</summary>
    internal Import Within() =>
        new(stop)
        {
            Limits = Limits,
            Models = Models,
            Names = Names,
            Files = Files,
        };

    /// <summary>Takes over what a log said.</summary>
    internal void Take(Import log)
    {
        foreach (var ((where, reason), rows) in log.refused)
            Refuse(where, reason, rows);
        foreach (var (refusal, place) in log.first)
            first.TryAdd(refusal, place);
        foreach (var (kind, notice) in log.notices)
        foreach (var example in notice.Examples)
            Note(kind, example, notice.Changes);
        aggregates.AddRange(log.aggregates);
        ran.AddRange(log.ran);
    }

    /// <summary>Takes down how many samples a log says were run.</summary>
    internal void Expect(RanSamples expected) => ran.Add(expected);

    /// <summary>Says why a file is not read.</summary>
    internal void Leave(string path, string why) => unread[path] = why;

    /// <summary>Puts the scores that runners state under their final names; those that get none are left out.</summary>
    internal void Rename(Func<ReportedScore, ReportedScore?> name)
    {
        ReportedScore[] named = [.. aggregates.Select(name).OfType<ReportedScore>()];
        aggregates.Clear();
        aggregates.AddRange(named);
    }

    /// <summary>Refuses scores that a runner says there are, each once, also where rows were refused for the same reason.</summary>
    /// <param name="problem">Why a score is refused; null where it is not.</param>
    public void RefuseAggregates(Func<ScoreRow, string?> problem)
    {
        foreach (var (score, _) in aggregates)
        {
            if (problem(score) is { } reason && !refused.ContainsKey((score.Task, reason)))
                Refuse(score.Task, reason);
        }

        aggregates.RemoveAll(reported => problem(reported.Score) is not null);
    }

    private sealed class Notice(string example, bool changes)
    {
        private readonly HashSet<string> examples = new(StringComparer.Ordinal) { example };

        public bool Changes => changes;

        public IEnumerable<string> Examples => examples;

        public void Add(string other) => examples.Add(other);

        public override string ToString() =>
            examples.Count == 1 ? example : FormattableString.Invariant($"{example} (and {examples.Count - 1} more like it)");
    }
}

/// <summary>A score as a runner states it, and where.</summary>
internal sealed record ReportedScore(ScoreRow Score, string Place)
{
    /// <summary>The run that it is of.</summary>
    public int Run { get; init; }
}

/// <summary>What names a score.</summary>
internal readonly record struct ResultName(string Model, string Task, string? Variant, string Metric)
{
    public static ResultName Of(ScoreRow score) => new(score.Model, score.Task, score.Variant, score.Metric);

    public static ResultName Of(SampleRow row) => new(row.Model, row.Task, row.Variant, row.Metric);
}

/// <summary>How many samples of a task a log says were run under some conditions.</summary>
/// <param name="Place">The file that says so.</param>
/// <param name="Row">A row of the task.</param>
/// <param name="Samples">How many.</param>
internal sealed record RanSamples(string Place, SampleRow Row, long Samples);

/// <summary>What an attempt counts for that a limit ended before anything of it was scored.</summary>
public enum LimitMeaning
{
    /// <summary>The metric's worst value: the attempt did not succeed within what it was given.</summary>
    Failed,

    /// <summary>Nothing: no attempt that a limit ended has a value.</summary>
    Missing,
}
