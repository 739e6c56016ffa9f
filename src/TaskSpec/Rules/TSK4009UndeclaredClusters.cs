using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>A profile found the samples to come in clusters, or to repeat each other, and the declaration says nothing of it.</summary>
internal static class TSK4009UndeclaredClusters
{
    // Standard errors off by 5 % at the most are not worth a word.
    private const double LeastEffect = 1.1;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var (family, profile) = (facts.Family, facts.Family.Profile);
        if (family.Samples?.Clusters is not null || profile?.Samples is not { } samples)
            yield break;
        if ((profile.Clusters ?? profile.Distinct) is not (> 0 and var groups) || (double)samples / groups < LeastEffect)
            yield break;
        var size = (double)samples / groups;
        var likely = 1 + (size - 1) * Priors.ClusterCorrelation;
        var what = profile.Clusters is null ? "groups that nearly repeat each other" : "clusters";
        yield return facts.Finding(
            RuleBook.UndeclaredClusters,
            facts.At(family.Samples is null ? "TaskFamily" : "Samples"),
            $"The {Text.Count(samples)} samples of {family.Id} form {Text.Count(groups)} {what}, and none are declared: taken as independent, they give standard errors that are"
                + $" too small by a factor of {Text.Number(Math.Sqrt(likely))}, and of {Text.Number(Math.Sqrt(size))} where a group succeeds or fails as one"
                + $" (design effects of {Text.Number(likely)} and {Text.Number(size)}). Set Clusters = {groups}."
        ) with
        {
            Cause = "undeclared clusters",
            Remedy = $"Clusters = {groups}",
            Edits = family.Samples is null ? [] : [Edit.Set(family.Type, "Samples", "Clusters", Edit.Integer(groups))],
        };
    }
}
