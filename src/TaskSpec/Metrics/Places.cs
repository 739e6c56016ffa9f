using System.Runtime.InteropServices;

namespace TaskSpec;

/// <summary>Where each distinct item stands in a sequence, as bits of blocks of 64 places, of which only those with any are kept.</summary>
internal sealed class Places
{
    private readonly List<(int Block, ulong Bits)>[] of;

    /// <summary>The places of each item. Linear in the length of the sequence, in time and memory.</summary>
    public Places(int[] items, int distinct)
    {
        of = new List<(int, ulong)>[distinct];
        for (var item = 0; item < distinct; item++)
            of[item] = [];
        Blocks = (items.Length + 63) / 64;
        for (var i = 0; i < items.Length; i++)
        {
            var blocks = of[items[i]];
            if (blocks.Count == 0 || blocks[^1].Block != i / 64)
                blocks.Add((i / 64, 0));
            blocks[^1] = (i / 64, blocks[^1].Bits | 1UL << i);
        }
    }

    /// <summary>How many blocks the sequence has.</summary>
    public int Blocks { get; }

    /// <summary>The blocks in which an item stands, in ascending order.</summary>
    public ReadOnlySpan<(int Block, ulong Bits)> Of(int item) => CollectionsMarshal.AsSpan(of[item]);
}
