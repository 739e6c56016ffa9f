using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A profile of the samples contradicts a declared count, length or number of choices.</summary>
internal static class TSK1004ContradictedByProfile
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var (family, profile) = (facts.Family, facts.Family.Profile);
        if (profile is null)
            yield break;

        if (family.Samples?.Count is { } count && profile.Samples is { } found && count != found)
            yield return Contradiction(facts, facts.At("Samples"), $"{Text.Count(count)} samples", $"{Text.Count(found)}", found);

        if (
            family.Choices is { } choices
            && profile.Choices is { } asked
            && (choices.Count != asked.Min || (choices.Max ?? choices.Count) != asked.Max)
        )
        {
            var range = asked.Min == asked.Max ? $"{asked.Min}" : $"{asked.Min} to {asked.Max}";
            yield return Contradiction(facts, facts.At("Choices"), $"{choices.Count} choices", range, asked.Min);
        }

        var (tokens, assumed) = facts.Structure.AnswerTokens;
        // The target of a rubric holds what every step produced.
        if (
            !assumed
            && family.Headline?.Form != Form.WeightedSteps
            && profile.TargetTokens is { Median: >= 1 } lengths
            && Differ(tokens, lengths.Median, facts.Options.LengthFactor)
        )
        {
            var place =
                family.Answer?.Tokens is not null ? facts.At("Answer")
                : facts.Structure.Graph.Last() is { Count: > 0 } last ? new Place(family.Steps[last[0]].Type, "Step")
                : facts.At("TaskFamily");
            yield return Contradiction(
                facts,
                place,
                $"{Text.Count(tokens)} tokens in an answer",
                $"{Text.Count(lengths.Median)} at the median",
                lengths.Median
            );
        }
    }

    private static bool Differ(double declared, double found, double factor) =>
        declared > factor * found || found > factor * declared;

    private static Finding Contradiction(FamilyFacts facts, Place place, string declared, string found, double value) =>
        facts.Finding(
            RuleBook.ContradictedByProfile,
            place,
            $"{facts.Family.Id} declares {declared}, but its samples were profiled to have {found}. Set what was found, or profile the samples anew."
        ) with
        {
            Cause = "declaration and samples differ",
            Remedy = $"set {Text.Count(value)}",
        };
}
