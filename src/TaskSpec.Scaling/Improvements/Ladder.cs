using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Scaling.Improvements;

/// <summary>Models of rising size whose scores are compared step by step.</summary>
public static class Ladder
{
    /// <summary>
    /// The ladder of each recipe: as many models as there are that differ in size and were trained alike, on as many tokens or on as
    /// many tokens per parameter; of several such sets the one with the most compute. By rising size, as numbers of the matrix's models.
    /// </summary>
    public static IReadOnlyList<int[]> Find(ScoreMatrix scores) =>
        [
            .. scores
                .Models.Index()
                .Where(model => model.Item is { Params: > 0, Tokens: > 0 })
                .GroupBy(model => model.Item.Family ?? "", StringComparer.Ordinal)
                .Select(family => Longest([.. family]))
                .Where(ladder => ladder.Length >= 3),
        ];

    /// <summary>A ladder by its models' names.</summary>
    /// <param name="scores">The matrix.</param>
    /// <param name="names">Three or more, by rising size, with commas between them.</param>
    /// <exception cref="ScalingException">There are fewer, or one has no scores.</exception>
    public static int[] Named(ScoreMatrix scores, string names)
    {
        string[] wanted = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length < 3)
            throw new ScalingException($"'{names}' are {wanted.Length} models; two successive improvements take three");
        var known = scores.Models.Index().ToDictionary(model => model.Item.Name, model => model.Index, StringComparer.Ordinal);
        return
        [
            .. wanted.Select(name =>
                known.TryGetValue(name, out var model)
                    ? model
                    : throw new ScalingException($"no model '{name}' has scores; there are {ScalingException.Some(known.Keys)}")
            ),
        ];
    }

    private static int[] Longest((int Index, ScoredModel Item)[] models) =>
        models
            .GroupBy(model => (IsRatio: false, Close(model.Item.Tokens!.Value)))
            .Concat(models.GroupBy(model => (IsRatio: true, Close(model.Item.Tokens!.Value / model.Item.Params!.Value))))
            .Select(alike => alike.DistinctBy(model => model.Item.Params).OrderBy(model => model.Item.Params).ToArray())
            .OrderByDescending(alike => alike.Length)
            .ThenByDescending(alike => alike.Sum(model => model.Item.Params!.Value * model.Item.Tokens!.Value))
            .Select(alike => alike.Select(model => model.Index).ToArray())
            .FirstOrDefault([]);

    // Tables round; the twentieth part of an e-fold is 5 %.
    private static double Close(double value) => Math.Round(20 * Math.Log(value));
}
