using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The rows of all logs of an import: read once, and told apart, numbered and named when all are there.</summary>
internal sealed class LoggedResults(ResultSpool spool, Import import)
{
    private readonly List<Log> logs = [];
    private readonly ResultList results = new();
    private readonly LogRuns runs = new();
    private readonly Dictionary<string, (int Log, int Other)> disputes = new(StringComparer.Ordinal);
    private readonly Dictionary<Conditions, string> places = [];
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
        var held = new HashSet<LoggedResult>();
        LoggedResult? last = null;
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
            of.Rows++;
            if (of != last)
                held.Add(last = of);
            if (row.Scale is not null)
                of.Scale = row.Scale.Or(of.Scale);
            if (rows == 0 || row.Conditions is not null)
                stated.Add(of.Conditions);
            spool.Add(of, row);
            rows++;
        }

        foreach (var (score, _) in own.Reported)
        {
            stated.Add(score.Conditions!);
            held.Add(results.Of(Row(score), score.Conditions!));
        }

        if (stated.Count == 0 && !import.Files.IsUsed(file) && own.Refused.Count == 0)
            import.Leave(file.Path, "it holds no sample, and no score that is a number");
        foreach (var one in stated)
        {
            (one.Runner, one.Run) = (reader.Runner, one.Run ?? import.Files.RunOf(file.Path));
            places.TryAdd(one, file.Path);
        }

        import.Take(own);
        import.Stated.AddRange(stated);
        logs.Add(new(file, start, rows, [.. stated], held));
    }

    /// <summary>Tells all apart, once no log is left.</summary>
    public void Resolve()
    {
        logs.Sort((a, b) => a.CompareTo(b, import.Files));
        PartlyStated.Settle(results.All);
        ResultNames.Settle(results.All);
        runs.Join(logs.SelectMany(log => log.Stated));
        foreach (var of in results.All)
            of.Run = runs.Of(of.Conditions);

        new ResultScales(import, of => places[of.Conditions]).Settle(results.All);
        var ledger = new AttemptLedger((int)Math.Min(logs.Sum(log => log.Rows), Array.MaxLength / 4));
        foreach (var (number, log) in logs.Index())
        {
            var repeated = ledger.Repeated;
            foreach (var row in spool.Read(results.All, log.Start, log.Rows))
            {
                import.Stop.ThrowIfCancellationRequested();
                Count(ledger, number, row);
            }

            if (ledger.Repeated > repeated)
                import.Note(
                    "repeated",
                    FormattableString.Invariant(
                        $"{log.File.Path}: results that are logged more than once and count once: {ledger.Repeated - repeated}"
                    ),
                    changes: false
                );
        }

        numbers = ledger.Number();
        Dispute();
        Compare();
        foreach (var of in results.All.Where(of => !of.IsRefused))
            import.Ranges.Hold(of, import);
        foreach (var of in results.All.Where(of => of.Samples > 0 && !of.IsRefused))
        {
            var name = new ResultName(of.ModelName, of.Task, of.VariantName, of.MetricName);
            import.SampledRuns[name] = import.SampledRuns.TryGetValue(name, out var run) && run != of.Run ? -1 : of.Run;
        }

        import.Rename(score =>
            results.Of(Row(score.Score), score.Score.Conditions!) is { IsRefused: false } of
                ? score with
                {
                    Score = Named(score.Score, of),
                    Run = of.Run,
                }
                : null
        );
    }

    /// <summary>The rows that count, under their names.</summary>
    public IEnumerable<SampleRow> Rows()
    {
        var at = 0;
        var unranged = new HashSet<LoggedResult>();
        foreach (var log in logs)
        foreach (var row in spool.Read(results.All, log.Start, log.Rows))
        {
            if (numbers[at++] is not (> 0 and var attempt) || row.Of.IsRefused)
                continue;
            var value = ValueOf(row);
            if (value is null && row.State == ResultState.Limit && import.Limits == LimitMeaning.Failed && unranged.Add(row.Of))
                import.Note(
                    $"limit without range {row.Of.MetricName}",
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
            throw Logs.Unreadable(file.Path, error);
        }
    }

    private double? ValueOf(SpooledRow row) =>
        row.State != ResultState.Limit ? row.Value
        : import.Limits == LimitMeaning.Missing ? null
        : row.Of.Values.Limited(row.Value, row.Of.Scale);

    private void Count(AttemptLedger ledger, int log, SpooledRow row)
    {
        row.Of.Values.See(row.Value);
        var other = ledger.Add(log, row, out var isNew);
        if (isNew)
            row.Of.Samples++;
        if (other >= 0)
            disputes.TryAdd(row.Of.AttemptKey, (other, log));
    }

    /// <summary>Refuses results of which an attempt has two scores: those that happen to agree are no fair part of a result.</summary>
    private void Dispute()
    {
        foreach (var same in results.All.Where(of => disputes.ContainsKey(of.AttemptKey)).GroupBy(of => of.AttemptKey))
        {
            var (one, other) = disputes[same.Key];
            var of = same.First();
            foreach (var part in same)
                part.IsRefused = true;
            import.Refuse(
                logs[one].File.Path == logs[other].File.Path
                    ? logs[one].File.Path
                    : $"{logs[one].File.Path} and {logs[other].File.Path}",
                $"an attempt at {of.Task} by {of.ModelName} has two different scores ({of.MetricName}) and nothing says which holds, so the whole result is left out; import one of them",
                same.Sum(part => part.Rows)
            );
        }
    }

    /// <summary>Holds how many samples were logged against how many the logs say were run.</summary>
    private void Compare()
    {
        var byRun = results.All.Where(of => !of.IsRefused).ToLookup(of => of.Run);
        foreach (var ran in import.Ran)
        {
            // Of a run that did not end by itself it is told already.
            if (ran.Row.Conditions!.Unfinished || !runs.Knows(ran.Row.Conditions))
                continue;
            var (run, key) = (runs.Of(ran.Row.Conditions), ran.Row.Conditions.Key(kind => kind != ConditionKind.Metric));
            var logged = byRun[run]
                .Where(of => of.Task == ran.Row.Task && of.Model == ran.Row.Model && of.Key == key)
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

    private ScoreRow Named(ScoreRow score, LoggedResult of)
    {
        var row = import.Models.Of(Row(score) with { Model = of.ModelName, Variant = of.VariantName, Metric = of.MetricName });
        return score with
        {
            Model = row.Model,
            Variant = row.Variant,
            Metric = row.Metric,
            Scale = of.Scale.IsKnown ? of.Scale : null,
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

    /// <summary>One log: its place in the spool, what it states, and of which results it holds something.</summary>
    private sealed record Log(
        LogFile File,
        long Start,
        long Rows,
        IReadOnlyList<Conditions> Stated,
        IReadOnlyCollection<LoggedResult> Held
    )
    {
        private readonly LogDate date = Stated
            .Select(own => LogDate.Of(own.Date))
            .Where(own => own.IsKnown)
            .Order()
            .FirstOrDefault();
        private readonly Lazy<string> told = new(() =>
            string.Join('\u0002', Held.Select(of => of.Told).Order(StringComparer.Ordinal))
        );

        /// <summary>By date, and by what the log says where that does not decide: never by what its file is called.</summary>
        public int CompareTo(Log other, LogFiles files)
        {
            if (ReferenceEquals(this, other))
                return 0;
            var order = date.CompareTo(other.date);
            if (order == 0)
                order = string.CompareOrdinal(told.Value, other.told.Value);
            if (order == 0)
                order = string.CompareOrdinal(files.Content(File.Path), files.Content(other.File.Path));
            // The same log twice gives the same rows; only messages name the one or the other.
            return order != 0 ? order : string.CompareOrdinal(File.Path, other.File.Path);
        }
    }
}
