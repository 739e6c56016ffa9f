using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>What promptfoo says the scores are: sums over the tests of each column.</summary>
/// <remarks>
/// It weighs every attempt alike, TaskSpec every sample: the means are one only where all samples were scored equally often. And it knows no tasks, so that it
/// says nothing of a log with several.
/// </remarks>
internal sealed class PromptfooAggregates
{
    private readonly Dictionary<(long Column, string Metric), (double Sum, double Weight)> reported = [];
    private readonly Dictionary<(long Column, string Metric), Tally> tallies = [];

    /// <summary>Adds up what stands under prompts.</summary>
    public void Add(JArray prompts)
    {
        foreach (var (column, prompt) in prompts.Index())
        {
            if (prompt.At("metrics", "namedScores") is not JObject sums)
                continue;
            foreach (var (metric, token) in sums)
            {
                // What is derived from other metrics has no count, and is no sum.
                if (token.Number() is not { } sum || prompt.At("metrics", "namedScoresCount", metric).Number() is not { } count)
                    continue;
                var weight = prompt.At("metrics", "namedScoreWeights", metric).Number() ?? count;
                reported[(column, metric)] = (sum, weight);
            }
        }
    }

    /// <summary>Counts a row.</summary>
    public void Count(long column, SampleRow row)
    {
        if (reported.Count == 0)
            return;
        if (!tallies.TryGetValue((column, row.Metric), out var tally))
            tallies[(column, row.Metric)] = tally = new(row);
        tally.OneTask &= tally.First.Task == row.Task && tally.First.Variant == row.Variant;
        tally.Scored += row.Value is null ? 0 : 1;
        tally.Samples += row.Attempt == 1 ? 1 : 0;
        tally.Attempts = Math.Max(tally.Attempts, row.Attempt ?? 1);
    }

    /// <summary>Hands over the means that must be TaskSpec's too, and says where they need not be.</summary>
    public void Report(string path, Import import)
    {
        foreach (var ((column, metric), (sum, weight)) in reported)
        {
            if (weight <= 0 || !tallies.TryGetValue((column, metric), out var tally))
                continue;
            var first = tally.First;
            if (!tally.OneTask)
                import.Note(
                    "several tasks",
                    $"{path}: its own means are over several tasks, and held against nothing",
                    changes: false
                );
            else if (tally.Scored != (long)tally.Samples * tally.Attempts)
                import.Note(
                    "weighed",
                    $"{path}: {first.Task}, {metric}, {first.Model}: not all attempts have a score, so promptfoo's own mean, which weighs attempts alike, is held against nothing",
                    changes: false
                );
            else
                import.Aggregate(
                    new(first.Model, first.Task, metric, sum / weight)
                    {
                        Conditions = first.Conditions,
                        Variant = first.Variant,
                        N = tally.Samples,
                        Version = first.Version,
                    },
                    path
                );
        }
    }

    private sealed class Tally(SampleRow first)
    {
        public SampleRow First => first;

        public bool OneTask { get; set; } = true;

        public int Scored { get; set; }

        public int Samples { get; set; }

        public int Attempts { get; set; }
    }
}
