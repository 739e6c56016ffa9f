namespace Tour;

/// <summary>
/// Numbers that look random and never change: SplitMix64 (Steele, Lea and Flood 2014), the same on every machine and runtime.
/// </summary>
/// <param name="seed">Where the sequence starts; a family's own, so that no family moves another's samples.</param>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public long Between(long least, long most) => least + (long)Math.BigMul(Next(), (ulong)(most - least + 1), out _);

    /// <summary>A number of so many decimal digits, without a leading zero.</summary>
    public long Digits(int width) => Between(Power(width - 1), Power(width) - 1);

    /// <summary>One of some things.</summary>
    public T Pick<T>(IReadOnlyList<T> things) => things[(int)Between(0, things.Count - 1)];

    /// <summary>The same things in another order (Fisher and Yates).</summary>
    public T[] Shuffle<T>(IEnumerable<T> things)
    {
        var shuffled = things.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = (int)Between(0, i);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    /// <summary>The first <paramref name="count"/> different things that a recipe makes of the dice.</summary>
    public IEnumerable<T> Distinct<T>(int count, Func<Dice, T> make)
    {
        var seen = new HashSet<T>();
        while (seen.Count < count)
            if (make(this) is var made && seen.Add(made))
                yield return made;
    }

    private static long Power(int exponent) => exponent == 0 ? 1 : 10 * Power(exponent - 1);

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
