using System.Runtime.CompilerServices;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A family among others: its items, and how many independent ones they are worth by themselves.</summary>
/// <param name="Family">The family.</param>
/// <param name="Items">Its items, each counted once; variants are none.</param>
/// <param name="Effective">How many independent ones they are worth, from 1.</param>
public sealed record OverlapMember(Family Family, double Items, double Effective)
{
    internal Footing Footing { get; private init; } = new([], [], 0);

    /// <summary>Attempts at all items.</summary>
    internal double Attempts { get; private init; }

    /// <summary>How many attempts with independent noise they are worth.</summary>
    internal double EffectiveAttempts { get; private init; }

    /// <summary>Correlation of two of its items.</summary>
    internal double Correlation => Items > 1 ? Math.Max(0, (Items / Effective - 1) / (Items - 1)) : 0;

    /// <summary>What the weights of its tasks leave of its items, did nothing correlate (Kish).</summary>
    internal double OfWeights
    {
        get
        {
            if (Family.Tasks.All(task => task.Weight is null))
                return Items;
            var weights = Family.Tasks.Select(task =>
                (Weight: Math.Max(0, task.Weight ?? 1), Items: Math.Max(1, task.Samples ?? 1))
            );
            var squares = weights.Sum(task => task.Weight * task.Weight / task.Items);
            var sum = weights.Sum(task => task.Weight);
            return squares > 0 ? Math.Min(Items, sum * sum / squares) : Items;
        }
    }

    /// <summary>A family of a catalog as a member; from one keystroke to the next most stay what they were.</summary>
    internal static OverlapMember Known(Family family, Catalog catalog, SkillTable skills, Assumptions assumed)
    {
        if (
            Seen.TryGetValue(family, out var known)
            && known.Tools == catalog.Tools
            && known.Skills == catalog.Skills
            && known.Assumed == assumed
        )
            return known.Member;
        var member = Of(family, catalog.Tools, skills, assumed);
        Seen.Remove(family);
        Seen.GetValue(family, _ => new(catalog.Tools, catalog.Skills, assumed, member));
        return member;
    }

    private static readonly ConditionalWeakTable<Family, Remembered> Seen = new();

    private sealed record Remembered(
        EquatableArray<ToolInfo> Tools,
        EquatableArray<SkillInfo> Skills,
        Assumptions Assumed,
        OverlapMember Member
    );

    private static OverlapMember Of(Family family, EquatableArray<ToolInfo> tools, SkillTable skills, Assumptions assumed)
    {
        var structure = new Structure(family, tools, assumed);
        var coupling = Coupling.Of(structure, skills);
        var attempts = coupling.Items * Math.Max(1, family.Sampling?.Attempts ?? 1);
        return new(family, coupling.Items, coupling.Effective)
        {
            Footing = Footing.Of(structure, skills),
            Attempts = attempts,
            EffectiveAttempts = EffectiveNumber.Equicorrelated(attempts, coupling.Execution),
        };
    }
}
