using System.Numerics;

namespace TaskSpec;

/// <summary>The longest common subsequence, 64 items at a time (Crochemore et al. 2001; Hyyrö 2004).</summary>
internal static class CommonSubsequence
{
    /// <summary>The length of the longest common subsequence. Linear memory; time at most the product of the lengths over 64.</summary>
    public static int Length(Numbered items)
    {
        var (a, b) = items.Differing();
        var places = new Places(a, items.Distinct);
        var row = new ulong[places.Blocks];
        Array.Fill(row, ulong.MaxValue);
        foreach (var item in b)
            Advance(row, places.Of(item));
        return items.Output.Length - a.Length + row.Sum(bits => BitOperations.PopCount(~bits));
    }

    /// <summary>
    /// V ← (V + (V ∧ M)) ∨ (V ∧ ¬M), of which only blocks that have places, or get a carry, change. A zero in V is a place from
    /// which on the subsequence is longer by one.
    /// </summary>
    private static void Advance(ulong[] row, ReadOnlySpan<(int Block, ulong Bits)> places)
    {
        var carry = UInt128.Zero;
        var (block, next) = (0, 0);
        while (block < row.Length && (carry > 0 || next < places.Length))
        {
            if (carry == 0)
                block = places[next].Block;
            var bits = next < places.Length && places[next].Block == block ? places[next++].Bits : 0;
            var sum = (UInt128)row[block] + (row[block] & bits) + carry;
            row[block] = (ulong)sum | (row[block] & ~bits);
            carry = sum >> 64;
            block++;
        }
    }
}
