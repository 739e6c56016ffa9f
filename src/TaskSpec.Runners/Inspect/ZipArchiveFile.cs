using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.Win32.SafeHandles;
using TaskSpec.Tables;
using static System.Buffers.Binary.BinaryPrimitives;

namespace TaskSpec.Runners.Inspect;

/// <summary>A member of a zip archive, as its directory has it.</summary>
/// <param name="Name">Its name; never used as a path.</param>
/// <param name="Method">0 stored, 8 deflate, 93 Zstandard.</param>
/// <param name="Crc">The checksum of its content.</param>
/// <param name="Packed">Bytes in the archive.</param>
/// <param name="Size">Bytes of its content, as is claimed.</param>
/// <param name="Offset">Where its local header is.</param>
internal sealed record ZipMember(string Name, int Method, uint Crc, long Packed, long Size, long Offset);

/// <summary>
/// Reads a zip archive (APPNOTE 6.3.10). The platform's own reader refuses Zstandard members and does not say where they are. Of two
/// members of one name the last is meant, as Inspect appends what it writes anew.
/// </summary>
internal sealed class ZipArchiveFile : IDisposable
{
    private const int EndLength = 22;
    private const int LocalHeader = 30;
    private const int LongestComment = ushort.MaxValue;

    private readonly FileStream opened;
    private readonly SafeFileHandle file;
    private readonly long length;
    private readonly string path;
    private readonly ArchiveBudget budget;
    private readonly Dictionary<string, ZipMember> members = new(StringComparer.Ordinal);

    /// <exception cref="TableException">It is no zip archive, or a damaged one.</exception>
    public ZipArchiveFile(string path)
    {
        this.path = path;
        opened = InputFile.Open(path);
        file = opened.SafeFileHandle;
        length = RandomAccess.GetLength(file);
        budget = new(length);
        var (offset, size) = Directory();
        if (offset < 0 || size < 0 || offset > length - size)
            throw Damaged("its directory lies outside of it");
        using var directory = new BufferedStream(new FileRegion(file, offset, size), 1 << 16);
        var header = new byte[46];
        for (int read; (read = directory.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)) > 0; )
        {
            if (read < header.Length || ReadUInt32LittleEndian(header) != 0x02014B50)
                throw Damaged("its directory is broken");
            var member = Entry(header, directory);
            members[member.Name] = member;
        }

