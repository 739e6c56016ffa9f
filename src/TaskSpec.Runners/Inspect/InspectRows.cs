using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Inspect;

/// <summary>Turns the samples of one log into rows. What has no score gets a row for each metric that the log has elsewhere.</summary>
/// <param name="header">What the log says of the run.</param>
/// <param name="path">The log, for messages.</param>
/// <param name="import">Takes what is refused, and the runner's own aggregates.</param>
internal sealed class InspectRows(InspectHeader header, string path, Import import)
{
    private readonly HashSet<(string Sample, int Epoch)> seen = [];
    private readonly InspectMetrics metrics = new(header);

    // With the scorer that gave no score; null where none did.
    private readonly List<(SampleRow Row, string? Scorer)> unscored = [];

    /// <summary>What the log says of the run.</summary>
    public InspectHeader Header => header;

    /// <summary>Inspect's results: what it says the scores are. They may come before or after the samples.</summary>
    public InspectResults? Results { get; set; }

    /// <summary>The rows of an attempt; those without scores come with <see cref="Rest"/>.</summary>
    public IEnumerable<SampleRow> Of(InspectSample sample)
    {
        import.At = ("sample", import.At.Number + 1);
        if (sample.Id is not { Length: > 0 } id)
            import.Refuse(path, "a sample has no id");
        else
        {
            seen.Add((id, sample.Epoch));
            return Rows(Row(id, sample), sample).Select(row => row with { Metric = Called(row.Metric) });
        }

        return [];
    }

    /// <summary>What remains at the end: attempts without scores, and samples that were to be run and are not logged.</summary>
    public IEnumerable<SampleRow> Rest()
    {
        import.At = default;
        if (header.HasOddEpochs)
            import.Refuse(
                path,
                $"eval.config.epochs is no number from 1 to {InspectHeader.MostEpochs}, so each sample counts as meant once"
            );
        foreach (var score in Results?.Scores ?? [])
            metrics.Learn(score);
        foreach (var (scorer, options) in header.Scorers)
        foreach (var metric in metrics.Of(scorer))
            header.Conditions.SetAll(ConditionKind.Metric, options, path: metric + ".");
        // A run that logs no samples at all holds its results alone.
        if (seen.Count > 0 || Results is null)
            unscored.AddRange(Missing().Select(row => (row, (string?)null)));
        foreach (var (row, scorer) in unscored)
        {
            var any = false;
            foreach (var metric in metrics.Of(scorer))
            {
                any = true;
                yield return row with
                {
                    Metric = Called(metric),
                };
            }

            if (!any)
                import.Refuse(path, $"the log names no scorer, so what was not scored has no metric ({Words.Of(row.State)})");
        }

        foreach (var score in Results?.Scores ?? [])
        {
            if (score.Mean is { } mean)
                import.Aggregate(Score(Called(metrics.Of(score)), mean, score), path);
        }

        Expect();
    }

    private string Called(string metric) => header.Has?.MetricOf(metric) ?? metric;

    /// <summary>How many samples were to be run, and of how many.</summary>
    private void Expect()
    {
        var ran = Results?.Total / header.Epochs ?? (header.Samples.Count > 0 ? header.Samples.Count : header.Known);
        if (ran is not > 0)
            return;
        import.Expect(new(path, Empty, (long)ran));
        if (header.Known > ran)
            import.Note(
                "part",
                FormattableString.Invariant($"{path}: {header.Task} was run on {ran} of its {header.Known} samples"),
                changes: true
            );
    }

    private SampleRow Empty =>
        new(header.Model, header.Task, "", "")
        {
            Conditions = header.Conditions,
            Variant = header.Variant,
            Version = header.Version,
        };

    private SampleRow Row(string id, InspectSample sample)
    {
        var key = ResultKey.Read(sample.Metadata);
        return Empty with
        {
            Sample = id,
            Id = sample.Uuid,
            State = sample.State,
            Limit = sample.Limit,
            Attempt = sample.Epoch,
            Subtask = key?.Subtask,
            Cluster = key is null ? InspectValue.Id(sample.Metadata.At(Results?.ClusterKey ?? "cluster")) : key.Cluster,
            HumanMinutes = key?.HumanMinutes,
            TokensUsed = sample.TokensOf(header.Model),
            Seconds = sample.Seconds,
        };
    }

    private IEnumerable<SampleRow> Rows(SampleRow row, InspectSample sample)
    {
        // Scorers may have run before the sample failed, or before somebody declared it invalid.
        var counts = row.State is ResultState.Scored or ResultState.Limit;
        if (!counts || sample.Scores.Count == 0)
            unscored.Add((Unscored(row), null));
        foreach (var (scorer, value) in sample.Scores)
        {
            var name = scorer.Length > 0 ? scorer : Results?.Scores.FirstOrDefault()?.Name ?? "score";
            foreach (var (metric, score) in metrics.Split(name, value))
            {
                var number = InspectValue.Of(score);
                if (counts && number is null)
                    import.Refuse(
                        path,
                        $"the score of {metric} is no number: {Ids.Shown(score!.ToString(Formatting.None))}",
                        score
                    );
                else if (counts && double.IsFinite(number!.Value))
                    yield return row with
                    {
                        Metric = metric,
                        Value = number,
                    };
                else if (counts && score != value)
                    yield return Unscored(row) with
                    {
                        Metric = metric,
                    };
                else if (counts)
                    // Of a scorer of several metrics, a single NaN stands for all of them, and which they are may come later.
                    unscored.Add((Unscored(row), name));
            }
        }
    }

    private static SampleRow Unscored(SampleRow row) =>
        row.State is ResultState.Error or ResultState.Limit ? row : row with { State = ResultState.Missing };

    private IEnumerable<SampleRow> Missing() =>
        from sample in header.Samples
        from epoch in Enumerable.Range(1, header.Epochs)
        where !seen.Contains((sample, epoch))
        select Empty with
        {
            Sample = sample,
            State = ResultState.Missing,
            Attempt = epoch,
        };

    private ScoreRow Score(string metric, double mean, InspectScore score) =>
        new(header.Model, header.Task, metric, mean)
        {
            Conditions = header.Conditions,
            Variant = header.Variant,
            StdErr = score.StdErr,
            N = score.Samples,
            Version = header.Version,
        };
}
