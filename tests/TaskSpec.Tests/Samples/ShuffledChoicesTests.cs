namespace TaskSpec.Tests.Samples;

public class ShuffledChoicesTests
{
    /// <summary>The same choices in an order that hangs on seed and id alone, and what is right stays right.</summary>
    [Fact]
    public void Order_hangs_on_seed_and_id_and_what_is_right_stays_right()
    {
        var random = new Random(42);
        for (var round = 0; round < 500; round++)
        {
            var seed = random.Next();
            var choices = Enumerable.Range(0, random.Next(1, 12)).Select(i => $"choice {i}").ToArray();
            var (at, letter) = (random.Next(choices.Length), random.Next(2) == 0);
            var sample = new Sample($"{random.Next()}", "?", letter ? $"{(char)('A' + at)}" : choices[at]) { Choices = choices };

            var shuffled = SampleSets.Shuffled(seed, [sample]).Single();

            Assert.Equal(choices.Order(StringComparer.Ordinal), shuffled.Choices.Order(StringComparer.Ordinal));
            Assert.Equal(
                shuffled.Choices,
                SampleSets.Shuffled(seed, [sample with { Input = "asked otherwise" }]).Single().Choices
            );
            Assert.Equal(choices[at], letter ? shuffled.Choices[shuffled.Target[0] - 'A'] : shuffled.Target);
        }
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
