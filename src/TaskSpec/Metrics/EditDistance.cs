namespace TaskSpec;

/// <summary>Levenshtein's distance in one row of memory (Wagner and Fischer 1974), within a band (Ukkonen 1985).</summary>
internal static class EditDistance
{
    /// <summary>
    /// The fewest insertions, deletions and substitutions that make one of the other, or <paramref name="limit"/> + 1 where more are
    /// needed than the limit, which is at least 0.
    /// </summary>
    /// <remarks>Linear memory; time at most the length times the smaller of the other length and twice the limit plus one.</remarks>
    public static int Within(Numbered items, int limit)
    {
        var (a, b) = Differing(items.Output, items.Target);
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        // A cell outside of the band is worth more than the limit, which is all that counts of it.
        var row = new int[b.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (first, last) = (Math.Max(1, i - limit), Math.Min(b.Length, i + limit));
            var item = a[i - 1];
            var diagonal = row[first - 1];
            var least = row[first - 1] = first == 1 ? i : limit + 1;
            for (var j = first; j <= last; j++)
            {
                var substitute = diagonal + (item == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, 1 + Math.Min(row[j], row[j - 1]));
                least = Math.Min(least, row[j]);
            }

            if (least > limit)
                return limit + 1;
        }

        return Math.Min(row[^1], limit + 1);
    }

    /// <summary>What is left without the items that both begin and end with.</summary>
    private static (int[] A, int[] B) Differing(int[] a, int[] b)
    {
        var start = a.AsSpan().CommonPrefixLength(b);
        var end = 0;
        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        return (a[start..^end], b[start..^end]);
    }
}
