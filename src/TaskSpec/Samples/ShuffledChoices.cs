namespace TaskSpec;

/// <summary>Puts the choices of questions into an order that a seed and the question's id decide, the same wherever it is asked.</summary>
internal static class ShuffledChoices
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static Sample Of(Sample sample, int seed)
    {
        if (sample.Choices.Count < 2)
            return sample;
        var order = Order(sample, seed);
        var choices = order.Select(at => sample.Choices[at]).ToArray();
        return sample with { Choices = choices, Target = Target(sample, order) };
    }

    // A target that is a letter names a place, and the place moves.
    private static string Target(Sample sample, int[] order) =>
        !sample.Choices.Contains(sample.Target)
        && sample.Target is [var letter]
        && letter - 'A' is var at and >= 0
        && at < order.Length
            ? ((char)('A' + Array.IndexOf(order, at))).ToString()
            : sample.Target;

    private static int[] Order(Sample sample, int seed)
    {
        var order = Enumerable.Range(0, sample.Choices.Count).ToArray();
        var state = Hash(FormattableString.Invariant($"{seed}:{sample.Id}"));
        for (var last = order.Length - 1; last > 0; last--)
        {
            var other = (int)(Next(ref state) % (ulong)(last + 1));
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    // FNV-1a.
    private static ulong Hash(string text) => text.Aggregate(Basis, (hash, letter) => unchecked((hash ^ letter) * Prime));

    // SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
