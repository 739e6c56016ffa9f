using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Scaling.Improvements;

/// <summary>The successive improvements of some ladders, and whether those of one step forecast those of the next.</summary>
/// <param name="Improvements">One for three neighbouring models of a ladder.</param>
/// <param name="Warnings">What is to be borne in mind.</param>
public sealed record ImprovementReport(IReadOnlyList<Improvement> Improvements, IReadOnlyList<string> Warnings)
{
    /// <summary>The mean of the observed correlations.</summary>
    public double Mean => Improvements.Average(one => one.Observed.R);

    /// <summary>The answer to whether improvements can be predicted, in words.</summary>
    public string Answer
    {
        get
        {
            var counts = Improvements.GroupBy(one => one.Verdict).OrderByDescending(group => group.Count()).ToArray();
            return counts.Length == 1
                ? $"{Word(counts[0].Key)}: {Meaning(counts[0].Key)}"
                : string.Join("; ", counts.Select(group => $"{group.Count()} of {Improvements.Count} {Word(group.Key)}"));
        }
    }

    /// <summary>The report on some ladders.</summary>
    /// <param name="scores">On the scale on which improvements are compared.</param>
    /// <param name="ladders">Numbers of models by rising size, three or more each.</param>
    /// <param name="seed">Of the resampling of tasks.</param>
    /// <param name="paired">The answers behind the scores; null where only errors of single scores are known.</param>
    /// <exception cref="ScalingException">There is no ladder, or no three of its models share enough tasks.</exception>
    public static ImprovementReport Of(ScoreMatrix scores, IReadOnlyList<int[]> ladders, ulong seed, SampleScores? paired = null)
    {
        if (ladders.Count == 0)
            throw new ScalingException(
                "no recipe has three models of different size (params) that were trained alike (tokens); name models with --models"
            );
        Improvement[] found =
        [
            .. ladders
                .SelectMany(ladder =>
                    Enumerable.Range(0, ladder.Length - 2).Select(i => (ladder[i], ladder[i + 1], ladder[i + 2]))
                )
                .Select(three => ImprovementFit.Of(scores, three.Item1, three.Item2, three.Item3, seed, paired))
                .OfType<Improvement>(),
        ];
        if (found.Length == 0)
            throw new ScalingException(
                $"no three models share {ImprovementFit.FewestTasks} tasks whose improvements differ{(paired is null ? "" : " and whose samples all three answered")}, and a correlation over fewer says nothing"
            );
        var warnings = new List<string>();
        if (found.Any(one => one.Noise is null))
            warnings.Add(
                "scores without stderr or n: noise is not known, so a correlation near 0 may be unpredictable or only noisy"
            );
        if (found.Any(one => one.Verdict != Verdict.NoSignal && one.Corrected is < -1 or > 1))
            warnings.Add(
                paired is null
                    ? "a corrected correlation lies beyond ±1: standard errors overstate the noise of differences, as all models answer the same questions; pair their answers with --samples"
                    : "a corrected correlation lies beyond ±1: with so few tasks and so much noise it is not known better"
            );
        if (paired is not null && scores.Tasks.Where(task => paired.Of(task).Count == 0).ToArray() is { Length: > 0 } without)
            warnings.Add($"{without.Length} tasks have no samples and are left out: {ScalingException.Some(without)}");
        if (paired is not null && Strays(scores, paired) is var strays and > 0)
            warnings.Add(
                $"{strays} scores differ from the mean of their samples by more than 0.005; are the samples those that were scored?"
            );
        return new(found, warnings);
    }

    /// <summary>A verdict's words.</summary>
    public static string Word(Verdict verdict) =>
        verdict == Verdict.NoSignal ? "no signal" : verdict.ToString().ToLowerInvariant();

    private static int Strays(ScoreMatrix scores, SampleScores paired) =>
        scores
            .Tasks.Index()
            .SelectMany(task => scores.Models.Index().Select(model => (task, model)))
            .Count(pair =>
                paired.Of(pair.task.Item).TryGetValue(pair.model.Item.Name, out var samples)
                && Math.Abs(
                    scores.Value(pair.model.Index, pair.task.Index) - samples.Values.Average(score => score.Sum / score.Count)
                ) > 0.005
            );

    private static string Meaning(Verdict verdict) =>
        verdict switch
        {
            Verdict.NoSignal =>
                "improvements vary no more than sampling errors make them, so their correlation says nothing at this sample size",
            Verdict.Predictable => "tasks that improved more go on to improve more",
            Verdict.Reversed => "tasks that improved more go on to improve less",
            Verdict.Unpredictable => "improvements of one step say little of those of the next",
            _ => "neither a correlation nor its absence can be told at this number of tasks",
        };
}
