using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Several attempts at temperature 0, where each repeats the first.</summary>
internal static class TSK5006RepeatsAtZero
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Sampling is not { Temperature: 0, Attempts: > 1 and var attempts })
            yield break;
        yield return facts.Finding(
            RuleBook.RepeatsAtZero,
            facts.At("Sampling") with
            {
                Parameter = "Attempts",
            },
            $"At temperature 0 the {Text.Count(attempts)} attempts at each sample of {facts.Family.Id} repeat each other: they cost {Text.Count(attempts)} times as much"
                + " and are worth 1. Draw them at Temperature = 1, or set Attempts = 1."
        ) with
        {
            Cause = "repeats at temperature 0",
            Remedy = "Temperature = 1",
            Edits = Edits(facts).ToEquatableArray(),
        };
    }

    private static IEnumerable<Edit> Edits(FamilyFacts facts)
    {
        var type = facts.Family.Type;
        yield return Edit.Set(type, "Sampling", "Temperature", "1");
        // A metric of k attempts needs them.
        if (!facts.AnswerMetrics.Any(use => use.K > 1))
            yield return Edit.Set(type, "Sampling", "Attempts", "1");
    }
}
