using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>The headline is no matter of capability, such as a calibration error: nothing follows for larger models.</summary>
internal static class TSK3007ImproperScore
{
    private const int Bins = 15;

    // Σ over bins of the mean distance of a frequency from its rate, for rates spread evenly: √(2/π)·E√(p(1 − p)) = √(2/π)·π/8.
    private const double Bias = .3133;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Headline is not { } headline || FormTable.Of(headline.Form).Responds)
            yield break;
        var items = facts.Family.Items ?? Priors.Items;
        var chance = Math.Min(.5, Bias * Math.Sqrt(Bins / items));
        var name = Text.Name(headline.Type);
        var proper = facts.Family.Choices is null ? "LogLikelihood" : "BrierScore";
        yield return facts.Finding(
            RuleBook.ImproperScore,
            facts.At("Headline"),
            $"{name} has no forecast: a model that knows nothing and says so scores as well as one that knows everything, and on"
                + $" {Text.Count(items)} samples in {Bins} bins perfect calibration still scores {Ceilings.Shown(chance)}."
                + $" Make a proper score the headline, such as {proper}, and record {name} beside it."
        ) with
        {
            Cause = "improper score",
            Remedy = $"headline {proper}, record {name}",
        };
    }
}
