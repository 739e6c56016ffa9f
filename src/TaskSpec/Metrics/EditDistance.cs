namespace TaskSpec;

/// <summary>Levenshtein's distance: the fewest insertions, deletions and substitutions that make one sequence of the other.</summary>
internal static class EditDistance
{
    /// <summary>
    /// The distance, 64 items at a time (Myers 1999; Hyyrö 2003). Linear memory; time grows with the product of the lengths over 64,
    /// without what both begin or end with.
    /// </summary>
    public static int Of(Numbered items)
    {
        var (a, b) = items.Differing();
        if (a.Length == 0)
            return b.Length;
        var places = new Places(a, items.Distinct);
        // A bit says that a cell of the column is one more, or one less, than the cell above it.
        var (more, less) = (new ulong[places.Blocks], new ulong[places.Blocks]);
        Array.Fill(more, ulong.MaxValue);
        return a.Length + b.Sum(item => Advance(more, less, places.Of(item), (a.Length - 1) % 64));
    }

    /// <summary>Goes on to the column of the next item.</summary>
    /// <returns>By how much the cell of the last place changes: −1, 0 or 1.</returns>
    private static int Advance(ulong[] more, ulong[] less, ReadOnlySpan<(int Block, ulong Bits)> places, int last)
    {
        var (rise, fall) = (1UL, 0UL);
        var next = 0;
        for (var block = 0; block < more.Length; block++)
        {
            var equal = next < places.Length && places[next].Block == block ? places[next++].Bits : 0;
            var (up, down) = (more[block], less[block]);
            var vertical = equal | down;
            equal |= fall;
            var diagonal = (((equal & up) + up) ^ up) | equal;
            var (rises, falls) = (down | ~(diagonal | up), up & diagonal);
            var shift = block == more.Length - 1 ? last : 63;
            var (rising, falling) = ((rises << 1) | rise, (falls << 1) | fall);
            (rise, fall) = ((rises >> shift) & 1, (falls >> shift) & 1);
            more[block] = falling | ~(vertical | rising);
            less[block] = rising & vertical;
        }

        return (int)rise - (int)fall;
    }

    /// <summary>
    /// The distance, or <paramref name="limit"/> + 1 where it is more than the limit, which is at least 0: the table of Wagner and
    /// Fischer 1974, of which only the band that the limit allows is filled (Ukkonen 1985).
    /// </summary>
    /// <remarks>Linear memory; time at most the length times the smaller of the other length and twice the limit plus one.</remarks>
    public static int Within(Numbered items, int limit)
    {
        var (a, b) = items.Differing();
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
}
