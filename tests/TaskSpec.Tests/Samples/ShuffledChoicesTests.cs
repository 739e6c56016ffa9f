using FsCheck.Xunit;

namespace TaskSpec.Tests.Samples;

public class ShuffledChoicesTests
{
    /// <summary>The same choices in an order that hangs on seed and id alone, and what is right stays right.</summary>
    [Property(MaxTest = 200)]
    public void Order_hangs_on_seed_and_id_and_what_is_right_stays_right(int seed, ushort id, byte count, byte right, bool letter)
    {
        var choices = Enumerable.Range(0, 2 + count % 9).Select(i => $"choice {i}").ToArray();
        var at = right % choices.Length;
        var sample = new Sample($"{id}", "?", letter ? $"{(char)('A' + at)}" : choices[at]) { Choices = choices };

        var shuffled = SampleSets.Shuffled(seed, [sample]).Single();

        Assert.Equal(choices.Order(StringComparer.Ordinal), shuffled.Choices.Order(StringComparer.Ordinal));
        Assert.Equal(shuffled.Choices, SampleSets.Shuffled(seed, [sample]).Single().Choices);
        Assert.Equal(choices[at], letter ? shuffled.Choices[shuffled.Target[0] - 'A'] : shuffled.Target);
    }

    [Fact]
    public void Every_place_is_as_likely()
    {
        var samples = Enumerable
            .Range(0, 4_000)
            .Select(i => new Sample($"{i}", "?", "right") { Choices = ["right", "a", "b", "c"] });
        var places = SampleSets.Shuffled(42, samples).CountBy(sample => sample.Choices.ToList().IndexOf("right")).ToDictionary();

        // 1,000 each, with a standard deviation of 27.
        Assert.All(Enumerable.Range(0, 4), place => Assert.InRange(places[place], 880, 1_120));
    }

    [Fact]
    public void Without_a_seed_nothing_moves()
    {
        Sample[] samples = [new("a", "?", "x") { Choices = ["x", "y"] }];

        Assert.Same(samples[0], SampleSets.Shuffled(null, samples).Single());
    }
}
