namespace TaskSpec.Measurement;

/// <summary>Numbers from 0 that are joined into sets. A join costs next to nothing (Tarjan 1975).</summary>
public sealed class DisjointSets
{
    private readonly int[] parents;

    /// <summary>So many numbers, each by itself.</summary>
    public DisjointSets(int count)
    {
        parents = new int[count];
        for (var i = 0; i < count; i++)
            parents[i] = i;
    }

    /// <summary>The least number of the set that a number is in.</summary>
    public int Find(int number)
    {
        while (parents[number] != number)
            number = parents[number] = parents[parents[number]];
        return number;
    }

    /// <summary>Makes one set of two.</summary>
    public void Join(int first, int second)
    {
        var (a, b) = (Find(first), Find(second));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>The sets, each by rising number, in order of their least.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Sets() =>
        [.. Enumerable.Range(0, parents.Length).GroupBy(Find).OrderBy(set => set.Key).Select(set => set.ToArray())];
}
