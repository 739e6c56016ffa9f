using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace TaskSpec.Runners.Tests.Inspect;

/// <summary>Archives with members that Zstandard compressed, as Inspect writes them: the platform writes none.</summary>
internal static class ZstdArchive
{
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nuint Compress(byte[] to, nuint room, byte[] from, nuint size, int level);

    /// <summary>Whether this machine has the library.</summary>
    public static bool CanBe { get; } = NativeLibrary.TryLoad("libzstd.so.1", out _);

    /// <summary>A frame.</summary>
    public static byte[] Pack(byte[] content)
    {
        var library = NativeLibrary.Load("libzstd.so.1");
        var compress = Marshal.GetDelegateForFunctionPointer<Compress>(NativeLibrary.GetExport(library, "ZSTD_compress"));
        var room = new byte[content.Length + 1024];
        return room[..(int)compress(room, (nuint)room.Length, content, (nuint)content.Length, 3)];
    }

    /// <summary>An archive of members: the name, whether it is packed, its bytes there, and what they stand for.</summary>
    public static byte[] Of(params (string Name, bool IsPacked, byte[] Data, byte[] Content)[] all)
    {
        var members = all.Select(one =>
                (one.Name, Method: (ushort)(one.IsPacked ? 93 : 0), one.Data, Crc: Crc(one.Content), Size: one.Content.Length)
            )
            .ToArray();
        var zip = new MemoryStream();
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
                writer.Write(Encoding.ASCII.GetBytes(member.Name));
            }

            var end = (uint)zip.Position;
            writer.Write([0x50, 0x4B, 5, 6, 0, 0, 0, 0]);
            writer.Write((ushort)members.Length);
            writer.Write((ushort)members.Length);
            writer.Write(end - directory);
            writer.Write(directory);
            writer.Write((ushort)0);
        }

        return zip.ToArray();
    }

    private static uint Local(BinaryWriter writer, string name, ushort method, byte[] data, uint crc, int size)
    {
        var offset = (uint)writer.BaseStream.Position;
        writer.Write([0x50, 0x4B, 3, 4]);
        Facts(writer, name, method, data, crc, size);
        writer.Write((ushort)0);
        writer.Write(Encoding.ASCII.GetBytes(name));
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
}
