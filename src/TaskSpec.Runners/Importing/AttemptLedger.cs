using System.Runtime.InteropServices;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// Which rows are of the same attempt. The same identifier, or the same number in the same run, is one attempt: it is counted once, and what was
/// finished takes the place of what was not. The same conditions in another run are new attempts, numbered on.
/// </summary>
/// <remarks>The numbers of a run keep their distances, and no two attempts share one. Memory grows with the attempts, never with their text.</remarks>
/// <param name="rows">How many rows there will be, so that nothing is moved while they come.</param>
internal sealed class AttemptLedger(int rows)
{
    private readonly Dictionary<UInt128, Sample> samples = new(rows);
    private readonly Chunks entries = new();
    private readonly List<int> numbers = new(rows);
    private readonly RowKey key = new();

    // A retry is another identifier of the attempt that it makes again, and may itself be logged again.
    private readonly HashSet<(int Entry, UInt128 Id)> retried = [];

    /// <summary>Rows that another row already is.</summary>
    public long Repeated { get; private set; }

    /// <summary>Numbers the attempts, once all rows are there.</summary>
    /// <returns>The number of each row's attempt, in the order in which they came; 0 for a row that does not count.</returns>
    public IReadOnlyList<int> Number()
    {
        var attempts = new List<Entry>();
        foreach (var sample in samples.Values)
        {
            attempts.Clear();
            for (var at = sample.First; at >= 0; at = entries[at].Next)
                attempts.Add(entries[at]);
            attempts.Reverse();
            if (attempts.Count == 1)
                numbers[attempts[0].Row] = attempts[0].Number;
            else
                Number(attempts);
        }

        return numbers;
    }

    /// <summary>Takes down the next row.</summary>
    /// <param name="log">The log that it stands in.</param>
    /// <param name="row">The row.</param>
    /// <param name="isNew">Whether it is the first of its run that says something of its sample.</param>
    /// <returns>The log of a row of the same attempt that says otherwise; −1 where there is none.</returns>
    public int Add(int log, SpooledRow row, out bool isNew)
    {
        var (run, id) = (row.Of.Run, row.Id);
        key.Clear();
        ref var sample = ref CollectionsMarshal.GetValueRefOrAddDefault(
            samples,
            key.Add(row.Of.AttemptKey).Add(row.Sample).Hash(),
            out var seen
        );
        if (!seen)
            sample = new(First: -1, Log: -1, Ordinal: 0);
        isNew = row.State != ResultState.Missing && !IsLogged(sample.First, run);
        // What no log numbers is numbered within each log, so that the same log again gives the same numbers.
        sample = sample with
        {
            Ordinal = sample.Log == log ? sample.Ordinal + 1 : 1,
            Log = log,
        };
        var number = Math.Max(1, row.Attempt ?? sample.Ordinal);
        var same = Find(sample.First, run, id, number, row.Attempt is not null);
        numbers.Add(0);
        if (same >= 0)
            return Again(same, log, row);
        entries.Add(new(id, run, number, sample.First, log, numbers.Count - 1, row.Value, row.State));
        sample = sample with { First = entries.Count - 1 };
        return -1;
    }

    /// <summary>Numbers the attempts at a sample run by run, and behind a run's own numbers those of it whose number is taken.</summary>
    private void Number(List<Entry> attempts)
    {
        var most = 0;
        foreach (var run in attempts.GroupBy(attempt => attempt.Run))
        {
            var taken = new HashSet<int>();
            var last = run.Max(attempt => attempt.Number);
            foreach (var attempt in run)
                numbers[attempt.Row] = most + (taken.Add(attempt.Number) ? attempt.Number : ++last);
            most += last;
        }
    }

    private bool IsLogged(int from, int run)
    {
        for (var at = from; at >= 0; at = entries[at].Next)
        {
            if (entries[at].Run == run && entries[at].State != ResultState.Missing)
                return true;
        }

        return false;
    }

    private int Find(int from, int run, UInt128 id, int number, bool stated)
    {
        var numbered = -1;
        for (var at = from; at >= 0; at = entries[at].Next)
        {
            var entry = entries[at];
            if (id != 0 && (entry.Id == id || (retried.Count > 0 && retried.Contains((at, id)))))
                return at;
            // A retry makes an attempt again under another identifier, but only one that was not finished.
            if (entry.Run == run && entry.Number == number && (id == 0 || entry.Id == 0 || (stated && !Finished(entry.State))))
                numbered = at;
        }

        return numbered;
    }

    private int Again(int at, int log, SpooledRow row)
    {
        var entry = entries[at];
        Repeated++;
        if (row.Id != entry.Id && row.Id != 0)
            retried.Add((at, row.Id));
        if (!Finished(row.State) && (Finished(entry.State) || entry.State <= row.State))
            return -1;
        if (!Finished(entry.State))
        {
            entries[at] = entry with { Row = numbers.Count - 1, Log = log, Value = row.Value, State = row.State };
            return -1;
        }

        return Same(entry.Value, row.Value) ? -1 : entry.Log;
    }

    private static bool Finished(ResultState state) => state is ResultState.Scored or ResultState.Limit;

    private static bool Same(double? a, double? b) =>
        a == b || (a is { } first && b is { } second && Math.Abs(first - second) <= 1e-9 * Math.Max(1, Math.Abs(first)));

    private readonly record struct Sample(int First, int Log, int Ordinal);

    private readonly record struct Entry(
        UInt128 Id,
        int Run,
        int Number,
        int Next,
        int Log,
        int Row,
        double? Value,
        ResultState State
    );

    /// <summary>Entries that are never moved, so that there are no two copies of all while there come more.</summary>
    private sealed class Chunks
    {
        private const int Length = 1 << 12;
        private readonly List<Entry[]> chunks = [];

        public int Count { get; private set; }

        public Entry this[int at]
        {
            get => chunks[at / Length][at % Length];
            set => chunks[at / Length][at % Length] = value;
        }

        public void Add(Entry entry)
        {
            if (Count % Length == 0)
                chunks.Add(new Entry[Length]);
            this[Count++] = entry;
        }
    }
}
