namespace TaskSpec.Measurement;

/// <summary>Sets as 128 numbers each: the share of numbers that two have in common is their Jaccard index but for chance.</summary>
/// <remarks>
/// Broder, On the resemblance and containment of documents, 1997. The i-th number is the least value of the i-th hash function over the
/// set, here Dietzfelbinger's multiply-shift of a mixed 64-bit value; the standard error is sqrt(J(1 − J)/128), at most 0.045.
/// </remarks>
public static class MinHash
{
    /// <summary>How many numbers stand for a set.</summary>
    public const int Count = 128;

    private static readonly (ulong Factor, ulong Term)[] Functions =
    [
        .. Enumerable.Range(1, Count).Select(i => (Mix((ulong)i) | 1, Mix((ulong)i << 32))),
    ];

    /// <summary>The numbers of a set; those of the empty set are like no other's but its own.</summary>
    public static uint[] Of(IReadOnlyCollection<uint> elements)
    {
        var least = new uint[Count];
        for (var i = 0; i < Count; i++)
            least[i] = uint.MaxValue;
        foreach (var element in elements)
        {
            var mixed = Mix(element);
            for (var i = 0; i < Count; i++)
                least[i] = Math.Min(least[i], (uint)(unchecked(Functions[i].Factor * mixed + Functions[i].Term) >> 32));
        }

        return least;
    }

    /// <summary>The Jaccard index of two sets as their numbers tell it, in [0, 1].</summary>
    public static double Estimate(uint[] first, uint[] second)
    {
        var equal = 0;
        for (var i = 0; i < Count; i++)
            equal += first[i] == second[i] ? 1 : 0;
        return equal / (double)Count;
    }

    /// <summary>The Jaccard index of two sets whose elements stand in rising order, in [0, 1]; 1 where both are empty.</summary>
    public static double Jaccard(uint[] first, uint[] second)
    {
        var common = 0;
        for (int i = 0, j = 0; i < first.Length && j < second.Length; )
        {
            var order = first[i].CompareTo(second[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        var union = first.Length + second.Length - common;
        return union == 0 ? 1 : common / (double)union;
    }

    /// <summary>Spreads a number over 64 bits (SplitMix64: Steele, Lea and Flood 2014).</summary>
    public static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}
