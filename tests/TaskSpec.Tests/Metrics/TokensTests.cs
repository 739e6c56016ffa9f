using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class TokensTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\r\n ", "")]
    [InlineData("1234", "1|2|3|4")]
    [InlineData("planet", "plan|et")]
    [InlineData("a planet", "a|plan|et")]
    [InlineData("12 + 34 = 46", "1|2|+|3|4|=|4|6")]
    [InlineData("-----[x]]", "-----|[|x|]]")]
    [InlineData("don't", "don|'|t")]
    [InlineData("3fa9", "3|fa|9")]
    [InlineData("deadbeef", "dead|beef")]
    [InlineData("deadbeefdeadbee", "dead|beef|dead|bee")]
    [InlineData("deadbeefdeadbeef", "d|e|a|d|b|e|e|f|d|e|a|d|b|e|e|f")]
    [InlineData("größere", "größ|ere")]
    [InlineData("e\u0301te\u0301x", "e\u0301te|\u0301x")]
    [InlineData("言語モデル", "言|語|モ|デ|ル")]
    [InlineData("x語y", "x|語|y")]
    [InlineData("٣٤", "٣|٤")]
    [InlineData("👍👍🎉", "👍👍|🎉")]
    [InlineData("𝒳𝒴𝒵𝒲𝒱", "𝒳𝒴𝒵𝒲|𝒱")]
    [InlineData("\u00a0a\u2003b", "a|b")]
    public void A_text_is_cut_by_the_rule(string text, string tokens)
    {
        Assert.Equal(tokens.Split('|', StringSplitOptions.RemoveEmptyEntries), Tokens.Split(text));
        Assert.Equal(Tokens.Split(text).Count, Tokens.Count(text));
    }

    [Fact]
    public void A_digest_has_64_tokens() => Assert.Equal(64, Tokens.Count(new string('a', 30) + new string('7', 34)));

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("a\udc4db")]
    [InlineData("\udc4d\ud83d\ud83d")]
    public void Lone_surrogates_are_read(string text) => Assert.Equal(text, string.Concat(Tokens.Split(text)));

    [Fact]
    public void Tokens_are_the_text_without_white_space() =>
        Prop.ForAll<NonNull<string>>(text =>
                string.Concat(Tokens.Split(text.Get)) == string.Concat(text.Get.Where(c => !char.IsWhiteSpace(c)))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void White_space_between_texts_keeps_their_counts() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>(
                (a, b) => Tokens.Count(a.Get + "\n" + b.Get) == Tokens.Count(a.Get) + Tokens.Count(b.Get)
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a")]
    [InlineData("deadbeefg")]
    [InlineData("7 ")]
    [InlineData("=")]
    [InlineData("語")]
    public void Texts_of_a_million_units_are_counted(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000));
        Assert.True(Tokens.Count(text) > 0);
    }
}
