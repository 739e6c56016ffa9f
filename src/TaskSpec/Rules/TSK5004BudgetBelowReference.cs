using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>A limit on tokens is below what the family itself declares to be necessary.</summary>
internal static class TSK5004BudgetBelowReference
{
    private const double Fits = .9;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        var (answer, assumed) = facts.Structure.AnswerTokens;
        var steps = facts.Structure.Graph.Steps;
        var all = Enumerable
            .Range(0, steps.Count)
            .Where(facts.Structure.Graph.IsNecessary)
            .Sum(step => (double)(steps[step].Tokens ?? 0));
        var variation = family.Answer?.TokensCv ?? 0;
        var reasoning = family.Answer?.ReasoningTokens ?? 0;
        var output = reasoning + (assumed ? 0 : answer);
        var what = reasoning > 0 ? "reasoning and an answer" : "an answer";
        if (
            family.Sampling?.MaxOutputTokens is > 0 and var longest
            && (reasoning > 0 || !assumed && family.DeclaredTokens is not null)
        )
        {
            if (Share(longest, output, variation) < Fits)
                yield return Below(facts, "Sampling", "MaxOutputTokens", longest, output, variation, what);
        }

        if (family.Limits?.Tokens is > 0 and var most)
        {
            var needed = Math.Max(all + reasoning, output);
            if (needed > 0 && Share(most, needed, variation) < Fits)
                yield return Below(
                    facts,
                    "Limits",
                    "Tokens",
                    most,
                    needed,
                    variation,
                    all + reasoning >= output && all > 0 ? "all necessary steps" : what
                );
        }
    }

    private static Finding Below(
        FamilyFacts facts,
        string attribute,
        string argument,
        double limit,
        double needed,
        double variation,
        string what
    )
    {
        var enough = Math.Ceiling(needed * (1 + 2 * variation));
        return facts.Finding(
            RuleBook.BudgetBelowReference,
            facts.At(attribute) with
            {
                Parameter = argument,
            },
            $"{facts.Family.Id} declares {Text.Count(needed)} tokens for {what}{(variation > 0 ? " on average" : "")}, and {argument} = {limit:0} lets"
                + $" {Text.Count(100 * Share(limit, needed, variation))} of 100 end: what is cut off counts as failure. Set {argument} = {enough:0} or more."
        ) with
        {
            Cause = "budget below the reference",
            Remedy = FormattableString.Invariant($"{argument} = {enough:0}"),
            Edits = [Edit.Set(facts.Family.Type, attribute, argument, Edit.Integer(Math.Min(enough, int.MaxValue)))],
        };
    }

    // Log-normal around the declared mean.
    private static double Share(double limit, double mean, double variation)
    {
        var square = 1 + variation * variation;
        return HarnessLimits.ShareWithin(limit, mean / Math.Sqrt(square), Math.Sqrt(Math.Log(square)));
    }
}
