namespace TaskSpec.Scaling.Simulation;

/// <summary>How lucky an attempt is. Attempts that have it in common score alike where they are equally hard.</summary>
/// <param name="Level">In (0, 1): the share of attempts that go better.</param>
/// <param name="Key">What else is random of it.</param>
internal readonly record struct Fate(double Level, RandomKey Key)
{
    /// <summary>The fate of a key.</summary>
    public static Fate Of(RandomKey key) => new(key.Random().NextDouble(), key);
}
