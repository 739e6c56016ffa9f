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

    [ZstdFact]
    public void Frames_one_after_the_other_are_one_text()
    {
        byte[] frames =
        [
            .. ZstdArchive.Pack(Bytes(Sample[..20])),
            .. ZstdArchive.Pack([]),
            .. ZstdArchive.Pack(Bytes(Sample[20..])),
        ];

        Assert.Equal(("a", 1), (Assert.Single(Read(frames, Bytes(Sample))).Sample, 1));
    }

    [ZstdFact]
    public void Long_texts_go_through_in_pieces()
    {
        var sample = Bytes(Sample[..^1] + ",\"store\":[" + string.Join(",", Enumerable.Range(0, 300_000)) + "]}");

        Assert.Equal(1, Assert.Single(Read(ZstdArchive.Pack(sample), sample)).Value);
    }

    [ZstdFact]
    public void Cut_off_or_changed_at_any_byte_it_is_an_error_or_the_same()
    {
        var packed = ZstdArchive.Pack(Bytes(Sample));
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
        var packed = ZstdArchive.Pack(bomb);
        var frames = Enumerable.Repeat(ZstdArchive.Pack(Bytes(new string(' ', 1 << 25))), 12).SelectMany(frame => frame);

        var error = Assert.Throws<TableException>(() => Read([.. packed, .. frames], new byte[13L << 25]));
        Assert.Matches("unpacks to more than|a single record is longer", error.Message);
    }

    private SampleRow[] Read(byte[] packed, byte[] content)
    {
        var path = Path.Combine(Folder, "log.eval");
        var header = Bytes(Header);
        File.WriteAllBytes(
            path,
            ZstdArchive.Of(("header.json", false, header, header), ("samples/a_epoch_1.json", true, packed, content))
        );
        return Read(new InspectReader(), path).Rows;
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
