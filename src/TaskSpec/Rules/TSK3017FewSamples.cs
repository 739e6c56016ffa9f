using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>Two models that differ by little cannot be told apart by so many samples.</summary>
internal static class TSK3017FewSamples
{
    // Miller 2024: expected scores of questions spread evenly from 0 to 1, those of two models correlated by a third.
    private const double Between = 1 / 9.0;
    private const double Within = 1 / 6.0;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var (family, difference) = (facts.Family, facts.Options.DetectablePoints);
        if (family.Items is not { } items || family.Headline is not { } headline || facts.InSuite)
            yield break;
        // A graded score varies less, by nobody knows how much.
        if (!FormTable.Of(headline.Form).Thresholded)
            yield break;
        var variance = VarianceOf(family, headline) * DesignEffect(family, items);
        var needed = Math.Ceiling(Power.Questions(difference, variance));
        if (items >= needed)
            yield break;
        var isPublished = family.Samples is { IsPublished: true };
        var told = Power.MinimumDetectableEffect(Math.Max(1, items), variance);
        var apart = told < 1 ? $"tell two models apart that differ by {Text.Points(told)} or more" : "tell no two models apart";
        yield return facts.Finding(
            RuleBook.FewSamples,
            facts.At("Samples"),
            $"{Text.Count(items)} {(items == 1 ? "sample" : "samples")} of {family.Id} {apart}, four times in five; a difference of {Text.Points(difference)} takes"
                + $" {Text.Count(needed)}. {(isPublished ? "Draw" : "Add samples where you can make more, or draw")} more attempts at each."
        ) with
        {
            Cause = "few samples",
            Remedy = isPublished ? "more attempts" : $"{Text.Count(needed)} samples",
        };
    }

    // Greedy attempts repeat each other; a score of k attempts takes k.
    private static double VarianceOf(Family family, MetricUse headline)
    {
        var attempts = family.Sampling is { Temperature: 0 } ? 1 : family.Sampling?.Attempts ?? 1;
        var scores = Math.Max(1, attempts / Math.Max(1, headline.K ?? 1));
        return Power.PairedVariance(Between, Within, Within, scores, scores);
    }

    private static double DesignEffect(Family family, int items)
    {
        if (family.Samples is not { Clusters: > 0 and var clusters } samples)
            return 1;
        var correlation = Math.Max(0, Math.Min(1, samples.ClusterCorrelation ?? Priors.ClusterCorrelation));
        return VarianceComponents.DesignEffect(Math.Max(1, (double)items / clusters), correlation);
    }
}
