using TaskSpec.Measurement;

namespace TaskSpec.Tests.Measurement;

/// <summary>Sets that are nearly alike are found by their minima, and joined.</summary>
public class NearDuplicateTests
{
    // The published generator's first numbers from seed 0.
    [Theory]
    [InlineData(0, 0xE220A8397B1DCDAF)]
    [InlineData(0x9E3779B97F4A7C15, 0x6E789E6AA1B965F4)]
    [InlineData(0x3C6EF372FE94F82A, 0x06C45D188009454F)]
    public void Numbers_are_spread_as_published(ulong x, ulong expected) => Assert.Equal(expected, MinHash.Mix(x));

    [Theory]
    [InlineData(new uint[] { 1, 2, 3 }, new uint[] { 2, 3, 4 }, .5)]
    [InlineData(new uint[] { 2, 3, 4 }, new uint[] { 1, 2, 3 }, .5)]
    [InlineData(new uint[] { 1, 5, 9 }, new uint[] { 2, 6 }, 0)]
    [InlineData(new uint[] { 1, 5, 9 }, new uint[] { 9 }, 1 / 3.0)]
    [InlineData(new uint[] { 7 }, new uint[] { 7 }, 1)]
    [InlineData(new uint[] { }, new uint[] { 7 }, 0)]
    [InlineData(new uint[] { }, new uint[] { }, 1)]
    public void Jaccard_is_what_is_common_of_all(uint[] first, uint[] second, double expected) =>
        Assert.Equal(expected, MinHash.Jaccard(first, second));

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(700)]
    [InlineData(1000)]
    public void The_estimate_is_within_chance_of_the_index(int common)
    {
        // Many pairs, so that the error of their mean is a tenth of one estimate's.
        var errors = Enumerable
            .Range(0, 100)
            .Select(pair =>
            {
                var (first, second) = (Elements(pair, 0, 1000), Elements(pair, 1000 - common, 1000));
                return MinHash.Estimate(MinHash.Of(first), MinHash.Of(second)) - MinHash.Jaccard(first, second);
            })
            .ToArray();
        var index = common / (2000.0 - common);
        var deviation = Math.Sqrt(index * (1 - index) / MinHash.Count);
        Assert.InRange(errors.Average(), -.3 * deviation, .3 * deviation);
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), .8 * deviation, 1.25 * deviation);
    }

    [Fact]
    public void An_empty_set_is_like_another_empty_one_only()
    {
        Assert.Equal(1, MinHash.Estimate(MinHash.Of([]), MinHash.Of([])));
        Assert.Equal(0, MinHash.Estimate(MinHash.Of([]), MinHash.Of([1])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Near_texts_are_joined_and_others_left(bool exact)
    {
        // Ten groups of ten texts, alike by 0.86 to 0.99 within a group, and by 0.14 between neighbouring groups.
        var texts = Enumerable.Range(0, 100).Select(i => Text(0, i / 10 * 750 + i % 10 * 8, exact)).ToArray();
        var sets = NearDuplicates.Of(texts).Sets();
        Assert.Equal(Enumerable.Range(0, 10).Select(group => Enumerable.Range(group * 10, 10)), sets);
    }

    [Fact]
    public void Texts_are_joined_through_others()
    {
        // Neighbours are alike by 0.9, the first and the last not at all.
        var sets = NearDuplicates.Of([.. Enumerable.Range(0, 30).Select(i => Text(0, i * 50, true))]).Sets();
        Assert.Single(sets);
    }

    [Fact]
    public void Kinds_are_kept_apart()
    {
        var sets = NearDuplicates.Of([Text(1, 0, true), Text(2, 0, true), Text(1, 5, true)]).Sets();
        Assert.Equal(
            [
                [0, 2],
                [1],
            ],
            sets
        );
        Assert.False(NearDuplicates.AreNear(Text(1, 0, true), Text(2, 0, true)));
    }

    [Fact]
    public void Near_begins_at_the_threshold()
    {
        var whole = new Sketch(0, MinHash.Of([]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.True(NearDuplicates.AreNear(whole, whole with { Elements = [1, 2, 3, 4, 5, 6, 7] }));
        Assert.False(NearDuplicates.AreNear(whole, whole with { Elements = [1, 2, 3, 4, 5, 6] }));
    }

    [Fact]
    public void Sets_are_in_order_and_named_by_their_least()
    {
        var sets = new DisjointSets(6);
        sets.Join(4, 5);
        sets.Join(5, 2);
        sets.Join(0, 3);
        Assert.Equal(
            [
                [0, 3],
                [1],
                [2, 4, 5],
            ],
            sets.Sets()
        );
        Assert.Equal(2, sets.Find(5));
        sets.Join(3, 4);
        Assert.Equal(
            [
                [0, 2, 3, 4, 5],
                [1],
            ],
            sets.Sets()
        );
    }

    private static uint[] Elements(int pair, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(i => (uint)(pair * 100_000 + i))];

    private static Sketch Text(ulong kind, int from, bool exact)
    {
        var elements = Elements(0, from, 1000);
        return new(kind, MinHash.Of(elements), exact ? elements : null);
    }
}
