using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A score of runs of tokens is the headline, and nothing beside it counts single ones.</summary>
internal static class TSK3008NGramHeadline
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (
            family.Headline is not { Form: Form.NGrams } headline
            || PowerOf(headline) is not { } power
            || power <= 1
            || facts.Structure.AnswerDecided
            || family.Records.Any(use => use.Form is Form.TokensRight or Form.LogLikelihood && use.Link != Link.None)
            // A rule of the forecast names one of them, with a better number.
            || TSK6001MissingSurrogate.Surrogate(facts.Assessment) is not null
        )
            yield break;
        var exponent = power.ToString("0.#", CultureInfo.InvariantCulture);
        yield return facts.Finding(
            RuleBook.NGramHeadline,
            facts.At("Headline"),
            $"{Text.Name(headline.Type)} is about p^{exponent} of the share p of right tokens, and so not linear in it: {Shown(.8)} where 80 % are"
                + $" right, {Shown(.4)} where 40 % are. Record LogLikelihood or TokenAccuracy too, which move before it does."
        ) with
        {
            Cause = "runs of tokens",
            Remedy = "record LogLikelihood",
            Edits = [Edit.Record("TaskSpec.LogLikelihood", family.Type), Edit.Record("TaskSpec.TokenAccuracy", family.Type)],
        };

        string Shown(double right) => Math.Pow(right, power).ToString(".00", CultureInfo.InvariantCulture);
    }

    // The geometric mean over runs of a to b tokens; an order that nobody declares is assumed, and says nothing.
    private static double? PowerOf(MetricUse use) => use.Order is { } order ? ((use.FromOrder ?? 1) + order) / 2.0 : null;
}
