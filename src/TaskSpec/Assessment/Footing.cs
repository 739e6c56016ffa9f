using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A part of a family's surprisal that tasks of other families may stand on too.</summary>
/// <param name="Key">The full metadata name of the step's or skill's class.</param>
/// <param name="Share">Its share of the task's surprisal, from 0 to 1.</param>
/// <param name="Transfer">What share of it counts as shared where another task has it too, from 0 to 1.</param>
/// <param name="OneExecution">Whether one execution serves several tasks.</param>
/// <param name="Skills">The skills with a transfer that a step stands on.</param>
/// <param name="ShareOfSkill">What each of them has of the step's share.</param>
internal sealed record Part(
    string Key,
    double Share,
    double Transfer,
    bool OneExecution,
    EquatableArray<string> Skills,
    double ShareOfSkill
)
{
    /// <summary>What a skill has of the share that the step has in common with another family's.</summary>
    public double OfSkill(string skill, Part other) =>
        Skills.Contains(skill, StringComparer.Ordinal) ? Math.Min(ShareOfSkill, other.Share) : 0;
}

/// <summary>What two families' tasks have in common, from what they stand on.</summary>
/// <param name="Jaccard">Shared over united surprisal, from 0 to 1.</param>
/// <param name="Phi">Correlation of the outcomes of two tasks, one of each, from 0 to 1.</param>
/// <param name="AttemptPhi">Correlation of the noise of two attempts, from 0 to 1.</param>
internal readonly record struct Common(double Jaccard, double Phi, double AttemptPhi);

/// <summary>What a family's tasks stand on that tasks of other families may stand on too. Families of equal footing overlap alike.</summary>
/// <param name="Steps">The steps that are declared outside, in ordinal order of their keys.</param>
/// <param name="Skills">The skills that have a transfer, in ordinal order of their keys.</param>
/// <param name="Spread">Spread of the tasks' positions: a standard deviation in decades.</param>
/// <remarks>docs/model.md §11, coupling.</remarks>
internal sealed record Footing(EquatableArray<Part> Steps, EquatableArray<Part> Skills, double Spread)
{
    /// <summary>Whether there is nothing to share.</summary>
    public bool IsEmpty => Steps.IsEmpty && Skills.IsEmpty;

    /// <summary>What share of the surprisal it can have in common with another at the most; outcomes correlate by no more.</summary>
    public double Most => Math.Min(1, Steps.Concat(Skills).Sum(part => part.Share * part.Transfer));

    /// <summary>What a family stands on.</summary>
    public static Footing Of(Structure structure, SkillTable skills)
    {
        var family = structure.Family;
        var parts = Enumerable.Range(0, structure.Graph.Steps.Count).Select(step => PartOf(structure, step, skills)).ToList();
        var steps = parts
            .Where((_, step) => structure.Graph.Steps[step].Shared == true)
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .ToEquatableArray();
        if (parts.Count == 0)
            parts.Add(
                new("", 1, 0, false, skills.Transferable(family.Needs), family.Needs.IsEmpty ? 0 : 1.0 / family.Needs.Count)
            );
        var abilities =
            from part in parts
            from skill in part.Skills
            group part.ShareOfSkill by skill into shares
            where shares.Sum() > 0
            select new Part(shares.Key, Math.Min(1, shares.Sum()), skills.Transferred(shares.Key), false, [], 0);
        return new(
            steps,
            abilities.OrderBy(part => part.Key, StringComparer.Ordinal).ToEquatableArray(),
            SituationReader.SpreadOf(structure)
        );
    }

    /// <summary>The share of the surprisal that any two of a family's own tasks share, from 0 to 1.</summary>
    public static double Within(Structure structure, SkillTable skills)
    {
        var steps = structure.Graph.Steps;
        var needs = structure.Family.Needs;
        return steps.IsEmpty
            ? skills.Transferable(needs).Sum(skill => skills.Transferred(skill) / needs.Count)
            : Enumerable
                .Range(0, steps.Count)
                .Sum(step => structure.ShareOf(step) * skills.Transferred(structure.Family, steps[step]));
    }

    /// <summary>What two footings have in common.</summary>
    public Common With(Footing other)
    {
        double shared = 0,
            transferred = 0,
            executed = 0;
        var steps = Both(Steps, other.Steps);
        foreach (var (own, theirs) in steps)
        {
            var share = Math.Min(own.Share, theirs.Share);
            shared += share;
            transferred += share * Math.Min(own.Transfer, theirs.Transfer);
            executed += own.OneExecution && theirs.OneExecution ? share : 0;
        }

        foreach (var (own, theirs) in Both(Skills, other.Skills))
        {
            // What common steps have of the skill is counted with them.
            var left = own.Share - steps.Sum(step => step.Own.OfSkill(own.Key, step.Other));
            var right = theirs.Share - steps.Sum(step => step.Other.OfSkill(own.Key, step.Own));
            var share = Math.Max(0, Math.Min(left, right)) * own.Transfer;
            shared += share;
            transferred += share;
        }

        return new(
            Overlap.SurprisalJaccard(1, 1, Math.Min(1, shared)),
            SpreadPhi.Of(transferred, Spread, other.Spread),
            SpreadPhi.Of(executed, Spread, other.Spread)
        );
    }

    /// <summary>The parts with the same key.</summary>
    public static IReadOnlyList<(Part Own, Part Other)> Both(EquatableArray<Part> first, EquatableArray<Part> second)
    {
        if (first.IsEmpty || second.IsEmpty)
            return [];
        var both = new List<(Part, Part)>();
        for (int i = 0, j = 0; i < first.Count && j < second.Count; )
        {
            var order = string.CompareOrdinal(first[i].Key, second[j].Key);
            if (order == 0)
                both.Add((first[i], second[j]));
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return both;
    }

    private static Part PartOf(Structure structure, int index, SkillTable skills)
    {
        var (family, step) = (structure.Family, structure.Graph.Steps[index]);
        var share = structure.ShareOf(index);
        var needs = SkillTable.NeedsOf(family, step);
        return new(
            step.Type,
            share,
            skills.Transferred(family, step),
            step.OneExecution == true,
            skills.Transferable(needs),
            needs.IsEmpty ? 0 : share / needs.Count
        );
    }
}
