namespace TaskSpec;

/// <summary>What the metrics of multiple choice have in common.</summary>
internal static class MultipleChoice
{
    /// <summary>
    /// The index of the right choice: the choice whose text is the target, else the one that its letter names, counted from A.
    /// </summary>
    /// <remarks>
    /// The text wins, so that a choice may read "A" without being the first. Letters are single and in upper case.
    /// </remarks>
    /// <exception cref="ArgumentException">The target is neither, or there is not one log-likelihood for each choice.</exception>
    public static int Right(IReadOnlyList<double> logLikelihoods, Sample sample)
    {
        if (logLikelihoods.Count != sample.Choices.Count || logLikelihoods.Any(double.IsNaN))
            throw new ArgumentException(
                $"Sample '{sample.Id}' has {sample.Choices.Count} choices: it takes as many log-likelihoods, none of them NaN.",
                nameof(logLikelihoods)
            );
        for (var i = 0; i < sample.Choices.Count; i++)
            if (sample.Choices[i] == sample.Target)
                return i;
        return sample.Target is [var letter] && letter - 'A' is var index and >= 0 && index < sample.Choices.Count
            ? index
            : throw new ArgumentException(
                $"The target of sample '{sample.Id}' is neither the text nor the letter of a choice.",
                nameof(sample)
            );
    }

    /// <summary>
    /// The index of the highest value. The first wins a tie, as in NumPy's argmax and so in lm-evaluation-harness.
    /// </summary>
    public static int Argmax(IReadOnlyList<double> values)
    {
        var best = 0;
        for (var i = 1; i < values.Count; i++)
            if (values[i] > values[best])
                best = i;
        return best;
    }

    /// <summary>
    /// The probabilities of the choices, renormalised to add up to 1; equal ones where every choice is impossible.
    /// </summary>
    public static double[] Probabilities(IReadOnlyList<double> logLikelihoods)
    {
        var highest = logLikelihoods.Max();
        var weights = logLikelihoods
            .Select(value => double.IsNegativeInfinity(highest) ? 1 : Math.Exp(value - highest))
            .ToArray();
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}
