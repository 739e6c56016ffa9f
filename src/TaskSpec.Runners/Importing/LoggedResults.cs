using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The rows of all logs of an import: read once, and told apart, numbered and named when all are there.</summary>
internal sealed class LoggedResults(ResultSpool spool, Import import)
{
    private readonly List<Log> logs = [];
    private readonly ResultList results = new();
    private readonly LogRuns runs = new();
    private IReadOnlyList<int> numbers = [];

    /// <summary>Reads a log. Of one that is damaged nothing is taken.</summary>
    /// <exception cref="TableException">It is damaged, or cannot be read.</exception>
    public void Add(LogFile file, LogReader reader)
    {
        var known = results.All.Count;
        try
        {
            Add(file, reader, import.Within());
        }
        catch (TableException)
        {
            results.Forget(known);
            throw;
        }
    }

    private void Add(LogFile file, LogReader reader, Import own)
    {
        var start = spool.Position;
        var rows = 0L;
        var unstated = new Conditions();
        var stated = new HashSet<Conditions>();
        using var read = Readable(file, () => reader.Read(file, own).GetEnumerator());
        Func<bool> next = read.MoveNext;
        while (Readable(file, next))
        {
            import.Stop.ThrowIfCancellationRequested();
            var row = read.Current;
            if (Unnamed(row) is { } member)
            {
                own.Refuse(file.Path, $"a result names no {member}");
                continue;
            }

            var of = results.Of(row, row.Conditions ?? unstated);
            if (rows == 0 || row.Conditions is not null)
                stated.Add(of.Conditions);
            spool.Add(of, row);
            rows++;
        }

        foreach (var (score, _) in own.Reported)
        {
            stated.Add(score.Conditions!);
            results.Of(Row(score), score.Conditions!);
        }

        if (stated.Count == 0 && !import.Files.IsUsed(file))
            import.Leave(file.Path, "it holds no sample, and no score that is a number");
        foreach (var one in stated)
            (one.Runner, one.Run) = (reader.Runner, one.Run ?? $"file {file.Name} {import.Files.IdentityOf(file)}");
        import.Take(own);
        import.Stated.AddRange(stated);
        logs.Add(new(file, start, rows, [.. stated]));
    }

