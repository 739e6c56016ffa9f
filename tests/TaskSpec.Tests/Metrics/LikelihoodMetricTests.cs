namespace TaskSpec.Tests.Metrics;

public sealed class LikelihoodMetricTests
{
    [Fact]
    public void A_uniform_guess_among_bytes_has_8_bits_per_byte() =>
        Assert.Equal(8, BitsPerByte.Of(-4 * Math.Log(256), "four"), 12);

    [Fact]
    public void Bytes_are_those_of_utf8() => Assert.Equal(1, BitsPerByte.Of(-2 * Math.Log(2), "é"), 12);

    [Fact]
    public void A_certain_text_has_no_bits() => Assert.Equal(0, BitsPerByte.Of(0, "x"));

    [Fact]
    public void An_empty_text_has_no_bits_per_byte() => Assert.Throws<ArgumentException>(() => BitsPerByte.Of(0, ""));

    [Fact]
    public void Perplexity_of_a_uniform_guess_is_the_size_of_the_vocabulary() =>
        Assert.Equal(50_000, Perplexity.Of(-7 * Math.Log(50_000), 7), 6);

    [Fact]
    public void Perplexity_needs_a_token() => Assert.Throws<ArgumentOutOfRangeException>(() => Perplexity.Of(-1, 0));
}
