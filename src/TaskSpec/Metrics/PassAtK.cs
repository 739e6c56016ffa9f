namespace TaskSpec;

/// <summary>
/// pass@k and pass^k: the chances that any, or that all, of k attempts at a task succeed, estimated without bias from n ≥ k attempts.
/// </summary>
/// <remarks>
/// The estimate of a task set is the mean over its tasks. Plugging the rate c/n into 1 − (1 − p)^k or p^k would be biased.
/// </remarks>
public static class PassAtK
{
    /// <summary>pass@k: 1 − C(n − c, k) / C(n, k) (Chen et al. 2021, arXiv 2107.03374, eq. 1).</summary>
    /// <param name="attempts">n, the attempts that were made.</param>
    /// <param name="right">c, how many of them succeeded, from 0 to n.</param>
    /// <param name="k">The attempts of which one must succeed, from 1 to n.</param>
    /// <returns>From 0 to 1, in a time that grows with k.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer attempts than k, or a count is out of its range.</exception>
    public static double Any(int attempts, int right, int k) => 1 - All(attempts, Wrong(attempts, right), k);

    /// <summary>pass^k: C(c, k) / C(n, k) (Yao et al. 2024, arXiv 2406.12045).</summary>
    /// <param name="attempts">n, the attempts that were made.</param>
    /// <param name="right">c, how many of them succeeded, from 0 to n.</param>
    /// <param name="k">The attempts that must all succeed, from 1 to n.</param>
    /// <returns>From 0 to 1, in a time that grows with k.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer attempts than k, or a count is out of its range.</exception>
    public static double All(int attempts, int right, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (k > attempts)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"k = {k} needs at least {k} attempts; there are {attempts}.");
        Wrong(attempts, right);
        var product = 1.0;
        for (var i = 0; i < k && product > 0; i++)
            product *= (double)Math.Max(0, right - i) / (attempts - i);
        return product;
    }

    private static int Wrong(int attempts, int right) =>
        right >= 0 && right <= attempts
            ? attempts - right
            : throw new ArgumentOutOfRangeException(nameof(right), right, $"Of {attempts} attempts, from 0 to all are right.");
}
