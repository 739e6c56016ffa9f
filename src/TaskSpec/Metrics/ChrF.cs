using System.Text;

namespace TaskSpec;

/// <summary>
/// chrF2: F-score of the n-grams of one to six characters, with recall worth twice precision. From 0 to 1.
/// </summary>
/// <remarks>
/// Popović 2015 (ACL W15-3049) as sacreBLEU computes it by default, which prints 100 times as much: white space does not count, case
/// does, and precision and recall are averaged over the orders that both texts are long enough for. Where there is none, as with
/// an empty text, the score is 0. Characters are Unicode scalar values; a lone surrogate counts as U+FFFD.
/// </remarks>
/// <example>
/// Translations and other texts where part of a word is worth part of the score.
/// <code><![CDATA[
/// [Headline<ChrF>]
/// ]]></code>
/// </example>
// Six characters reach over two tokens or three: to the model chrF is runs of one and two tokens.
[Metric("chrf", Form.NGrams, Order = 2, Averaging = Averaging.Corpus, By = By.Text, LmEval = "chrf")]
public sealed class ChrF : ITextMetric
{
    private const int Orders = 6;
    private const double BetaSquared = 2 * 2;

    /// <inheritdoc/>
    /// <returns>From 0 to 1.</returns>
    public static double Score(string output, Sample sample) => Of(Count(output, sample.Target));

    /// <summary>chrF2 of a corpus, from n-grams counted over all of it. Linear in its length.</summary>
    /// <param name="pairs">Each output with its target; none make 0.</param>
    /// <returns>From 0 to 1.</returns>
    public static double OfCorpus(IEnumerable<(string Output, string Target)> pairs) =>
        Of(NGramCounts.Sum(pairs.Select(pair => Count(pair.Output, pair.Target)), Orders));

    private static NGramCounts[] Count(string output, string target) =>
        // As in sacreBLEU: an order for which the target is too short takes no n-grams of its output into the corpus either.
        Array.ConvertAll(
            NGramCounts.Of(Characters(output), Characters(target), Orders),
            order => order.Target == 0 ? default : order
        );

    private static IEnumerable<Rune> Characters(string text) => text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune));

    private static double Of(NGramCounts[] counts)
    {
        var orders = counts.Where(order => order.Output > 0 && order.Target > 0).ToArray();
        if (orders.All(order => order.Common == 0))
            return 0;
        var precision = orders.Average(order => (double)order.Common / order.Output);
        var recall = orders.Average(order => (double)order.Common / order.Target);
        return (1 + BetaSquared) * precision * recall / (BetaSquared * precision + recall);
    }
}
