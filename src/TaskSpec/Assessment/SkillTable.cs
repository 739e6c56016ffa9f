using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>How far having a skill for one task carries to others.</summary>
internal sealed class SkillTable
{
    private readonly double similar;
    private readonly Dictionary<string, double> transferred = new(StringComparer.Ordinal);

    /// <summary>Reads a catalog's skills; one whose transfer is not declared carries nothing by itself.</summary>
    public SkillTable(IEnumerable<SkillInfo> skills, Assumptions assumed)
    {
        similar = Math.Log(1 + assumed.SimilarCorrelation) / Math.Log(2);
        foreach (var skill in skills.Where(skill => skill.Across is Transfer.Same or Transfer.Similar))
            transferred[skill.Type] = Transferred(skill.Across);
    }

    /// <summary>What share of a surprisal counts as shared between two tasks.</summary>
    public double Transferred(Transfer? across) =>
        across switch
        {
            Transfer.Same => 1,
            Transfer.Distinct => 0,
            // The share at which outcomes correlate as they were measured to.
            _ => similar,
        };

    /// <summary>The same of a step: as it declares itself, else as the skill that carries furthest, else as if similar.</summary>
    public double Transferred(Family family, StepInfo step) =>
        step.Across is null or Transfer.Unset && Transferable(NeedsOf(family, step)) is { IsEmpty: false } skills
            ? skills.Max(Transferred)
            : Transferred(step.Across);

    /// <summary>The same of a skill; 0 where its transfer is not declared.</summary>
    public double Transferred(string skill) => transferred.TryGetValue(skill, out var share) ? share : 0;

    /// <summary>Those of some skills that carry to other tasks.</summary>
    public EquatableArray<string> Transferable(EquatableArray<string> skills) =>
        transferred.Count == 0 ? [] : skills.Where(transferred.ContainsKey).ToEquatableArray();

    /// <summary>The skills that a step needs: its own, or its family's where it names none.</summary>
    public static EquatableArray<string> NeedsOf(Family family, StepInfo step) => step.Needs.IsEmpty ? family.Needs : step.Needs;
}
