using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>Exact match of targets whose lengths differ much: the score is a mixture's, not that of the mean length.</summary>
internal static class TSK3013VariedLengths
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        var declared = family.Answer?.TokensCv;
        if (
            family.Headline is not { Form: Form.AllRight }
            || !Surrogates.IsText(family)
            || facts.Structure.AnswerDecided
            || family.Tasks.Count > 1
            || (declared ?? family.Profile?.TargetTokensCv) is not { } variation
            || variation <= facts.Options.LengthVariation
            || family.Records.Any(use => use.Form is Form.TokensRight or Form.LogLikelihood && use.Link != Link.None)
            // A rule of the forecast names one of them, with a better number.
            || TSK6001MissingSurrogate.Surrogate(facts.Assessment) is not null
        )
            yield break;
        const double atMean = .1;
        // E p^L for gamma lengths, as the forecast has it.
        var square = variation * variation;
        var mixture = Math.Pow(1 - square * Math.Log(atMean), -1 / square);
        yield return facts.Finding(
            RuleBook.VariedLengths,
            facts.At(declared is null ? "Headline" : "Answer") with
            {
                Parameter = declared is null ? null : "TokensCv",
            },
            $"Targets of {family.Id} vary in length by {variation.ToString("0.##", CultureInfo.InvariantCulture)} of their mean{(declared is null ? ", as they were profiled" : "")}:"
                + $" where {100 * atMean:0} % of those of the mean length are matched, {Text.Count(100 * mixture)} % of all are, the short ones."
                + " Name tasks by length, so that each is reported by itself, or record LogLikelihood, which counts every token."
        ) with
        {
            Cause = "varied lengths",
            Remedy = "record LogLikelihood",
            Edits = [Edit.Record("TaskSpec.LogLikelihood", family.Type)],
        };
    }
}
