using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Holds the scores that samples give against those that the runner itself reports, run by run.</summary>
/// <param name="import">What the runners report; it takes the notes.</param>
public sealed class CrossCheck(Import import)
{
    private const double Tolerance = 1e-6;
    private readonly Dictionary<int, ScoreTable> runs = [];
    private readonly HashSet<ResultName> reported = [.. import.Reported.Select(score => ResultName.Of(score.Score))];

    /// <summary>Counts a row, where several runs are of one result: otherwise its score is its run's.</summary>
    public void Add(SampleRow row)
    {
        if (
            row.Run is not { } run
            || import.SampledRuns.GetValueOrDefault(ResultName.Of(row)) >= 0
            || !reported.Contains(ResultName.Of(row))
        )
            return;
        if (!runs.TryGetValue(run, out var scores))
            runs[run] = scores = new();
        scores.Add(row);
    }

    /// <summary>Notes every difference; where the runner reports a score and logged no samples, its own is all there is, and is taken with a note.</summary>
    /// <param name="scores">What the samples give.</param>
    /// <returns>The scores with those that only the runner has, in ordinal order.</returns>
    public IReadOnlyList<ScoreRow> Compare(IReadOnlyList<ScoreRow> scores)
    {
        var own = scores.ToDictionary(ResultName.Of);
        var ofRuns = runs.ToDictionary(run => run.Key, run => run.Value.Rows().ToDictionary(ResultName.Of));
        var unsampled = new List<ReportedScore>();
        foreach (var one in import.Reported)
        {
            var name = ResultName.Of(one.Score);
            var only = import.SampledRuns.TryGetValue(name, out var sampled) && sampled == one.Run;
            if (
                ofRuns.GetValueOrDefault(one.Run)?.GetValueOrDefault(name) is { } score
                || (only && own.TryGetValue(name, out score))
            )
                Hold(one, score);
            else
                unsampled.Add(one);
        }

        return
        [
            .. unsampled
                .GroupBy(one => ResultName.Of(one.Score))
                .Select(same => Alone(InOrder(same), own.ContainsKey(same.Key)))
                .OfType<ScoreRow>()
                .Concat(scores)
                .OrderBy(score => score.Model, StringComparer.Ordinal)
                .ThenBy(score => score.Task, StringComparer.Ordinal)
                .ThenBy(score => score.Variant, StringComparer.Ordinal)
                .ThenBy(score => score.Metric, StringComparer.Ordinal),
        ];
    }

    private void Hold(ReportedScore reported, ScoreRow score)
    {
        if (!Same(score.Value, reported.Score.Value))
            import.Note(
                "differs",
                FormattableString.Invariant(
                    $"{reported.Place}: {score.Task}, {score.Metric}, {score.Model}: the runner reports {reported.Score.Value:0.######}, its samples give {score.Value:0.######}; the samples' is taken"
                ),
                changes: true
            );
    }

    /// <summary>Scores of one name, the earliest run first, whatever the order in which their logs are read.</summary>
    private static ReportedScore[] InOrder(IEnumerable<ReportedScore> same) =>
        [
            .. same.OrderBy(one => one.Run)
                .ThenBy(one => one.Score.Value)
                .ThenBy(one => one.Score.StdErr)
                .ThenBy(one => one.Score.N),
        ];

    /// <summary>The score of runs that logged no samples; null where it cannot be had.</summary>
    private ScoreRow? Alone(ReportedScore[] same, bool sampled)
    {
        var first = same[0];
        if (same.FirstOrDefault(other => !Same(other.Score.Value, first.Score.Value)) is { } other)
        {
            import.Refuse(
                first.Place == other.Place ? first.Place : $"{first.Place} and {other.Place}",
                FormattableString.Invariant(
                    $"both state a score of {first.Score.Metric} in {first.Score.Task} by {first.Score.Model}, {first.Score.Value:0.######} and {other.Score.Value:0.######}, under the same conditions and without samples; import one of them"
                ),
                same.Length
            );
            return null;
        }

        if (sampled)
        {
            import.Refuse(
                first.Place,
                $"it states a score of {first.Score.Metric} in {first.Score.Task} by {first.Score.Model} without its samples, which other logs have of the same; import one of them"
            );
            return null;
        }

        import.Note(
            "unsampled",
            $"{first.Score.Task}, {first.Score.Metric}: no samples are logged, so the runner's own score stands, unchecked",
            changes: false
        );
        import.Ranges.Hold(first.Score, import);
        return first.Score;
    }

    private static bool Same(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(a));
}
