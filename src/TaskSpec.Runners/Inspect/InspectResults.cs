using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.Inspect;

/// <summary>What Inspect itself says the scores are.</summary>
internal sealed class InspectResults
{
    private InspectResults(IReadOnlyList<InspectScore> scores, string? clusterKey) => (Scores, ClusterKey) = (scores, clusterKey);

    /// <summary>How many attempts were to be made; null where it is not said.</summary>
    public double? Total { get; private init; }

    /// <summary>Its scores.</summary>
    public IReadOnlyList<InspectScore> Scores { get; }

    /// <summary>Which member of a sample's metadata its cluster is: the one that a standard error was clustered by.</summary>
    public string? ClusterKey { get; }

    /// <summary>Reads a log's <c>results</c>; null where it has none.</summary>
    public static InspectResults? Of(JToken? token)
    {
        if (token is not JObject results)
            return null;
        // Before there were several scorers, the one stood with its metrics in the results themselves.
        var scores =
            results.At("scores") as JArray ?? (results.At("scorer") is JObject only ? [With(only, results.At("metrics"))] : []);
        var found = scores.OfType<JObject>().ToArray();
        return new(
            [.. found.Select(InspectScore.Of).OfType<InspectScore>()],
            found.Select(score => score.At("metrics", "stderr", "params", "cluster").Text()).OfType<string>().FirstOrDefault()
        )
        {
            Total = results.At("total_samples").Number(),
        };
    }

    private static JObject With(JObject scorer, JToken? metrics)
    {
        var score = new JObject(scorer);
        score.Set("metrics", metrics);
        return score;
    }
}

/// <summary>What Inspect says one score is.</summary>
/// <param name="Name">The scorer's name in the samples, or the key of a score of several.</param>
/// <param name="Scorer">The scorer.</param>
internal sealed record InspectScore(string Name, string Scorer)
{
    /// <summary>The mean over samples of the mean over epochs; null where it reports another figure alone.</summary>
    public double? Mean { get; private init; }

    /// <summary>The standard error.</summary>
    public double? StdErr { get; private init; }

    /// <summary>How many samples were scored.</summary>
    public double? Samples { get; private init; }

    /// <summary>Reads one of <c>results.scores</c>; null where it has no name.</summary>
    public static InspectScore? Of(JObject score)
    {
        var metrics = score.At("metrics") as JObject;
        var mean = (metrics.At("mean") ?? metrics.At("accuracy")) as JObject;
        return score.At("name").Text() is not { } name
            ? null
            : new(name, score.At("scorer").Text() ?? name)
            {
                Mean = score.At("reducer").Text() is null or "mean" ? mean.At("value").Number() : null,
                StdErr = metrics.At("stderr", "value").Number(),
                Samples = score.At("scored_samples").Number(),
            };
    }
}
