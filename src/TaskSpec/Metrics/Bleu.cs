namespace TaskSpec;

/// <summary>
/// BLEU: the geometric mean of the precisions of n-grams of one to four tokens, times a penalty for brevity. From 0 to 1.
/// </summary>
/// <remarks>
/// Papineni et al. 2002 (ACL P02-1040) as sacreBLEU computes it by default (Post 2018, arXiv 1804.08771), which prints 100 times
/// as much: tokens as in mteval-v13a, case kept, one reference. An order of which no n-gram is right counts as half a right one, the
/// next such order as a quarter, and so on (Chen and Cherry 2014, smoothing 3); where no token is right, as in an empty text, the
/// score is 0. It is a metric of corpora: the mean over samples is another figure.
/// </remarks>
/// <example>
/// Translations, where a table in the literature has it; <see cref="ChrF"/> is smoother.
/// <code><![CDATA[
/// [Headline<Bleu>]
/// ]]></code>
/// </example>
[Metric("bleu", Form.NGrams, Order = Orders, Averaging = Averaging.Corpus, By = By.Text, LmEval = "bleu")]
public sealed class Bleu : ITextMetric
{
    private const int Orders = 4;

    /// <inheritdoc/>
    /// <returns>From 0 to 1. The orders that the output is too short for are left out, as sacreBLEU does for a sentence.</returns>
    public static double Score(string output, Sample sample)
    {
        var counts = Count(output, sample.Target);
        return Of([.. counts.TakeWhile(order => order.Output > 0)]);
    }

    /// <summary>BLEU of a corpus, from n-grams counted over all of it. Linear in its length.</summary>
    /// <param name="pairs">Each output with its target; none make 0.</param>
    /// <returns>From 0 to 1; 0 where no output has four tokens.</returns>
    public static double OfCorpus(IEnumerable<(string Output, string Target)> pairs)
    {
        var counts = NGramCounts.Sum(pairs.Select(pair => Count(pair.Output, pair.Target)), Orders);
        return counts[^1].Output == 0 ? 0 : Of(counts);
    }

    private static NGramCounts[] Count(string output, string target) =>
        NGramCounts.Of(Tokenizer13a.Split(output), Tokenizer13a.Split(target), Orders);

    private static double Of(NGramCounts[] orders)
    {
        if (orders.All(order => order.Common == 0))
            return 0;
        var (logs, smoothed) = (0.0, 1.0);
        foreach (var order in orders)
            logs += Math.Log((order.Common > 0 ? order.Common : smoothed /= 2) / order.Output);
        var brevity = Math.Min(0, 1 - (double)orders[0].Target / orders[0].Output);
        return Math.Exp(brevity + logs / orders.Length);
    }
}
