using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Which choice is on top is all that is kept of the choices, although their log-likelihoods decide it.</summary>
internal static class TSK3005NoChoiceLogLikelihoods
{
    // A gain that no digit shows is none.
    private const double Noticeable = .0005;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (
            facts.InSuite
            || !CouldRecord(family)
            || TSK3006BrierForChoices.Instead(family) is not null
            || IsFirstRemedy(facts.Assessment)
            || Errors(facts, family) is not { } errors
        )
            yield break;
        yield return facts.Finding(
            RuleBook.NoChoiceLogLikelihoods,
            facts.At("Headline"),
            $"{Text.Name(family.Headline!.Type)} keeps of each question which choice is on top, and forecasts"
                + $" {Text.Flop(facts.Assessment.Plan.TargetFlop)} FLOP to ±{Text.Points(errors.Without)}; with the log-likelihoods of all"
                + $" choices it is ±{Text.Points(errors.With)}. Record ChoiceLogLikelihoods: who scores choices by likelihood has computed them."
        ) with
        {
            Cause = "wrong choices",
            Remedy = "record ChoiceLogLikelihoods",
            Edits = [Record(family, errors)],
        };
    }

    /// <summary>Whether the model's probabilities decide the headline, and those of the choices are not kept.</summary>
    // How much they gain hangs on the number of questions, which must be known.
    public static bool CouldRecord(Family family) =>
        family is { Headline: { Form: Form.ArgmaxOfChoices } headline, Items: not null }
        && (family.Scored?.By ?? headline.By ?? By.LogProbs) == By.LogProbs
        && !family.Records.Any(use => use.Form == Form.ChoiceLogLikelihoods);

    /// <summary>The forecast error of a design, and that with the log-likelihoods recorded; null where they gain nothing.</summary>
    public static (double Without, double With)? Errors(FamilyFacts facts, Family family)
    {
        var with = family with { Records = [.. family.Records, Surrogates.ChoiceLogLikelihoods] };
        return
            Assessor.ForecastOf(facts.Context, family) is { } forecast
            && Assessor.ForecastOf(facts.Context, with) is { } better
            && forecast.Error - better.Error >= Noticeable
            ? (forecast.Error, better.Error)
            : null;
    }

    /// <summary>Records them.</summary>
    public static Edit Record(Family family, (double Without, double With) errors) =>
        Edit.Record(Surrogates.ChoiceLogLikelihoods.Type, family.Type, family.Type, errors.Without, errors.With);

    // Where the excess is above the limit, another rule names the first remedy.
    private static bool IsFirstRemedy(Assessment assessment) =>
        assessment is { Exceeds: true, Remedies.IsEmpty: false }
        && (TSK6001MissingSurrogate.Surrogate(assessment) ?? assessment.Remedies[0]).Metric
            == Surrogates.ChoiceLogLikelihoods.Type;
}
