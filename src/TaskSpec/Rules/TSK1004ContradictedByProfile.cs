using TaskSpec.Catalogs;
using Range = TaskSpec.Catalogs.Range;

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
            yield return Contradiction(
                facts,
                facts.At("Samples"),
                $"{Text.Count(count)} samples",
                $"{Text.Count(found)}",
                found
            ) with
            {
                Edits = [Edit.Set(family.Type, "Samples", "Count", Edit.Integer(found))],
            };

        if (
            family.Choices is { } choices
            && profile.Choices is { } asked
            && (choices.Count != asked.Min || (choices.Max ?? choices.Count) != asked.Max)
        )
        {
            var range = asked.Min == asked.Max ? $"{asked.Min}" : $"{asked.Min} to {asked.Max}";
            yield return Contradiction(facts, facts.At("Choices"), $"{choices.Count} choices", range, asked.Min) with
            {
                Edits = [ChoicesEdit(family.Type, choices, asked)],
            };
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
            var last = facts.Structure.Graph.Last();
            var step = family.Answer?.Tokens is null && last.Count > 0 ? family.Steps[last[0]] : null;
            var place =
                step is not null ? new Place(step.Type, "Step")
                : family.Answer?.Tokens is not null ? facts.At("Answer")
                : facts.At("TaskFamily");
            // What several steps make together, or a step makes in other families too, is not the samples' to set.
            var mends = step is null || (last.Count == 1 && step.Shared != true);
            yield return Contradiction(
                facts,
                place,
                $"{Text.Count(tokens)} tokens in an answer",
                $"{Text.Count(lengths.Median)} at the median",
                lengths.Median
            ) with
            {
                Edits = mends ? [Edit.Set(place.Type, place.Attribute!, "Tokens", Edit.Integer(lengths.Median))] : [],
            };
        }
    }

    // One argument an edit: first the fewest, then the most, unless the fewest would be more than that.
    private static Edit ChoicesEdit(string family, Choices declared, Range found) =>
        declared.Count != found.Min && !(declared.Max < found.Min) ? Edit.Set(family, "Choices", "Count", Edit.Integer(found.Min))
        : found.Min == found.Max ? Edit.Remove(family, "Choices", "Max", null)
        : Edit.Set(family, "Choices", "Max", Edit.Integer(found.Max));

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
