namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>What random numbers hang on: equal keys give equal numbers, on every machine and in whatever order they are asked for.</summary>
internal readonly record struct RandomKey(ulong Value)
{
    /// <summary>The key of a part.</summary>
    public RandomKey With(ulong part) => new(Mixed(Value ^ Mixed(part + 0x9E3779B97F4A7C15)));

    /// <summary>The key of a number's part, by its bits.</summary>
    public RandomKey With(double part) => With(BitConverter.DoubleToUInt64Bits(part));

    /// <summary>The key of a named part (FNV-1a of its UTF-16 code units).</summary>
    public RandomKey With(string part)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in part)
            hash = (hash ^ unit) * 0x100000001B3;
        return With(hash);
    }

    /// <summary>Its numbers.</summary>
    public Random Random() => new Stream(Value);

    // Stafford's thirteenth mix, the last step of SplitMix64.
    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    // What the framework makes of a seed may change with its version.
    private sealed class Stream(ulong seed) : Random
    {
        private readonly SplitMix64 numbers = new(seed);

        public override double NextDouble() => numbers.NextUniform();

        protected override double Sample() => numbers.NextUniform();
    }
}
