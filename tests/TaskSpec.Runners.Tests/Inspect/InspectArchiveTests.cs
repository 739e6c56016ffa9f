using System.IO.Compression;
using System.Text;
using TaskSpec.Runners.Inspect;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Inspect;

public sealed class InspectArchiveTests : LogTest
{
    private const string Spec = """
        "eval":{"eval_id":"e","task":"sums","model":"stub","dataset":{"sample_ids":["a","b"]},"config":{"epochs":1},"scorers":[{"name":"match"}]}
        """;

    private const string Header = "{\"version\":2,\"status\":\"success\"," + Spec + "}";

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Samples_are_read_however_they_are_compressed(CompressionLevel level)
    {
        var path = Archive(
            level,
            ("samples/a_epoch_1.json", Sample("a", 1)),
            ("samples/b_epoch_1.json", Sample("b", 0)),
            ("header.json", Header)
        );

        Assert.Equal([("a", 1), ("b", 0)], Read(path).Rows.Select(row => (row.Sample, row.Value!.Value)));
    }

    [Fact]
    public void Of_two_members_of_one_name_the_last_counts()
    {
        var path = Archive(
            CompressionLevel.Optimal,
            ("header.json", "{}"),
            ("samples/a_epoch_1.json", Sample("a", 0)),
            ("samples/b_epoch_1.json", Sample("b", 0)),
            ("samples/a_epoch_1.json", Sample("a", 1)),
            ("header.json", Header)
        );

        Assert.Equal([("a", 1), ("b", 0)], Read(path).Rows.Select(row => (row.Sample, row.Value!.Value)));
    }

    [Fact]
    public void A_run_that_crashed_gives_what_it_logged_with_a_note()
    {
        var path = Archive(
            CompressionLevel.Optimal,
            ("_journal/start.json", "{\"version\":2," + Spec + "}"),
            ("samples/a_epoch_1.json", Sample("a", 1)),
            ("_journal/summaries/1.json", "[]")
        );
        var (rows, import) = Read(path);

        Assert.Equal([("a", ResultState.Scored), ("b", ResultState.Missing)], rows.Select(row => (row.Sample, row.State)));
        Assert.Contains("crashed", Assert.Single(import.Notes));
    }

    [Fact]
    public void A_sample_in_chunks_has_its_metadata_beside_it()
    {
        var path = Archive(
            CompressionLevel.Optimal,
            ("header.json", Header),
            ("samples/a_epoch_1/sample.json", Sample("a", 1)),
            ("samples/a_epoch_1/metadata.json", """{"cluster":"c"}"""),
            ("samples/a_epoch_1/messages/0.json", "[not read"),
            ("samples/b_epoch_1.json", Sample("b", 0))
        );

        Assert.Equal([("a", "c"), ("b", null)], Read(path).Rows.Select(row => (row.Sample, row.Cluster)));
    }

    [Theory]
    [InlineData("../../etc/passwd_epoch_1.json")]
    [InlineData("/etc/passwd_epoch_1.json")]
    [InlineData("C:\\x_epoch_1.json")]
    [InlineData("a\0b_epoch_1.json")]
    public void Names_like_paths_are_names_alone(string name)
    {
        var path = Archive(
            CompressionLevel.Optimal,
            ("header.json", Header),
            ("samples/" + name, Sample("a", 1)),
            ("samples/b_epoch_1.json", Sample("b", 1))
        );

        Assert.Equal(["a", "b"], Read(path).Rows.Select(row => row.Sample).Order());
        Assert.Equal([path], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void Cut_off_at_any_byte_it_is_one_clear_error()
    {
        var whole = File.ReadAllBytes(
            Archive(CompressionLevel.Optimal, ("header.json", Header), ("samples/a_epoch_1.json", Sample("a", 1)))
        );
        for (var length = 4; length < whole.Length; length++)
        {
            var path = Path.Combine(Folder, "cut.eval");
            File.WriteAllBytes(path, whole[..length]);

            Assert.Contains("cut off", Assert.Throws<TableException>(() => Read(path)).Message);
        }
    }

    [Fact]
    public void Whatever_byte_is_changed_it_is_an_error_or_the_same_log()
    {
        var original = Archive(
            CompressionLevel.Optimal,
            ("header.json", Header),
            ("samples/a_epoch_1.json", Sample("a", 1)),
            ("samples/b_epoch_1.json", Sample("b", 0))
        );
        var (whole, expected) = (File.ReadAllBytes(original), Read(original).Rows);
        for (var at = 4; at < whole.Length; at++)
        {
            foreach (var change in new byte[] { 0x01, 0x80, 0xFF })
            {
                var path = Path.Combine(Folder, "changed.eval");
                var changed = whole.ToArray();
                changed[at] ^= change;
                File.WriteAllBytes(path, changed);
                try
                {
                    // A name may change, and then the member is no sample or another one's; scores may not.
                    Assert.All(Read(path).Rows.Where(row => row.Value is not null), row => Assert.Contains(row, expected));
                }
                catch (TableException error)
                {
                    Assert.StartsWith(path, error.Message);
                }
            }
        }
    }

    [Fact]
    public void A_claimed_size_is_never_believed()
    {
        var path = Archive(CompressionLevel.Optimal, ("header.json", Header), ("samples/a_epoch_1.json", Sample("a", 1)));
        var bytes = File.ReadAllBytes(path);
        for (var at = bytes.Length - 22; at > 0; at--)
        {
            if (!bytes.AsSpan(at).StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 1, 2]))
                continue;
            var changed = bytes.ToArray();
            new byte[] { 0xFE, 0xFF, 0xFF, 0x7F }.CopyTo(changed, at + 24);
            File.WriteAllBytes(path, changed);

            Assert.Contains("checksum and size", Assert.Throws<TableException>(() => Read(path)).Message);
        }
    }

    [Fact]
    public void A_member_that_expands_without_end_is_refused_while_it_is_read()
    {
        var path = Path.Combine(Folder, "bomb.eval");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Add(zip, "header.json", Header, CompressionLevel.Optimal);
            using var bomb = zip.CreateEntry("samples/a_epoch_1.json", CompressionLevel.SmallestSize).Open();
            bomb.Write("{\"id\":\"a\",\"store\":\""u8);
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'a');
            for (var i = 0; i < 300; i++)
                bomb.Write(block);
        }

        Assert.Matches("a single record is longer|unpacks to more than", Assert.Throws<TableException>(() => Read(path)).Message);
    }

    [Fact]
    public void What_is_no_log_in_an_archive_is_told()
    {
        var path = Archive(CompressionLevel.Optimal, ("readme.txt", "x"));

        Assert.Contains("neither header.json", Assert.Throws<TableException>(() => Read(path)).Message);
    }

    private static (SampleRow[] Rows, Import Import) Read(string path) => Read(new InspectReader(), path);

    private string Archive(CompressionLevel level, params (string Name, string Text)[] members)
    {
        var path = Path.Combine(Folder, "log.eval");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in members)
            Add(zip, name, text, level);
        return path;
    }

    private static void Add(ZipArchive zip, string name, string text, CompressionLevel level)
    {
        using var member = zip.CreateEntry(name, level).Open();
        member.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Sample(string id, int value) =>
        $$$"""{"id":"{{{id}}}","epoch":1,"scores":{"match":{"value":{{{value}}} } } }""";
}
