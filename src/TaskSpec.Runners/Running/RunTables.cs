using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Writes the tables of a run whose answers are all there: in the order of the catalog, whatever the order in which they came.</summary>
internal sealed class RunTables(EvalPlan plan, EvalOptions options, Journal journal)
{
    private readonly Dictionary<ResultState, long> states = Enum.GetValues<ResultState>().ToDictionary(state => state, _ => 0L);
    private readonly ScoreTable scores = new();
    private readonly HashSet<(string Task, string Metric)> means =
    [
        .. plan.Tasks.SelectMany(planned =>
            planned.Scorers.Where(scorer => scorer.IsMean).Select(scorer => (planned.Task.Family.Id, scorer.Name))
        ),
    ];
    private readonly MetricRanges ranges = new MetricRanges().Declare(plan.Catalog);
    private long attempts;

    public static IReadOnlyList<string> Files { get; } =
    [NameOf(ResultTables.Samples.Name), NameOf(ResultTables.Scores.Name), NameOf(ResultTables.Runs.Name)];

    public RunSummary Write(string folder, long resumed, CancellationToken stop)
    {
        var (import, unlisted) = (new Import(stop), new Import(stop));
        using var output = new OutputFolder(folder);
        long samples,
            runs,
            sums;
        using (var sampleTable = Begin(ResultTables.Samples.With(ranges.Declared), output))
        using (var runTable = Begin(ResultTables.Runs, output))
        using (var scoreTable = Begin(ResultTables.Scores.With(ranges.Declared), output))
        {
            foreach (var run in new RunTable(plan.Catalog).Of(Rows(sampleTable, import), unlisted))
                runTable.Write(run);
            foreach (var score in scores.Rows())
                scoreTable.Write(score);
            (samples, runs, sums) = (sampleTable.Rows, runTable.Rows, scoreTable.Rows);
        }

        if (samples > 0 && states[ResultState.Error] == samples)
            throw new EvalException(
                $"no attempt was answered ({import.Refused.Keys.First().Reason}), so no table is written; mend that, and make the attempts again with --retry-errors"
            );
        // Such rows are in samples.csv all the same: it must not read as if they were lost.
        foreach (var ((where, reason), rows) in unlisted.Refused)
            import.Refuse($"{NameOf(ResultTables.Runs.Name)}: {where}", reason, rows);
        foreach (var note in unlisted.Notes)
            import.Note($"{NameOf(ResultTables.Runs.Name)}: {note}");
        output.Commit();
        return new(attempts, resumed, samples, sums, runs, states, import);
    }

    /// <summary>The rows, each written and summed up on its way.</summary>
    private IEnumerable<SampleRow> Rows(TableWriter<SampleRow> table, Import import)
    {
        foreach (var item in plan.Tasks.SelectMany(task => task.Items()))
        {
            import.Stop.ThrowIfCancellationRequested();
            var result = item.Result(journal.Read(item.Key));
            attempts++;
            foreach (var problem in result.Scores.Select(score => score.Problem).OfType<string>().Distinct())
                import.Refuse(result.Task.Name, problem);
            foreach (var row in result.Rows(options).Select(ranges.On))
            {
                table.Write(row);
                states[row.State]++;
                if (means.Contains((row.Task, row.Metric)))
                    scores.Add(row);
                yield return row;
            }
        }
    }

    private static TableWriter<TRow> Begin<TRow>(Table<TRow> table, OutputFolder output) =>
        new(table, NameOf(table.Name), output.Create(NameOf(table.Name)));

    private static string NameOf(string table) => table + ".csv";
}
