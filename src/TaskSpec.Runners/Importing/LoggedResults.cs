using System.Runtime.InteropServices;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The rows of all logs of an import: read once, and told apart, numbered and named when all are there.</summary>
internal sealed class LoggedResults(ResultSpool spool, Import import)
{
    private readonly List<Log> logs = [];
    private readonly ResultNames names = new();
    private readonly LogRuns runs = new();
    private readonly MetricValues values = new(import.Ranges);
    private readonly Dictionary<(int Run, int Group, string Metric), long> samples = [];
    private IReadOnlyList<int> numbers = [];

    /// <summary>Reads a log.</summary>
    public void Add(LogFile file, LogReader reader)
    {
        var start = spool.Position;
        var reported = import.Reported.Count;
        var rows = 0L;
        var unstated = new Conditions();
        var stated = new HashSet<Conditions>();
        foreach (var read in reader.Read(file, import))
        {
            import.Stop.ThrowIfCancellationRequested();
            var row = read.Conditions is null ? read with { Conditions = unstated } : read;
            stated.Add(row.Conditions!);
            values.See(row);
            names.See(row);
            spool.Add(row);
            rows++;
        }

        foreach (var (score, _) in import.Reported.Skip(reported))
        {
            stated.Add(score.Conditions!);
            names.See(Row(score));
        }

        if (stated.Count == 0 && !import.Files.IsUsed(file))
            import.Leave(file.Path, "it holds no results");
        foreach (var own in stated)
            (own.Runner, own.Run) = (reader.Runner, own.Run ?? $"file {file.Name} {import.Files.IdentityOf(file)}");
        import.Stated.AddRange(stated);
        logs.Add(new(file, start, rows, [.. stated]));
    }

    /// <summary>Tells all apart, once no log is left.</summary>
    public void Resolve()
    {
        logs.Sort((a, b) => a.CompareTo(b, import.Files));
        names.Settle();
        runs.Join(logs.SelectMany(log => log.Stated));
        var ledger = new AttemptLedger();
        foreach (var (number, log) in logs.Index())
        {
            var repeated = ledger.Repeated;
            foreach (var (row, id) in spool.Read(log.Start, log.Rows))
                Count(ledger, number, id, row);
            if (ledger.Repeated > repeated)
                import.Note(
                    "repeated",
                    FormattableString.Invariant(
                        $"{log.File.Path}: results that are logged more than once and count once: {ledger.Repeated - repeated}"
                    ),
                    changes: false
                );
        }

        numbers = ledger.Numbers;
        Compare();
        import.Rename(reported => reported with { Score = Named(reported.Score), Run = RunOf(reported.Score) });
    }

    /// <summary>The rows that count, under their names.</summary>
    public IEnumerable<SampleRow> Rows()
    {
        var at = 0;
        foreach (var log in logs)
        foreach (var (row, _) in spool.Read(log.Start, log.Rows))
        {
            if (numbers[at++] is > 0 and var attempt)
                yield return import.Models.Of(
                    values.Limited(names.Named(row) with { Attempt = attempt, Run = runs.Of(row.Conditions!) }, import.Limits)
                );
        }
    }

    private void Count(AttemptLedger ledger, int log, UInt128 id, SampleRow row)
    {
        var (group, run) = (names.GroupOf(row)!.Value, runs.Of(row.Conditions!));
        var named = names.Named(row);
        var metric = named.Metric;
        ref var sampled = ref CollectionsMarshal.GetValueRefOrAddDefault(import.SampledRuns, ResultName.Of(named), out var known);
        sampled = known && sampled != run ? -1 : run;
        var other = ledger.Add(group, log, run, id, row with { Metric = metric }, out var isNew);
        if (isNew)
            CollectionsMarshal.GetValueRefOrAddDefault(samples, (run, group, metric), out _)++;
        if (other >= 0)
            import.Refuse(
                logs[other].File.Path == logs[log].File.Path
                    ? logs[log].File.Path
                    : $"{logs[other].File.Path} and {logs[log].File.Path}",
                $"the same attempt at {row.Task} has two different scores ({metric}), and nothing says which holds; import one of them"
            );
    }

    /// <summary>Holds how many samples were logged against how many the logs say were run.</summary>
    private void Compare()
    {
        foreach (var ran in import.Ran)
        {
            // Of a run that did not end by itself it is told already.
            if (ran.Row.Conditions!.Unfinished || names.GroupOf(ran.Row) is not { } group)
                continue;
            var run = runs.Of(ran.Row.Conditions!);
            var logged = samples
                .Where(one => one.Key.Group == group && one.Key.Run == run)
                .Select(one => one.Value)
                .DefaultIfEmpty()
                .Max();
            if (logged > 0 && logged != ran.Samples)
                import.Note(
                    "samples",
                    FormattableString.Invariant(
                        $"{ran.Place}: {ran.Row.Task} was run on {ran.Samples} samples, and {logged} are logged: score, n and standard error are those of the {logged}"
                    ),
                    changes: true
                );
        }
    }

    private ScoreRow Named(ScoreRow score)
    {
        var row = import.Models.Of(names.Named(Row(score)));
        return score with
        {
            Model = row.Model,
            Variant = row.Variant,
            Metric = row.Metric,
            Family = row.Family,
            Flop = row.Flop,
            Params = row.Params,
            Tokens = row.Tokens,
        };
    }

    private int RunOf(ScoreRow score) => runs.Of(score.Conditions!);

    private static SampleRow Row(ScoreRow score) =>
        new(score.Model, score.Task, "", score.Metric)
        {
            Conditions = score.Conditions,
            Variant = score.Variant,
            Version = score.Version,
            Family = score.Family,
            Flop = score.Flop,
            Params = score.Params,
            Tokens = score.Tokens,
        };

    /// <summary>One log: its place in the spool, and what it states.</summary>
    private sealed record Log(LogFile File, long Start, long Rows, IReadOnlyList<Conditions> Stated)
    {
        private readonly string? date = Stated
            .Select(own => own.Date)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(own => own is not null);

        /// <summary>By date, and by what no folder changes where that does not decide.</summary>
        public int CompareTo(Log other, LogFiles files)
        {
            var order = string.CompareOrdinal(date, other.date);
            if (order == 0)
                order = string.CompareOrdinal(File.Name, other.File.Name);
            return order != 0 ? order : string.CompareOrdinal(files.IdentityOf(File), files.IdentityOf(other.File));
        }
    }
}
