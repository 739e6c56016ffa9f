namespace TaskSpec.Measurement;

/// <summary>The variance of scores between clusters and within them: passages and their questions, or questions and their answers.</summary>
/// <param name="Between">σ_b², of the clusters' expected scores. An estimate; negative where clusters differ less than by chance.</param>
/// <param name="Within">σ_w² ≥ 0, of scores of one cluster.</param>
/// <param name="ClusterSize">Scores per cluster, m₀ = (n − Σm²/n)/(C − 1): below the mean of unequal sizes.</param>
/// <remarks>docs/model.md §12.</remarks>
public readonly record struct VarianceComponents(double Between, double Within, double ClusterSize)
{
    /// <summary>
    /// ρ = σ_b²/(σ_b² + σ_w²) = (MSB − MSW)/(MSB + (m₀ − 1)MSW), the intra-class correlation of two scores of one cluster; from
    /// −1/(m₀ − 1) to 1.
    /// </summary>
    public double IntraclassCorrelation => Between / (Between + Within);

    /// <summary>1 + (m − 1)ρ (Kish 1965): by how much clusters of m scores multiply the variance of the mean of independent ones.</summary>
    /// <param name="size">m ≥ 1, scores per cluster, on average.</param>
    /// <param name="correlation">ρ in [−1, 1].</param>
    /// <remarks>n over it is <see cref="EffectiveNumber.Equicorrelated"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double DesignEffect(double size, double correlation)
    {
        Require.AtLeast(1, size, nameof(size));
        Require.Between(-1, correlation, 1, nameof(correlation));
        return 1 + (size - 1) * correlation;
    }

    /// <summary>From a one-way analysis of variance with random effects (Donner 1986), also for scores of 0 and 1.</summary>
    /// <param name="scores">Finite.</param>
    /// <param name="clusters">Each score's cluster.</param>
    /// <returns>Null where nothing tells the two apart: one cluster, only clusters of one score, or scores that are all the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// No scores, one that is not finite, or another number of clusters' keys than of scores.
    /// </exception>
    public static VarianceComponents? Of<TCluster>(IReadOnlyList<double> scores, IReadOnlyList<TCluster> clusters)
        where TCluster : notnull
    {
        Require.Values(scores, 1, nameof(scores));
        Require.SameCount(scores.Count, clusters.Count, nameof(clusters));
        var groups = scores
            .Zip(clusters, (score, cluster) => (score, cluster))
            .GroupBy(s => s.cluster, s => s.score, (_, group) => group.ToArray())
            .ToArray();
        double count = scores.Count,
            mean = scores.Average();
        if (groups.Length < 2 || groups.Length == scores.Count || scores.All(s => s == scores[0]))
            return null;

        double between = 0,
            within = 0,
            squares = 0;
        foreach (var group in groups)
        {
            var own = group.Average();
            between += group.Length * (own - mean) * (own - mean) / (groups.Length - 1);
            within += group.Sum(s => (s - own) * (s - own)) / (count - groups.Length);
            squares += (double)group.Length * group.Length;
        }
        var size = (count - squares / count) / (groups.Length - 1);
        return new((between - within) / size, within, size);
    }
}