        var end = 0L;
        foreach (var member in members.Values.OrderBy(member => member.Offset))
        {
            if (member.Offset < end)
                throw Damaged($"the member {Shown(member.Name)} lies within another");
            end = member.Offset + LocalHeader + Math.Max(0, member.Packed);
        }
    }

    /// <summary>The members, the last of each name.</summary>
    public IReadOnlyDictionary<string, ZipMember> Members => members;

    public void Dispose() => opened.Dispose();

    /// <summary>Opens a member. Its content is checked while it is read: against the claimed size and checksum, and against what no log is.</summary>
    /// <exception cref="TableException">The member is damaged, or compressed in a way that is not read.</exception>
    public Stream Open(ZipMember member, Zstd zstd, CancellationToken stop)
    {
        var header = new byte[LocalHeader];
        if (
            member.Offset < 0
            || member.Offset > length - header.Length
            || RandomAccess.Read(file, header, member.Offset) < header.Length
            || ReadUInt32LittleEndian(header) != 0x04034B50
        )
            throw Damaged($"the member {Shown(member.Name)} is not where its directory says");
        var data =
            member.Offset + header.Length + ReadUInt16LittleEndian(header.AsSpan(26)) + ReadUInt16LittleEndian(header.AsSpan(28));
        if (member.Packed < 0 || data > length - member.Packed)
            throw Damaged($"the member {Shown(member.Name)} is cut off");
        var raw = new FileRegion(file, data, member.Packed);
        Stream content = member.Method switch
        {
            0 => raw,
            8 => new DeflateStream(raw, CompressionMode.Decompress),
            93 => zstd.Open(raw, path),
            _ => throw Damaged(
                $"the member {Shown(member.Name)} is compressed by method {member.Method}, which Inspect does not use"
            ),
        };
        return new MemberStream(content, member, path, budget, stop);
    }

    public static string Shown(string name) => $"'{Catalogs.Ids.Shown(name)}'";

    /// <summary>Where the directory is and how long, from the record at the archive's end.</summary>
    private (long Offset, long Size) Directory()
    {
        var tail = new byte[(int)Math.Min(length, EndLength + LongestComment)];
        RandomAccess.Read(file, tail, length - tail.Length);
        var at = tail.Length - EndLength;
        while (at >= 0 && ReadUInt32LittleEndian(tail.AsSpan(at)) != 0x06054B50)
            at--;
        if (at < 0)
            throw new TableException(
                $"{path}: it is cut off: a zip archive ends with its directory, and this one has none; copy it again, or mend it with inspect log recover"
            );
        var end = tail.AsSpan(at);
        var (size, offset) = ((long)ReadUInt32LittleEndian(end[12..]), (long)ReadUInt32LittleEndian(end[16..]));
        return size == uint.MaxValue || offset == uint.MaxValue ? Directory64(length - tail.Length + at) : (offset, size);
    }

    /// <summary>The same for archives beyond 4 GB, which a locator before the end tells.</summary>
    private (long Offset, long Size) Directory64(long end)
    {
        var locator = new byte[20];
        var record = new byte[56];
        if (
            end < locator.Length
            || RandomAccess.Read(file, locator, end - locator.Length) < locator.Length
            || ReadUInt32LittleEndian(locator) != 0x07064B50
            || ReadInt64LittleEndian(locator.AsSpan(8)) is var place && (place < 0 || place > length - record.Length)
            || RandomAccess.Read(file, record, place) < record.Length
            || ReadUInt32LittleEndian(record) != 0x06064B50
        )
            throw Damaged("its directory is broken");
        return (ReadInt64LittleEndian(record.AsSpan(48)), ReadInt64LittleEndian(record.AsSpan(40)));
    }

    private ZipMember Entry(byte[] header, Stream directory)
    {
        var flags = ReadUInt16LittleEndian(header.AsSpan(8));
        var name = Take(directory, ReadUInt16LittleEndian(header.AsSpan(28)));
        var extra = Take(directory, ReadUInt16LittleEndian(header.AsSpan(30)));
        Take(directory, ReadUInt16LittleEndian(header.AsSpan(32)));
        var text = ((flags & 0x800) != 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(name);
        if ((flags & 1) != 0)
            throw Damaged($"the member {Shown(text)} is encrypted");
        long[] numbers =
        [
            ReadUInt32LittleEndian(header.AsSpan(24)),
            ReadUInt32LittleEndian(header.AsSpan(20)),
            ReadUInt32LittleEndian(header.AsSpan(42)),
        ];
        Widen(numbers, extra);
        return new(
            text,
            ReadUInt16LittleEndian(header.AsSpan(10)),
            ReadUInt32LittleEndian(header.AsSpan(16)),
            Packed: numbers[1],
            Size: numbers[0],
            Offset: numbers[2]
        );
    }

    /// <summary>Numbers that do not fit 32 bits stand in the extra field 1, in this order, and only those.</summary>
    private void Widen(long[] numbers, byte[] extra)
    {
        for (var at = 0; at + 4 <= extra.Length; )
        {
            var (id, size) = (ReadUInt16LittleEndian(extra.AsSpan(at)), ReadUInt16LittleEndian(extra.AsSpan(at + 2)));
            at += 4;
            if (size > extra.Length - at)
                throw Damaged("its directory is broken");
            var field = extra.AsSpan(at, size);
            at += size;
            for (var i = 0; id == 1 && i < numbers.Length; i++)
            {
                if (numbers[i] != uint.MaxValue)
                    continue;
                if (field.Length < 8)
                    throw Damaged("its directory is broken");
                numbers[i] = ReadInt64LittleEndian(field);
                field = field[8..];
            }
        }
    }

    /// <summary>At most 64 KB, as no length in a header has more than 16 bits.</summary>
    private byte[] Take(Stream directory, ushort count)
    {
        var bytes = new byte[count];
        return directory.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw Damaged("its directory is broken");
    }

    private TableException Damaged(string problem) => new($"{path}: the zip archive is damaged: {problem}");
}
