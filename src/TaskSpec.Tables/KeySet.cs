namespace TaskSpec.Tables;

/// <summary>Hashes of keys in 8 bytes each and little room beside them, so that ten million take some 120 MB.</summary>
/// <remarks>
/// Many small tables with open addressing, so that there are hardly ever two copies of all. Which table a hash is in says its lower half,
/// which rows of one model share: while they stand together, their table stays in the processor's cache. The upper half is kept: two of
/// ten million different keys look alike with a chance of 3e-6, even if they all have one model.
/// </remarks>
internal sealed class KeySet
{
    private const int Tables = 1 << 16;
    private const int Batch = 64;
    private const double Fullest = 0.85;
    private const double Growth = 1.4;
    private readonly ulong[][] tables = new ulong[Tables][];
    private readonly int[] counts = new int[Tables];

    public KeySet() => Array.Fill(tables, []);

    /// <summary>Adds hashes in their order.</summary>
    /// <returns>The first that was there already, by its number; −1 if there is none.</returns>
    public int Add(ReadOnlySpan<UInt128> hashes)
    {
        for (var from = 0; from < hashes.Length; from += Batch)
        {
            var batch = hashes.Slice(from, Math.Min(Batch, hashes.Length - from));
            // Each place is far from the last, so that one waits for memory: looked at together first, they are waited for at once.
            ulong seen = 0;
            foreach (var hash in batch)
            {
                var table = tables[Which(hash)];
                if (table.Length > 0)
                    seen |= table[Start(table, Kept(hash))];
            }

            GC.KeepAlive(seen == 0 ? this : tables);
            for (var i = 0; i < batch.Length; i++)
            {
                if (!Add(batch[i]))
                    return from + i;
            }
        }

        return -1;
    }

    private bool Add(UInt128 hash)
    {
        var which = Which(hash);
        if (counts[which] >= Fullest * tables[which].Length)
            Grow(which);
        if (!Put(tables[which], Kept(hash)))
            return false;
        counts[which]++;
        return true;
    }

    private static int Which(UInt128 hash) => (int)((ulong)hash & (Tables - 1));

    // Zero marks an empty place.
    private static ulong Kept(UInt128 hash) => Math.Max(1, (ulong)(hash >> 64));

    // The upper half of the product spreads the hash over a length that is no power of two (Lemire 2019).
    private static int Start(ulong[] table, ulong kept) => (int)Math.BigMul(kept, (ulong)table.Length, out _);

    private static bool Put(ulong[] table, ulong kept)
    {
        for (var i = Start(table, kept); ; i = i + 1 < table.Length ? i + 1 : 0)
        {
            if (table[i] == 0)
            {
                table[i] = kept;
                return true;
            }

            if (table[i] == kept)
                return false;
        }
    }

    private void Grow(int which)
    {
        var larger = new ulong[(int)(tables[which].Length * Growth) + 8];
        foreach (var kept in tables[which])
        {
            if (kept != 0)
                Put(larger, kept);
        }

        tables[which] = larger;
    }
}
