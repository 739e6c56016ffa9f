using System.IO.Compression;
using System.Text;
using TaskSpec.Runners.Scaffolding;

namespace TaskSpec.Runners.Tests.Scaffolding;

/// <summary>What cannot be read is said to be so: what, where, and what to do.</summary>
public sealed class BadInputTests
{
    private const string Row = """{"task": "t", "family": "f", "metrics": [{"metric": "acc"}]}""";

    [Theory]
    [InlineData("", "rows.jsonl holds nothing; expected are JSON lines of tasks of lm-evaluation-harness")]
    [InlineData("{\"a\": 1}\n", "rows.jsonl holds no tasks of lm-evaluation-harness: line 1 has the members a; is --from right?")]
    [InlineData(
        Row + "\n{\"task\": }\n",
        "rows.jsonl, line 2, position 9, at task: it is no whole JSON; it is cut off or damaged there"
    )]
    [InlineData(
        Row + "\n{\"task\": \"u\"",
        "rows.jsonl, line 2, position 12, at task: it is no whole JSON; it is cut off or damaged there"
    )]
    [InlineData(Row + "\n17\n", "rows.jsonl, line 2: expected an object, one a line")]
    [InlineData("hello", "rows.jsonl, line 1, position 1: it is no whole JSON; it is cut off or damaged there")]
    public void Damaged_lines_are_named(string text, string message) =>
        Assert.Equal(message, Scaffolded.Refused("lm-eval", text));

    [Fact]
    public void Truncated_archive_is_no_input()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "rows.jsonl.gz");
        using (var packed = new MemoryStream())
        {
            using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
                gzip.Write(
                    Encoding.UTF8.GetBytes(
                        string.Concat(Enumerable.Range(0, 500).Select(i => Row.Replace("\"t\"", $"\"t{i}\"") + "\n"))
                    )
                );
            File.WriteAllBytes(path, packed.ToArray()[..^200]);
        }

        var error = Assert.Throws<ScaffoldException>(() => Scaffolded.Read("lm-eval", path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_that_ends_between_rows_is_no_input_either()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "rows.jsonl.gz");
        using (var packed = new MemoryStream())
        {
            using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                gzip.Write(Encoding.UTF8.GetBytes(Row + "\n"));
                gzip.Flush();
                gzip.Write(Encoding.UTF8.GetBytes(Row + "\n"));
            }

            var whole = packed.ToArray();
            for (var cut = 1; cut < 24; cut++)
            {
                File.WriteAllBytes(path, whole[..^cut]);
                Assert.Throws<ScaffoldException>(() => Scaffolded.Read("lm-eval", path));
            }
        }
    }

    [Fact]
    public void Text_of_another_encoding_is_no_input()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "rows.jsonl");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes("{\"task\": \""), 0xE9, 0xFF, .. "\"}"u8]);
        Assert.Contains(
            "line 1: it is neither UTF-8 nor UTF-16",
            Assert.Throws<ScaffoldException>(() => Scaffolded.Read("lm-eval", path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Input_without_a_row_that_can_be_taken_names_the_first() =>
        Assert.Equal(
            "rows.jsonl: no row of it can be taken; t: it states no metrics; whoever runs it takes them from elsewhere, such as a file that it includes",
            Scaffolded.Refused("lm-eval", """{"task": "t", "family": "f"}""").Replace("/", "")
        );

    [Fact]
    public void Rows_that_cannot_be_are_refused_alone()
    {
        var written = Scaffolded.Of(
            "lm-eval",
            $$"""
            {{Row}}
            {{Row}}
            {"family": "f", "metrics": [{"metric": "acc"}]}
            {"task": ["u"], "family": "f", "metrics": [{"metric": "acc"}]}
            {"task": "v", "family": "f", "metrics": "acc"}
            {"task": "w", "family": "f", "metrics": [{"metric": "acc", "higher_is_better": "maybe"}]}
            {"task": "x", "family": "f", "metrics": [{"metric": "acc"}], "num_fewshot": -1}
            {"task": "y", "metrics": [{"metric": "acc"}], "max_gen_toks": 1e99}
            """
        );

        Assert.Equal(
            [
                "t: a row above has the same name; rename the one in line 2",
                "line 3: it has no task",
                "line 4: task is [\"u\"], which is not a text, line 4",
                "v: metrics is \"acc\", which is not a list of objects, line 5",
                "w: higher_is_better is maybe, which is neither true nor false",
                "x: num_fewshot is -1, which is not a whole number from 0, line 7",
                "y: it has no family",
            ],
            written.Draft.Refused.Select(row => $"{row.Task}: {row.Reason}")
        );
    }

    [Theory]
    [InlineData("a: [1, 2", "this is no YAML")]
    [InlineData("- a\n- b\n", "is no mapping of YAML")]
    [InlineData("prompts: [x]\n", "is no configuration of promptfoo")]
    [InlineData("prompts: [x]\ntests: []\n", "has no tests")]
    [InlineData("prompts: ['file://p.txt']\ntests: [{assert: [{type: equals, value: a}]}]\n", "is no text written out")]
    [InlineData(
        "prompts: ['{% if x %}a{% endif %}']\ntests: [{assert: [{type: equals, value: a}]}]\n",
        "no template engine is run here"
    )]
    public void Configurations_that_cannot_be_read_say_why(string text, string message) =>
        Assert.Contains(message, Scaffolded.Refused("promptfoo", text, "promptfooconfig.yaml"), StringComparison.Ordinal);

    [Fact]
    public void Yaml_that_unfolds_without_end_is_refused()
    {
        var lines = Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]");
        Assert.Contains(
            "no declaration is",
            Scaffolded.Refused("promptfoo", "a0: &a0 x\n" + string.Join("\n", lines), "c.yaml"),
            StringComparison.Ordinal
        );
    }
}
