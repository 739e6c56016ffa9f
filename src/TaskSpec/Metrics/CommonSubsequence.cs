using System.Numerics;

namespace TaskSpec;

/// <summary>The longest common subsequence, 64 items at a time (Crochemore et al. 2001; Hyyrö 2004).</summary>
internal static class CommonSubsequence
{
    /// <summary>The length of the longest common subsequence. Linear memory; time at most the product of the lengths over 64.</summary>
    public static int Length(Numbered items)
    {
        var places = Places(items);
        var row = new ulong[(items.Output.Length + 63) / 64];
        Array.Fill(row, ulong.MaxValue);
        foreach (var item in items.Target)
            Advance(row, places[item]);
        return row.Sum(bits => BitOperations.PopCount(~bits));
    }

    /// <summary>For each item the places in the output where it stands, as the bits of those blocks that have any.</summary>
    private static List<(int Block, ulong Bits)>[] Places(Numbered items)
    {
        var places = new List<(int Block, ulong Bits)>[items.Distinct];
        for (var i = 0; i < places.Length; i++)
            places[i] = [];
        for (var i = 0; i < items.Output.Length; i++)
        {
            var blocks = places[items.Output[i]];
            if (blocks.Count == 0 || blocks[^1].Block != i / 64)
                blocks.Add((i / 64, 0));
            blocks[^1] = (i / 64, blocks[^1].Bits | 1UL << i);
        }

        return places;
    }

    /// <summary>
    /// V ← (V + (V ∧ M)) ∨ (V ∧ ¬M), of which only blocks that have places, or get a carry, change. A zero in V is a place from
    /// which on the subsequence is longer by one.
    /// </summary>
    private static void Advance(ulong[] row, List<(int Block, ulong Bits)> places)
    {
        var carry = UInt128.Zero;
        var (block, next) = (0, 0);
        while (block < row.Length && (carry > 0 || next < places.Count))
        {
            if (carry == 0)
                block = places[next].Block;
            var bits = next < places.Count && places[next].Block == block ? places[next++].Bits : 0;
            var sum = (UInt128)row[block] + (row[block] & bits) + carry;
            row[block] = (ulong)sum | (row[block] & ~bits);
            carry = sum >> 64;
            block++;
        }
    }
}
