using System.IO.Compression;

namespace TaskSpec.Tables;

/// <summary>Reads compressed bytes, and throws where they end too early: <see cref="GZipStream"/> takes a file that is cut off for a whole one.</summary>
/// <remarks>
/// A mark, compressed by itself, is put behind the file. Only behind a whole file it is read as what it is; the last bytes are held back
/// until that is known.
/// </remarks>
internal sealed class WholeGzip : ReadStream
{
    private static readonly byte[] mark = "taskspec: whole."u8.ToArray();
    private static readonly byte[] compressedMark = Compressed(mark);
    private readonly GZipStream inner;
    private readonly Followed packed;
    private readonly string name;
    private long unpacked;
    private readonly byte[] held = new byte[1 << 16];
    private int from;
    private int to;

    /// <param name="file">The compressed bytes.</param>
    /// <param name="name">What they are, for messages.</param>
    public WholeGzip(Stream file, string name)
    {
        this.name = name;
        packed = new(file, compressedMark);
        inner = new(packed, CompressionMode.Decompress);
    }

    /// <exception cref="TableException">The file is damaged or ends too early, or unpacks to more than anything may.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (to - from <= mark.Length && buffer.Length > 0)
        {
            held.AsSpan(from..to).CopyTo(held);
            (from, to) = (0, to - from);
            var read = Unpacked(held.AsSpan(to));
            to += read;
            unpacked += read;
            if (!ReadBudget.MayInflate(packed.Given, unpacked))
                throw new TableException($"{name}: {ReadBudget.Inflates}");
            if (read > 0)
                continue;
            return held.AsSpan(from..to).SequenceEqual(mark) ? 0 : throw Damaged();
        }

        var given = Math.Min(buffer.Length, to - from - mark.Length);
        if (given <= 0)
            return 0;
        held.AsSpan(from, given).CopyTo(buffer);
        from += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Unpacked(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(error);
        }
    }

    private TableException Damaged(Exception? error = null) =>
        new($"{name}: the compressed file is damaged or cut off; copy it again", error);

    private static byte[] Compressed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Fastest))
            zip.Write(bytes);
        return memory.ToArray();
    }

    /// <summary>A file with some bytes behind it.</summary>
    private sealed class Followed(Stream file, byte[] tail) : ReadStream
    {
        private int given;

        /// <summary>How many bytes it gave.</summary>
        public long Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = file.Read(buffer);
            Given += read;
            if (read > 0 || buffer.Length == 0)
                return read;
            read = Math.Min(buffer.Length, tail.Length - given);
            tail.AsSpan(given, read).CopyTo(buffer);
            given += read;
            return read;
        }
    }
}
