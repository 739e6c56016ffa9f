using System.Runtime.InteropServices;

namespace TaskSpec;

/// <summary>Two sequences with a number for each distinct item, so that comparing them compares integers.</summary>
/// <param name="Output">The numbers of the output's items, from 0.</param>
/// <param name="Target">The numbers of the target's items, from 0.</param>
/// <param name="Distinct">How many numbers there are.</param>
internal readonly record struct Numbered(int[] Output, int[] Target, int Distinct)
{
    /// <summary>Numbers the items in the order in which they first come. Linear in both lengths.</summary>
    public static Numbered Of<T>(IEnumerable<T> output, IEnumerable<T> target)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        int[] outputs = [.. output.Select(item => Number(numbers, item))];
        int[] targets = [.. target.Select(item => Number(numbers, item))];
        return new(outputs, targets, numbers.Count);
    }

    /// <summary>What is left of both without the items that both begin or end with.</summary>
    public (int[] Output, int[] Target) Differing()
    {
        var start = Output.AsSpan().CommonPrefixLength(Target);
        var end = 0;
        while (end < Math.Min(Output.Length, Target.Length) - start && Output[^(end + 1)] == Target[^(end + 1)])
            end++;
        return (Output[start..^end], Target[start..^end]);
    }

    private static int Number<T>(Dictionary<T, int> numbers, T item)
        where T : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, item, out var known);
        return known ? number : number = numbers.Count - 1;
    }
}
