using System.Runtime.InteropServices;

namespace TaskSpec.Scaling.Correlations;

/// <summary>
/// Joins the two groups that are most alike again and again, by the mean likeness of their members (Sokal and Michener 1958). Likenesses are kept
/// in single precision, each once: they are what takes room, two bytes times the square of the series.
/// </summary>
/// <remarks>
/// By chains of nearest neighbours (Murtagh 1983): a joined group is never more like a third than both its parts were, so that two that are each
/// other's nearest can be joined at once, and one whose nearest is not alike enough stays as it is.
/// </remarks>
internal sealed class AverageLinkage(int count)
{
    // Of each one those with all that come after it.
    private readonly float[][] likeness = new float[count][];

    /// <summary>Takes the likenesses of one with all that come after it; one that is not known counts as 0.</summary>
    public void Add(CorrelationRow row)
    {
        var all = new float[row.R.Length];
        var from = row.R.Span;
        for (var k = 0; k < all.Length; k++)
            all[k] = double.IsNaN(from[k]) ? 0 : (float)from[k];
        likeness[row.First] = all;
    }

    /// <summary>The groups of two or more whose parts are all alike by more than a limit, each with its members rising. Once only.</summary>
    public IReadOnlyList<int[]> Above(double limit, CancellationToken stop)
    {
        List<int>?[] groups = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
        var left = Enumerable.Range(0, count).ToList();
        var chain = new Stack<int>();
        while (left.Count > 1)
        {
            stop.ThrowIfCancellationRequested();
            if (chain.Count == 0)
                chain.Push(left[0]);
            var last = chain.Pop();
            var before = chain.TryPeek(out var one) ? one : -1;
            var nearest = Nearest(left, last, before);
            if (nearest == before)
            {
                chain.Pop();
                Join(left, groups, Math.Min(last, before), Math.Max(last, before));
            }
            else if (Between(last, nearest) > limit)
            {
                chain.Push(last);
                chain.Push(nearest);
            }
            else
            {
                Remove(left, last);
            }
        }

        return [.. groups.Where(group => group is { Count: > 1 }).Select(group => group!.Order().ToArray())];
    }

    private float Between(int i, int j) => i < j ? likeness[i][j - i - 1] : likeness[j][i - j - 1];

    /// <summary>The one most like it; of equals the one that the chain came from, which ends it, else the first.</summary>
    private int Nearest(List<int> left, int of, int before)
    {
        var best = before;
        var most = before < 0 ? float.NegativeInfinity : Between(of, before);
        var groups = CollectionsMarshal.AsSpan(left);
        var place = groups.BinarySearch(of);
        foreach (var other in groups[..place])
        {
            if (likeness[other][of - other - 1] is var one && one > most)
                (best, most) = (other, one);
        }

        var own = likeness[of].AsSpan();
        foreach (var other in groups[(place + 1)..])
        {
            if (own[other - of - 1] is var one && one > most)
                (best, most) = (other, one);
        }

        return best;
    }

    private void Join(List<int> left, List<int>?[] groups, int into, int from)
    {
        float kept = groups[into]!.Count,
            added = groups[from]!.Count,
            all = kept + added;
        groups[into]!.AddRange(groups[from]!);
        groups[from] = null;
        foreach (var other in left)
        {
            if (other == into || other == from)
                continue;
            var joined = (kept * Between(other, into) + added * Between(other, from)) / all;
            if (other < into)
                likeness[other][into - other - 1] = joined;
            else
                likeness[into][other - into - 1] = joined;
        }

        Remove(left, from);
    }

    private void Remove(List<int> left, int group)
    {
        left.RemoveAt(left.BinarySearch(group));
        likeness[group] = [];
    }
}
