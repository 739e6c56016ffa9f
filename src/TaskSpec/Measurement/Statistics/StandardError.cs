namespace TaskSpec.Measurement;

/// <summary>Standard errors of mean scores and of their differences (Miller 2024, arXiv 2411.00640).</summary>
/// <remarks>Scores are any finite numbers; errors are in their unit. docs/model.md §12.</remarks>
public static class StandardError
{
    /// <summary>s/√n of independent scores, s their sample standard deviation (n − 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two scores, or one that is not finite.</exception>
    public static double OfMean(IReadOnlyList<double> scores)
    {
        Require.Values(scores, 2, nameof(scores));
        var mean = scores.Average();
        return Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Count - 1.0) / scores.Count);
    }

    /// <summary>
    /// The mean's, where scores of one cluster may correlate in any way: √(Σ_c(Σ_i(s_ic − s̄))²)/n, known as CR0.
    /// </summary>
    /// <param name="scores">n of them, in at least two clusters.</param>
    /// <param name="clusters">Each score's cluster, such as the passage that its question is about.</param>
    /// <param name="corrected">
    /// Whether to multiply the variance by C/(C − 1) for C clusters, which takes away most of its bias for few of them (CR1; Cameron and
    /// Miller 2015). The paper does not.
    /// </param>
    /// <remarks>For a paired difference of two models give the differences of their scores.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than two clusters, a score that is not finite, or another number of clusters' keys than of scores.
    /// </exception>
    public static double Clustered<TCluster>(
        IReadOnlyList<double> scores,
        IReadOnlyList<TCluster> clusters,
        bool corrected = true
    )
        where TCluster : notnull
    {
        Require.Values(scores, 2, nameof(scores));
        Require.SameCount(scores.Count, clusters.Count, nameof(clusters));
        var mean = scores.Average();
        var sums = scores.Zip(clusters, (score, cluster) => (score, cluster)).GroupBy(s => s.cluster, s => s.score - mean);
        var squares = sums.Select(c => c.Sum()).Select(sum => sum * sum).ToArray();
        Require.Count(2, squares.Length, nameof(clusters));
        var correction = corrected ? squares.Length / (squares.Length - 1.0) : 1;
        return Math.Sqrt(correction * squares.Sum()) / scores.Count;
    }

    /// <summary>Of the difference of two models' means on the same questions: that of the questions' differences.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two questions, unequal numbers, or a score that is not finite.</exception>
    public static double Paired(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        Require.SameCount(first.Count, second.Count, nameof(second));
        return OfMean([.. first.Zip(second, (a, b) => a - b)]);
    }

    /// <summary>√(SE_A² + SE_B² − 2·SE_A·SE_B·r) of a difference; 0 for the correlation r where the questions are not the same.</summary>
    /// <param name="first">SE_A, at least 0.</param>
    /// <param name="second">SE_B, at least 0.</param>
    /// <param name="correlation">r in [−1, 1], of the two models' scores over questions.</param>
    /// <exception cref="ArgumentOutOfRangeException">A standard error is negative or not finite, or r is outside [−1, 1].</exception>
    public static double OfDifference(double first, double second, double correlation = 0)
    {
        Require.NotNegative(first, nameof(first));
        Require.NotNegative(second, nameof(second));
        Require.Between(-1, correlation, 1, nameof(correlation));
        return Math.Sqrt(Math.Max(0, first * first + second * second - 2 * first * second * correlation));
    }

    /// <summary>
    /// Of the difference of two pass rates on the same questions, √(b + c − (b − c)²/n)/n (McNemar 1947): <see cref="Paired"/> for scores of 0
    /// and 1, with n for n − 1.
    /// </summary>
    /// <param name="onlyFirst">b, questions that only the first model passes.</param>
    /// <param name="onlySecond">c, questions that only the second passes.</param>
    /// <param name="questions">n ≥ 1, all questions; at least b + c.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, n is 0, or b + c exceeds n.</exception>
    public static double McNemar(int onlyFirst, int onlySecond, int questions)
    {
        Require.Count(1, questions, nameof(questions));
        Require.Between(0, onlyFirst, questions, nameof(onlyFirst));
        Require.Between(0, onlySecond, questions - onlyFirst, nameof(onlySecond));
        double difference = (double)onlyFirst - onlySecond,
            discordant = (double)onlyFirst + onlySecond;
        return Math.Sqrt(discordant - difference * difference / questions) / questions;
    }

    /// <summary>
    /// Of the mean over n questions that are answered K times each: √((Var(x) + E σ²/K)/n). More answers take away only the
    /// second term.
    /// </summary>
    /// <param name="between">Var(x) ≥ 0, of the questions' expected scores.</param>
    /// <param name="within">E σ² ≥ 0, the mean variance of answers to one question; 0 for scores from token probabilities.</param>
    /// <param name="questions">n ≥ 1.</param>
    /// <param name="answers">K ≥ 1, independent of each other given the question.</param>
    /// <remarks><see cref="VarianceComponents"/> estimates the two variances. Temperature 0 makes σ² zero but changes x.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double Resampled(double between, double within, double questions, double answers = 1)
    {
        Require.NotNegative(between, nameof(between));
        Require.NotNegative(within, nameof(within));
        Require.AtLeast(1, questions, nameof(questions));
        Require.AtLeast(1, answers, nameof(answers));
        return Math.Sqrt((between + within / answers) / questions);
    }
}
