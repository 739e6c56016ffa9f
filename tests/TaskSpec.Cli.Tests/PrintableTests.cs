using System.Globalization;
using System.Net;
using System.Text;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Report;

namespace TaskSpec.Cli.Tests;

/// <summary>Text of others moves no cursor, turns nothing around and runs nowhere.</summary>
public sealed class PrintableTests
{
    /// <summary>Every character there is: what is shown holds none that nobody sees, and letters of every script are as they were.</summary>
    [Fact]
    public void No_character_is_shown_that_nobody_sees()
    {
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (!Rune.IsValid(code))
                continue;
            var text = $"a{new Rune(code)}b";
            var shown = Printable.Of(text);
            var isSeen = Rune.GetUnicodeCategory(new Rune(code)) switch
            {
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
                UnicodeCategory.Format => code is 0x200C or 0x200D,
                _ => true,
            };
            Assert.True(isSeen == (shown == text), $"U+{code:X4} is shown as {shown}");
        }
    }

    [Theory]
    [InlineData("price\u202Egnp.exe", "price\\u202Egnp.exe")]
    [InlineData("one\u2028two", "one\\u2028two")]
    [InlineData("flag\U000E0067", "flag\\u{E0067}")]
    [InlineData("family: 👨‍👩‍👧", "family: 👨‍👩‍👧")]
    public void Codes_stand_for_what_nobody_sees(string text, string shown)
    {
        Assert.Equal(shown, Printable.Of(text));
        Assert.Equal(shown, WebUtility.HtmlDecode(((Html)$"{text}").ToString()));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+x", "'+x")]
    [InlineData("-x", "'-x")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("-1.5e-3", "-1.5e-3")]
    [InlineData("+2", "+2")]
    [InlineData("gsm8k", "gsm8k")]
    [InlineData("", "")]
    public void Cell_that_a_spreadsheet_would_run_is_text(string cell, string written) =>
        Assert.Equal(written, Printable.Cell(cell));

    [Fact]
    public void Notes_that_nobody_can_read_stop_nothing()
    {
        using var writer = new LastingWriter(new StreamWriter(new Full()) { AutoFlush = true });
        writer.WriteLine("a note");
        writer.Flush();
    }

    private sealed class Full : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
