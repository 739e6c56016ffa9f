namespace TaskSpec.Measurement;

/// <summary>Scores of one question from the probabilities of its choices (Schaeffer et al. 2024).</summary>
/// <remarks>docs/model.md §4.</remarks>
public static class Choices
{
    /// <summary>Log-probabilities in nats, renormalised over the choices.</summary>
    public static double[] Probabilities(IReadOnlyList<double> logProbabilities)
    {
        var greatest = logProbabilities.Max();
        var odds = logProbabilities.Select(l => Math.Exp(l - greatest)).ToArray();
        var sum = odds.Sum();
        return [.. odds.Select(o => o / sum)];
    }

    /// <summary>Σ(p − right)², 0 to 2, lower is better; <paramref name="right"/> is the right choice's position.</summary>
    public static double Brier(IReadOnlyList<double> probabilities, int right) =>
        probabilities.Select((p, i) => i == right ? (1 - p) * (1 - p) : p * p).Sum();

    /// <summary>
    /// P(the right choice has the most mass | it has mass q) when the rest falls on the K − 1 wrong ones uniformly at random:
    /// Σ(−1)^j C(m, j) max(0, 1 − ju)^(m−1), u = q/(1 − q), m = K − 1. K up to 40.
    /// </summary>
    public static double ArgmaxProbability(double mass, int choices)
    {
        if (mass >= 0.5)
            return 1;
        var wrong = choices - 1;
        double odds = mass / (1 - mass),
            term = 1,
            sum = 0;
        for (var j = 0; j <= wrong && 1 - j * odds > 0; j++)
        {
            sum += term * Math.Pow(1 - j * odds, wrong - 1);
            term *= -(wrong - j) / (j + 1.0);
        }
        return Math.Max(0, Math.Min(1, sum));
    }
}
