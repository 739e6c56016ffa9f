using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>What a family declares of its own tasks to each other, against what results say.</summary>
/// <param name="Found">The measured correlation of two tasks' or items' outcomes.</param>
/// <param name="Declared">The correlation that follows from what the family declares.</param>
internal sealed record MeasuredSteps(Estimate Found, double Declared)
{
    private static readonly Transfer[] Transfers = [Transfer.Distinct, Transfer.Similar, Transfer.Same];

    /// <summary>Of a family; null where nothing was measured, or there is nothing to compare.</summary>
    public static MeasuredSteps? Of(FamilyFacts facts) =>
        facts.Measured?.ItemCorrelation is { } found && facts.Assessment.Items > 1 && !facts.InSuite
            ? new(found, Coupling.Declared(facts.Structure, facts.Context.Skills))
            : null;

    /// <summary>The declarations of the only step after which a rule is content, the nearest to what was measured first. Of several nobody knows which it is.</summary>
    /// <param name="facts">The family.</param>
    /// <param name="isContent">Whether it is, by the correlation that follows.</param>
    public IEnumerable<Edit> Across(FamilyFacts facts, Func<double, bool> isContent) =>
        from step in Enumerable.Range(0, facts.Family.Steps.Count)
        where facts.Structure.ShareOf(step) > 0 && facts.Family.Steps.Count == 1
        from across in Transfers
        let phi = Coupling.Declared(With(facts, step, across), facts.Context.Skills)
        where isContent(phi)
        orderby Math.Abs(phi - Found.Value)
        select Edit.Set(facts.Family.Steps[step].Type, "Step", "Across", $"global::TaskSpec.Transfer.{across}");

    private static Structure With(FamilyFacts facts, int step, Transfer across)
    {
        var steps = facts.Family.Steps.ToArray();
        steps[step] = steps[step] with { Across = across };
        return facts.Structure.With(facts.Family with { Steps = steps.ToEquatableArray() });
    }
}
