using System.Globalization;
using System.Runtime.InteropServices;

namespace TaskSpec.Tables;

/// <summary>What no two rows of a table may have in common, and a hash of 128 bits that stands for it.</summary>
/// <remarks>
/// The hash is the folded multiply of wyhash on two lanes: different keys have the same so rarely (<see cref="KeySet"/>),
/// that the keys themselves need not be kept. Its lower half is the first part's alone: rows of one model mostly stand together, and
/// so do their hashes then. What a key begins with like the one before is not hashed again.
/// </remarks>
public sealed class RowKey
{
    private const ulong FirstSecret = 0xA0761D6478BD642F;
    private const ulong SecondSecret = 0xE7037ED1A0B428DB;
    private const int Most = 8;
    private readonly string[] parts = new string[Most];

    // The parts of the key before, which had as many, and the state after so many of them.
    private readonly string?[] hashed = new string?[Most];
    private readonly (ulong First, ulong Second)[] states = new (ulong, ulong)[Most + 1];
    private int count;

    /// <summary>Of no parts yet.</summary>
    public RowKey() => states[0] = (FirstSecret, SecondSecret);

    /// <summary>Its text, next.</summary>
    public RowKey Add(string? part)
    {
        parts[count++] = part ?? "";
        return this;
    }

    /// <summary>Its number, next.</summary>
    public RowKey Add(int? part) => Add(part?.ToString(CultureInfo.InvariantCulture));

    /// <summary>As people read it.</summary>
    public override string ToString()
    {
        var shown = count;
        while (shown > 1 && parts[shown - 1].Length == 0)
            shown--;
        return shown == 1 ? parts[0] : $"({string.Join(", ", parts.Take(shown))})";
    }

    internal void Clear() => count = 0;

    internal UInt128 Hash()
    {
        var same = 0;
        while (same < count && ReferenceEquals(parts[same], hashed[same]))
            same++;
        for (; same < count; same++)
        {
            hashed[same] = parts[same];
            states[same + 1] = Mixed(states[same], parts[same]);
        }

        var (first, second) = states[count];
        return new(Fold(first, second), Fold(states[1].First, states[1].Second));
    }

    private static (ulong First, ulong Second) Mixed((ulong First, ulong Second) state, string part)
    {
        var (first, second) = state;
        var bytes = MemoryMarshal.AsBytes(part.AsSpan());
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        Mix(ref first, ref second, (ulong)bytes.Length);
        // The last word may overlap the one before it.
        for (var rest = bytes; rest.Length > sizeof(ulong); rest = rest[sizeof(ulong)..])
            Mix(ref first, ref second, MemoryMarshal.Read<ulong>(rest));
        Mix(
            ref first,
            ref second,
            bytes.Length >= sizeof(ulong) ? MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]) : Short(bytes)
        );
        return (first, second);
    }

    private static ulong Short(ReadOnlySpan<byte> bytes)
    {
        ulong word = 0;
        foreach (var one in bytes)
            word = (word << 8) | one;
        return word;
    }

    private static void Mix(ref ulong first, ref ulong second, ulong word)
    {
        first = Fold(first ^ word, SecondSecret);
        second = Fold(second + word, FirstSecret);
    }

    private static ulong Fold(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }
}
