using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>By the declared run times, limits stop attempts that would succeed, and no ceiling is declared.</summary>
internal static class TSK5002CeilingBelowOne
{
    // A declared ceiling is a figure that somebody rounded.
    private const double Near = .05;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var ceilings = facts.Structure.Ceilings;
        var (family, allowed) = (facts.Family, ceilings.Allowed);
        if (family.Headline is not { } headline || !ceilings.Binding.Any() || ceilings.Declared <= allowed + Near)
            yield break;
        var tightest = ceilings.Binding.OrderBy(budget => budget.Share).First();
        var remedies = ceilings
            .Binding.Select(budget =>
                budget.Sufficient() is { } limit ? FormattableString.Invariant($"{budget.Argument} = {limit:0}") : null
            )
            .OfType<string>()
            .ToArray();
        var declare = FormattableString.Invariant($"[Headline<{Text.Name(headline.Type)}>(Ceiling = {allowed:0.###})]");
        yield return facts.Finding(
            RuleBook.CeilingBelowOne,
            PlaceOf(facts, tightest),
            $"Limits let {Text.Count(100 * allowed)} of 100 attempts at {family.Id} score, however able the model: {string.Join(" and ", ceilings.Binding)}"
                + $" stop{(ceilings.Binding.Count() == 1 ? "s" : "")} the others, and every larger model ends at {Ceilings.Shown(allowed)}."
                + $" Set {string.Join(" and ", remedies)}{(allowed > 0 ? $", or say that it is meant: {declare}" : "")}."
        ) with
        {
            Cause = "ceiling",
            Remedy = string.Join(", ", remedies),
            Edits = Edits(facts, tightest).ToEquatableArray(),
        };
    }

    private static IEnumerable<Edit> Edits(FamilyFacts facts, Budget tightest)
    {
        if (Raise(facts, tightest) is not { } raise)
            yield break;
        yield return raise;
        var (type, headline, allowed) = (facts.Family.Type, facts.Family.Headline!, facts.Structure.Ceilings.Allowed);
        if (allowed > 0)
            yield return Edit.Set(type, "Headline", "Ceiling", FormattableString.Invariant($"{allowed:0.###}"), headline.Type);
    }

    // What else binds is said again then.
    private static Edit? Raise(FamilyFacts facts, Budget budget)
    {
        if (budget.Sufficient() is not { } limit || (limit > int.MaxValue && budget.Argument != "Tokens"))
            return null;
        if (budget.Argument != Budget.MaxCalls)
            return Edit.Set(facts.Family.Type, "Limits", budget.Argument, Edit.Integer(limit));
        // The calls of all steps make up the limit; the one that has most gets what is missing.
        var (step, call) = facts
            .Family.Steps.SelectMany(step => step.Calls.Select(call => (step, call)))
            .OrderByDescending(pair => pair.call.MaxCalls)
            .First();
        var calls = call.MaxCalls!.Value + limit - budget.Limit;
        return step.Calls.Count == 1 && calls <= int.MaxValue
            ? Edit.Set(step.Type, "Calls", Budget.MaxCalls, Edit.Integer(calls))
            : null;
    }

    private static Place PlaceOf(FamilyFacts facts, Budget budget) =>
        budget.Argument == Budget.MaxCalls
            ? new(facts.Family.Steps.First(step => !step.Calls.IsEmpty).Type, "Calls")
            : facts.At("Limits") with
            {
                Parameter = budget.Argument,
            };
}
