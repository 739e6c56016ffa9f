using System.IO.Compression;
using System.Text;
using TaskSpec.Runners.Inspect;
using TaskSpec.Runners.Scaffolding;
using TaskSpec.Tables;
using TaskSpec.Testing.Serving;

namespace TaskSpec.Runners.Tests.Fuzzing;

/// <summary>Small files that hold without end: each is refused while it is read, before it takes memory.</summary>
public sealed class BombTests : LogTest
{
    private const string Metr = """{"task_id":"f/a","task_family":"f","alias":"m","score_binarized":1,"extra":""";

    [Theory]
    [InlineData("[", 100_000, "nested more than 512 deep")]
    [InlineData("{\"a\":", 100_000, "nested more than 512 deep")]
    [InlineData("[[],", 20_000, "nested more than 512 deep")]
    public void Nested(string open, int depth, string said) =>
        Refused(Write("runs.jsonl", Metr + new StringBuilder().Insert(0, open, depth)), said);

    [Theory]
    [InlineData("[],")]
    [InlineData("{\"\":0},")]
    [InlineData("1,")]
    public void Wide(string item)
    {
        var path = Path.Combine(Folder, "runs.jsonl");
        using (var text = File.CreateText(path))
        {
            text.Write(Metr + "[");
            for (var i = 0; i < 2_000_000; i++)
                text.Write(item);
        }

        Refused(path, "names and values");
    }

    [Fact]
    public void A_table_of_one_wide_row_that_is_packed()
    {
        var path = Packed(
            "samples.jsonl.gz",
            """{"model":"m","task":"t","sample":"a","metric":"acc","value":1,"x":[""",
            "[],",
            3_000_000
        );
        Assert.InRange(new FileInfo(path).Length, 0, 100_000);
        Refused(path, "names and values");
    }

    [Theory]
    [InlineData("samples.csv.gz", "model,task,sample,metric,value\n", "\n")]
    [InlineData(
        "samples.jsonl.gz",
        """{"model":"m","task":"t","sample":"a","metric":"acc","value":1}""",
        "                                                               \n"
    )]
    public void What_unpacks_without_end(string name, string start, string rest) =>
        Refused(
            Packed(name, start, rest, (int)(ReadBudget.Unpacked + (1 << 20)) / rest.Length),
            "unpacks to more than 200 times its size"
        );

    [Fact]
    public void Declarations_that_unpack_without_end()
    {
        var path = Packed("rows.jsonl.gz", "", "{\"task\": \"t\"}\n", 1_000_000);
        var error = Assert.Throws<ScaffoldException>(() => Scaffold.Read(new LmEvalSource(), path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_that_is_nested()
    {
        var path = Write("promptfooconfig.yaml", new StringBuilder("a: ").Insert(3, "[", 100_000).ToString());
        var error = Assert.Throws<ScaffoldException>(() => Scaffold.Read(new PromptfooSource(), path));
        Assert.Contains("deeper than 64 levels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_an_archive_that_lie_within_one_another()
    {
        var path = Path.Combine(Folder, "log.eval");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "header.json", "samples/a_epoch_1.json", "samples/b_epoch_1.json" })
            {
                using var member = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                member.Write("{}"u8);
            }
        }

        // The directory's last entry is where the one before it is.
        var bytes = File.ReadAllBytes(path);
        var entries = Enumerable
            .Range(0, bytes.Length - 4)
            .Where(at => bytes.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
            .ToArray();
        bytes.AsSpan(entries[1] + 42, 4).CopyTo(bytes.AsSpan(entries[2] + 42));
        File.WriteAllBytes(path, bytes);

        Refused(path, "lies within another");
    }

    [Fact]
    public void A_run_that_says_that_each_sample_was_to_be_run_without_end()
    {
        var path = Write(
            "log.json",
            """{"eval":{"eval_id":"e","task":"t","model":"m","config":{"epochs":1e15},"dataset":{"sample_ids":["a","b"]},"scorers":[{"name":"s"}]},"samples":[]}"""
        );

        var (rows, import) = Read(new InspectReader(), path);
        Assert.Equal(2, rows.Length);
        Assert.Contains("eval.config.epochs", Assert.Single(import.Refused.Keys).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_is_being_read_ends_when_it_is_asked_to()
    {
        using var stop = new CancellationTokenSource();
        var path = Write("log.json", "[" + new string(' ', 1 << 20) + "1]");
        using var json = LogJson.Open(path, stop.Token);
        json.Next();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => json.Load());
    }

    [Fact]
    public async Task An_answer_without_end_is_an_error_of_its_sample()
    {
        await using var server = new ChatServer(_ => new Reply(Endless()));
        using var client = new ChatCompletions(server.Endpoint, "m");
        var error = await Assert.ThrowsAnyAsync<Exception>(() =>
            client.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, "?")])
        );
        var failure = ServiceFailure.Of(error, TimeProvider.System);
        Assert.Equal(FailureKind.Lasting, failure.Kind);
        Assert.StartsWith("the answer is longer than", failure.Reason, StringComparison.Ordinal);
    }

    private static byte[] Endless() =>
        [
            .. "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{\"x\":\""u8,
            .. new byte[ReadBudget.Answer + 1],
        ];

    private string Packed(string name, string start, string item, int count)
    {
        var path = Path.Combine(Folder, name);
        using var packed = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.SmallestSize));
        packed.Write(start);
        var block = new StringBuilder().Insert(0, item, 1 << 12).ToString();
        for (var i = 0L; i < count; i += (1 << 12))
            packed.Write(block);
        return path;
    }

    private static void Refused(string path, string said)
    {
        var error = Assert.Throws<TableException>(() =>
            Logs.Read([path], RunnerList.Readers, new(CancellationToken.None)).ToArray()
        );
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
