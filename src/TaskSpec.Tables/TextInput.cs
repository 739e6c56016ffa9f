using System.Text;
using System.Text.Unicode;

namespace TaskSpec.Tables;

/// <summary>Any text that is read comes through here: UTF-8 with or without a mark and UTF-16 become UTF-8 without one, anything else is refused.</summary>
public static class TextInput
{
    /// <summary>Opens a file as UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Stream Open(string path) => Of(InputFile.Open(path), path);

    /// <summary>Bytes as UTF-8.</summary>
    /// <param name="bytes">The bytes; closed with what is returned.</param>
    /// <param name="name">What it is, for messages. What is no such text throws a <see cref="TableException"/> where it is read.</param>
    public static Stream Of(Stream bytes, string name)
    {
        var head = new byte[4];
        var length = bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var (encoding, mark) = Encoded(head.AsSpan(0, length));
        var rest = new Prefixed(head[mark..length], bytes);
        return new Checked(
            encoding is null ? rest : Encoding.CreateTranscodingStream(rest, encoding, new UTF8Encoding(false)),
            name
        );
    }

    /// <summary>What the first bytes of a text say of it.</summary>
    /// <returns>UTF-16 in either order, or null for UTF-8; and how many bytes the mark takes.</returns>
    public static (Encoding? Encoding, int Mark) Encoded(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (null, 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, true), 2),
            // Every log and table begins with a character of ASCII.
            [not 0, 0, not 0, 0, ..] => (new UnicodeEncoding(false, false, true), 0),
            [0, not 0, 0, not 0, ..] => (new UnicodeEncoding(true, false, true), 0),
            _ => (null, 0),
        };

    /// <summary>Bytes that were looked at, and those behind them.</summary>
    private sealed class Prefixed(byte[] head, Stream rest) : ReadStream
    {
        private int given;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, head.Length - given);
            if (count <= 0)
                return rest.Read(buffer);
            head.AsSpan(given, count).CopyTo(buffer);
            given += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rest.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>UTF-8, or an error that says at which line it is none.</summary>
    private sealed class Checked(Stream inner, string name) : ReadStream
    {
        // A character has at most four bytes, of which the last may be in the next piece.
        private readonly byte[] open = new byte[4];
        private int held;
        private long lines = 1;

        public override int Read(Span<byte> buffer)
        {
            int read;
            try
            {
                read = inner.Read(buffer);
            }
            catch (DecoderFallbackException error)
            {
                throw Bad(error);
            }

            Check(buffer[..read], end: read == 0 && buffer.Length > 0);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private void Check(ReadOnlySpan<byte> bytes, bool end)
        {
            while (held > 0 && bytes.Length > 0)
            {
                open[held++] = bytes[0];
                bytes = bytes[1..];
                if (Utf8.IsValid(open.AsSpan(0, held)))
                    held = 0;
                else if (held == open.Length || !IsOpen(open.AsSpan(0, held)))
                    throw Bad();
            }

            if (end && held > 0)
                throw Bad();
            var tail = Tail(bytes);
            var whole = bytes[..^tail];
            if (!Utf8.IsValid(whole))
            {
                Utf8.ToUtf16(whole, new char[whole.Length], out var valid, out _, replaceInvalidSequences: false);
                lines += whole[..valid].Count((byte)'\n');
                throw Bad();
            }

            bytes[^tail..].CopyTo(open.AsSpan(held));
            held += tail;
            lines += bytes.Count((byte)'\n');
        }

        /// <summary>How many of the last bytes begin a character that is not whole yet.</summary>
        private static int Tail(ReadOnlySpan<byte> bytes)
        {
            for (var i = 1; i <= Math.Min(3, bytes.Length); i++)
            {
                if (bytes[^i] >= 0xC0)
                    return IsOpen(bytes[^i..]) ? i : 0;
            }

            return 0;
        }

        private static bool IsOpen(ReadOnlySpan<byte> bytes) =>
            bytes.Length > 0
            && bytes.Length
                < bytes[0] switch
                {
                    >= 0xF0 => 4,
                    >= 0xE0 => 3,
                    >= 0xC0 => 2,
                    _ => 1,
                };

        private TableException Bad(Exception? inner = null) =>
            new(
                $"{name}, line {lines}: it is neither UTF-8 nor UTF-16, so that names would be mangled; save it as UTF-8 (iconv -f CP1252 -t UTF-8)",
                inner
            );
    }
}
