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
        return facts
            .AnswerMetrics.Where(use => use.Form is Form.PassAtK or Form.PassHatK && use.K > attempts)
            .Select(use =>
                facts.Finding(
                    RuleBook.KAboveAttempts,
                    facts.At(use == facts.Family.Headline ? "Headline" : "Records", use.Type),
                    $"{Text.Name(use.Type)} needs {Text.Count(use.K!.Value)} attempts at each sample, and Sampling has {Text.Count(attempts)}: from fewer than k,"
                        + $" no score of k can be had without bias. Set Attempts = {use.K} or more, or take a metric of K = {attempts}."
                ) with
                {
                    Cause = "fewer attempts than k",
                    Remedy = $"Attempts = {use.K}",
                }
            );
    }
}
