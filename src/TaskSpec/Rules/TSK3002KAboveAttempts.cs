using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>pass@k or pass^k, with fewer attempts at each sample than k.</summary>
internal static class TSK3002KAboveAttempts
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        // Where nobody says how many attempts there are, they may be enough.
        if (facts.Family.Sampling?.Attempts is not { } attempts)
            return [];
        var above = PlacedMetric
            .OfAnswer(facts.Family)
            .Where(metric => metric.Use.Form is Form.PassAtK or Form.PassHatK && metric.Use.K > attempts)
            .ToArray();
        // One number serves all of them, whichever is mended first.
        var most = above.Max(metric => metric.Use.K) ?? 1;
        return above.Select(metric =>
            facts.Finding(
                RuleBook.KAboveAttempts,
                metric.Place,
                $"{metric.Name} needs {Text.Count(metric.Use.K!.Value)} attempts at each sample, and Sampling has {Text.Count(attempts)}: from fewer than k,"
                    + $" no score of k can be had without bias. Set Attempts = {metric.Use.K} or more, or take a metric of K = {attempts}."
            ) with
            {
                Cause = "fewer attempts than k",
                Remedy = $"Attempts = {metric.Use.K}",
                Edits = [Set(facts.Family.Type, "Sampling", "Attempts", most), Set(metric.Use.Type, "Metric", "K", attempts)],
            }
        );
    }

    private static Edit Set(string on, string attribute, string argument, int value) =>
        Edit.Set(on, attribute, argument, value.ToString(CultureInfo.InvariantCulture));
}
