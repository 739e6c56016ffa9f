using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>One step of a rubric.</summary>
/// <param name="Weight">What it is worth, at least 0; scores are divided by the sum of the weights.</param>
/// <param name="Pass">How it is passed; the shares of all steps sum to 1.</param>
/// <param name="Needs">The positions of all steps that must succeed before it, its ancestors; without itself.</param>
public sealed record StepWeight(double Weight, StepPass Pass, EquatableArray<int> Needs)
{
    /// <summary>A step that is passed at once or not at all.</summary>
    public StepWeight(double weight, double share, EquatableArray<int> needs)
        : this(weight, new StepPass(share), needs) { }
}

/// <summary>The weighted share of the steps that succeed, where a step counts if all that it needs succeeded too.</summary>
/// <param name="Steps">In any order; they succeed independently, each as its <see cref="StepPass"/> says.</param>
/// <remarks>Mean Σ w·Π q over the step and its ancestors; the variance is exact, from unions. docs/model.md §3.</remarks>
public sealed record WeightedSteps(EquatableArray<StepWeight> Steps) : Response
{
    /// <inheritdoc/>
    // Steps that cost nothing are passed by anyone.
    public override double Chance => MomentsAt(1e300).Mean;

    internal override Moments MomentsAt(double lambda) => new StepUnions(Steps).MomentsAt(lambda).Within(Floor, Ceiling);

    internal override Moments[] Tabulate()
    {
        var unions = new StepUnions(Steps);
        var table = new Moments[LatentGrid.Count];
        for (var i = 0; i < table.Length; i++)
            table[i] = unions.MomentsAt(SurprisalAt(LatentGrid.At(i))).Within(Floor, Ceiling);
        return table;
    }
}
