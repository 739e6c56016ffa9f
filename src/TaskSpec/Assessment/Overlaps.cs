using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>Families that share steps: types declared once and used in several families.</summary>
/// <remarks>An inverted index over the shared steps, so that the cost grows with the overlapping pairs. docs/model.md, overlap.</remarks>
public static class Overlaps
{
    /// <summary>The pairs, in ordinal order of their ids. The same skill or tool alone makes none.</summary>
    public static EquatableArray<OverlapPair> Of(EquatableArray<Family> families, EquatableArray<ToolInfo> tools)
    {
        var users = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var family = 0; family < families.Count; family++)
        {
            foreach (var step in families[family].Steps.Where(step => step.Shared == true))
            {
                if (!users.TryGetValue(step.Type, out var list))
                    users[step.Type] = list = [];
                list.Add(family);
            }
        }

        var structures = new Dictionary<int, Structure>();
        var pairs = new Dictionary<(int, int), OverlapPair>();
        foreach (var list in users.Values)
        {
            for (var i = 0; i < list.Count; i++)
            {
                for (var j = i + 1; j < list.Count; j++)
                {
                    var key = (list[i], list[j]);
                    if (!pairs.ContainsKey(key))
                        pairs[key] = Pair(StructureOf(list[i]), StructureOf(list[j]));
                }
            }
        }

        return pairs
            .Values.OrderBy(pair => pair.A, StringComparer.Ordinal)
            .ThenBy(pair => pair.B, StringComparer.Ordinal)
            .ToEquatableArray();

        Structure StructureOf(int family) =>
            structures.TryGetValue(family, out var known) ? known : structures[family] = new(families[family], tools);
    }

    private static OverlapPair Pair(Structure first, Structure second)
    {
        if (string.CompareOrdinal(first.Family.Id, second.Family.Id) > 0)
            (first, second) = (second, first);
        double shared = 0,
            transferred = 0;
        var steps = new List<string>();
        for (var i = 0; i < first.Graph.Steps.Count; i++)
        {
            var step = first.Graph.Steps[i];
            for (var j = 0; j < second.Graph.Steps.Count; j++)
            {
                if (second.Graph.Steps[j].Type != step.Type)
                    continue;
                var common = Math.Min(first.ShareOf(i), second.ShareOf(j));
                shared += common;
                transferred +=
                    common
                    * Math.Min(
                        Coupling.Transferred(step.Across, first.Assumptions),
                        Coupling.Transferred(second.Graph.Steps[j].Across, first.Assumptions)
                    );
                steps.Add(step.Id);
            }
        }

        // Each task's surprisal is ln 2: φ is the correlation where each succeeds half of the time.
        var half = Math.Log(2);
        var phi = Math.Min(1, Overlap.Phi(half, half, Math.Min(1, transferred) * half));
        var jaccard = Overlap.SurprisalJaccard(1, 1, Math.Min(1, shared));
        return new(first.Family.Id, second.Family.Id, Rounded.Of(jaccard), Rounded.Of(phi), steps.ToEquatableArray());
    }
}