    /// <summary>Tells all apart, once no log is left.</summary>
    public void Resolve()
    {
        logs.Sort((a, b) => a.CompareTo(b, import.Files));
        ResultNames.Settle(results.All);
        runs.Join(logs.SelectMany(log => log.Stated));
        foreach (var of in results.All)
        {
            of.Run = runs.Of(of.Conditions);
            Direct(of);
        }

        var ledger = new AttemptLedger((int)Math.Min(logs.Sum(log => log.Rows), Array.MaxLength / 4));
        foreach (var (number, log) in logs.Index())
        {
            var repeated = ledger.Repeated;
            foreach (var row in spool.Read(results.All, log.Start, log.Rows))
                Count(ledger, number, row);
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
        foreach (var of in results.All)
            import.Ranges.Hold(of, import);
        foreach (var of in results.All.Where(of => of.Samples > 0))
        {
            var name = new ResultName(of.ModelName, of.Task, of.VariantName, of.MetricName);
            import.SampledRuns[name] = import.SampledRuns.TryGetValue(name, out var run) && run != of.Run ? -1 : of.Run;
        }

        import.Rename(score => score with { Score = Named(score.Score, out var run), Run = run });
    }

    /// <summary>The rows that count, under their names.</summary>
    public IEnumerable<SampleRow> Rows()
    {
        var at = 0;
        var unranged = new HashSet<LoggedResult>();
        foreach (var log in logs)
        foreach (var row in spool.Read(results.All, log.Start, log.Rows))
        {
            if (numbers[at++] is not (> 0 and var attempt))
                continue;
            var value = ValueOf(row);
            if (value is null && row.State == ResultState.Limit && import.Limits == LimitMeaning.Failed && unranged.Add(row.Of))
                import.Note(
                    "limit without range",
                    $"{row.Of.Task}, {row.Of.MetricName}: what a limit ended has no value and does not count, as nobody states the metric's worst value; --range {row.Of.MetricName}=WORST,BEST states it",
                    changes: true
                );
            yield return import.Models.Of(row.Named(attempt, value));
        }
    }

    /// <summary>Which name a row lacks that no table can do without; null where it has all.</summary>
    private static string? Unnamed(SampleRow row) =>
        row.Model.Length == 0 ? "model"
        : row.Task.Length == 0 ? "task"
        : row.Sample.Length == 0 ? "sample"
        : row.Metric.Length == 0 ? "metric"
        : null;

    private static T Readable<T>(LogFile file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TableException($"{file.Path}: it cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Says which way a metric goes whose range nobody states: it is not to be read as if higher were better.</summary>
    private void Direct(LoggedResult of)
    {
        if (of.Conditions.IsLowerBetter(of.Metric) is not { } lower)
            return;
        if (lower && import.Ranges.Of(of.Task, of.Metric) is null)
            import.Note(
                "direction",
                $"{of.Task}, {of.MetricName}: lower is better, and no range is stated; --range {of.MetricName}=WORST,BEST states it",
                changes: false
            );
        import.Ranges.State(of.Task, of.Metric, lower);
        import.Ranges.State(of.Task, of.MetricName, lower);
    }

    private double? ValueOf(SpooledRow row) =>
        row.State != ResultState.Limit ? row.Value
        : import.Limits == LimitMeaning.Missing ? null
        : row.Of.Values.Limited(row.Value, import.Ranges.Of(row.Of), import.Ranges.IsLowerBetter(row.Of.Task, row.Of.Metric));

    private void Count(AttemptLedger ledger, int log, SpooledRow row)
    {
        row.Of.Values.See(row.Value);
        var other = ledger.Add(log, row, out var isNew);
        if (isNew)
            row.Of.Samples++;
        if (other >= 0)
            import.Refuse(
                logs[other].File.Path == logs[log].File.Path
                    ? logs[log].File.Path
                    : $"{logs[other].File.Path} and {logs[log].File.Path}",
                $"the same attempt at {row.Of.Task} has two different scores ({row.Of.MetricName}), and nothing says which holds; import one of them"
            );
    }

    /// <summary>Holds how many samples were logged against how many the logs say were run.</summary>
    private void Compare()
    {
        foreach (var ran in import.Ran)
        {
            // Of a run that did not end by itself it is told already.
            if (ran.Row.Conditions!.Unfinished || !runs.Knows(ran.Row.Conditions))
                continue;
            var (run, key) = (runs.Of(ran.Row.Conditions), ran.Row.Conditions.Key(kind => kind != ConditionKind.Metric));
            var logged = results
                .All.Where(of => of.Run == run && of.Task == ran.Row.Task && of.Model == ran.Row.Model && of.Key == key)
                .GroupBy(of => of.AttemptKey)
                .Select(same => same.Sum(of => of.Samples))
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

    private ScoreRow Named(ScoreRow score, out int run)
    {
        var of = results.Of(Row(score), score.Conditions!);
        run = of.Run;
        var row = import.Models.Of(Row(score) with { Model = of.ModelName, Variant = of.VariantName, Metric = of.MetricName });
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
        private readonly LogDate date = Stated
            .Select(own => LogDate.Of(own.Date))
            .Where(own => own.IsKnown)
            .Order()
            .FirstOrDefault();

        /// <summary>By date, and by what no folder changes where that does not decide.</summary>
        public int CompareTo(Log other, LogFiles files)
        {
            var order = date.CompareTo(other.date);
            if (order == 0)
                order = string.CompareOrdinal(File.Name, other.File.Name);
            return order != 0 ? order : string.CompareOrdinal(files.IdentityOf(File), files.IdentityOf(other.File));
        }
    }
}
