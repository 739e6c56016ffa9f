using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using TaskSpec.Runners.Inspect;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Inspect;

public sealed class ZstdTests : LogTest
{
    private const string Header = """{"eval":{"eval_id":"e","task":"sums","model":"stub"}}""";
    private const string Sample = """{"id":"a","epoch":1,"scores":{"match":{"value":1}}}""";

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nuint Compress(byte[] to, nuint room, byte[] from, nuint size, int level);

    [ZstdFact]
    public void Frames_one_after_the_other_are_one_text()
    {
        byte[] frames = [.. Pack(Bytes(Sample[..20])), .. Pack([]), .. Pack(Bytes(Sample[20..]))];

        Assert.Equal(("a", 1), (Assert.Single(Read(frames, Bytes(Sample))).Sample, 1));
    }

    [ZstdFact]
    public void Long_texts_go_through_in_pieces()
    {
        var sample = Bytes(Sample[..^1] + ",\"store\":[" + string.Join(",", Enumerable.Range(0, 300_000)) + "]}");

        Assert.Equal(1, Assert.Single(Read(Pack(sample), sample)).Value);
    }

    [ZstdFact]
    public void Cut_off_or_changed_at_any_byte_it_is_an_error_or_the_same()
    {
        var packed = Pack(Bytes(Sample));
        for (var at = 0; at < packed.Length; at++)
        {
            Assert.Throws<TableException>(() => Read(packed[..at], Bytes(Sample)));
            var changed = packed.ToArray();
            changed[at] ^= 0x10;
            try
            {
                Assert.Equal(("a", 1), (Assert.Single(Read(changed, Bytes(Sample))).Sample, 1));
            }
            catch (TableException error)
            {
                Assert.Contains("samples/a_epoch_1.json", error.Message);
            }
        }
    }

    [ZstdFact]
    public void What_expands_without_end_is_refused()
    {
        var bomb = Bytes("{\"id\":\"a\",\"store\":[" + new string(' ', 1 << 25));
        var packed = Pack(bomb);
        var frames = Enumerable.Repeat(Pack(Bytes(new string(' ', 1 << 25))), 12).SelectMany(frame => frame);

        var error = Assert.Throws<TableException>(() => Read([.. packed, .. frames], new byte[13L << 25]));
        Assert.Matches("unpacks to more than|a single record is longer", error.Message);
    }

    private SampleRow[] Read(byte[] packed, byte[] content)
    {
        var path = Path.Combine(Folder, "log.eval");
        var zip = new MemoryStream();
        var header = Bytes(Header);
        (string Name, ushort Method, byte[] Data, uint Crc, int Size)[] members =
        [
            ("header.json", 0, header, Crc(header), header.Length),
            ("samples/a_epoch_1.json", 93, packed, Crc(content), content.Length),
        ];
        using (var writer = new BinaryWriter(zip, Encoding.ASCII, leaveOpen: true))
        {
            var offsets = members
                .Select(member => Local(writer, member.Name, member.Method, member.Data, member.Crc, member.Size))
                .ToArray();
            var directory = (uint)zip.Position;
            foreach (var (member, offset) in members.Zip(offsets))
            {
                writer.Write([0x50, 0x4B, 1, 2, 63, 0]);
                Facts(writer, member.Name, member.Method, member.Data, member.Crc, member.Size);
                writer.Write(new byte[8]);
                writer.Write(0u);
                writer.Write(offset);
                writer.Write(Bytes(member.Name));
            }

            var end = (uint)zip.Position;
            writer.Write([0x50, 0x4B, 5, 6, 0, 0, 0, 0]);
            writer.Write((ushort)members.Length);
            writer.Write((ushort)members.Length);
            writer.Write(end - directory);
            writer.Write(directory);
            writer.Write((ushort)0);
        }

        File.WriteAllBytes(path, zip.ToArray());
        return Read(new InspectReader(), path).Rows;
    }

    private static uint Local(BinaryWriter writer, string name, ushort method, byte[] data, uint crc, int size)
    {
        var offset = (uint)writer.BaseStream.Position;
        writer.Write([0x50, 0x4B, 3, 4]);
        Facts(writer, name, method, data, crc, size);
        writer.Write((ushort)0);
        writer.Write(Bytes(name));
        writer.Write(data);
        return offset;
    }

    /// <summary>What both headers have, from the version needed to the length of the name.</summary>
    private static void Facts(BinaryWriter writer, string name, ushort method, byte[] data, uint crc, int size)
    {
        writer.Write((ushort)63);
        writer.Write((ushort)0);
        writer.Write(method);
        writer.Write(0u);
        writer.Write(crc);
        writer.Write(data.Length);
        writer.Write(size);
        writer.Write((ushort)name.Length);
    }

    /// <summary>The checksum that gzip writes behind what it compresses is that of zip.</summary>
    private static uint Crc(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        // Of nothing it writes nothing at all.
        return content.Length == 0 ? 0 : BitConverter.ToUInt32(packed.ToArray().AsSpan()[^8..]);
    }

    private static byte[] Pack(byte[] content)
    {
        var library = NativeLibrary.Load("libzstd.so.1");
        var compress = Marshal.GetDelegateForFunctionPointer<Compress>(NativeLibrary.GetExport(library, "ZSTD_compress"));
        var room = new byte[content.Length + 1024];
        return room[..(int)compress(room, (nuint)room.Length, content, (nuint)content.Length, 3)];
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
