namespace TaskSpec.Tests.Samples;

public sealed class SampleSetsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("samples").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Samples_are_checked_while_they_are_enumerated()
    {
        var made = 0;
        IEnumerable<Sample> Endless()
        {
            for (; ; made++)
                yield return new($"{made}", "", "");
        }

        Assert.Equal(["0", "1", "2"], SampleSets.Checked("f", Endless()).Take(3).Select(sample => sample.Id));
        Assert.InRange(made, 2, 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("end.")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("a\n")]
    [InlineData("NUL")]
    [InlineData("com1.txt")]
    public void Unsafe_ids_are_refused(string id) =>
        Assert.Contains("family 'f': sample 1 has the id", Refused([new(id, "", "")]));

    [Fact]
    public void Long_ids_are_refused()
    {
        Assert.Single(SampleSets.Checked("f", [new(new('a', 128), "", "")]));
        Assert.Contains("128", Refused([new(new('a', 129), "", "")]));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "A")]
    public void Repeated_ids_are_refused(string first, string second) =>
        Assert.Contains("sample 2", Refused([new(first, "", ""), new(second, "", "")]));

    [Fact]
    public void Nulls_are_refused()
    {
        Assert.Contains("sample 1 is null", Refused([null!]));
        Assert.Contains("returned null", Refused(null!));
    }

    [Fact]
    public void Files_are_read_line_by_line()
    {
        Write(
            "data/s.jsonl",
            "\uFEFF{\"id\": \"a\", \"input\": \"i\", \"target\": \"t\", \"choices\": [\"x\"]}\r\n\n{\"id\": \"b\", \"input\": \"\", \"target\": \"\"}"
        );
        var samples = SampleSets.FromFile("f", folder, "data/s.jsonl").ToList();
        Assert.Equal(["a", "b"], samples.Select(sample => sample.Id));
        Assert.Equal(["x"], samples[0].Choices);
        Assert.Equal("b", SampleSets.Find(samples, "b")!.Id);
        Assert.Null(SampleSets.Find(samples, "c"));
    }

    [Theory]
    [InlineData("{\"id\": \"b\"}", "s.jsonl, line 2, column 1: this object needs the member \"input\"")]
    [InlineData("{\"id\": \"b\", \"inp", "s.jsonl, line 2, column 17")]
    [InlineData("[]", "line 2")]
    [InlineData("{\"id\": 7, \"input\": \"\", \"target\": \"\"}", "\"id\" must be a string")]
    public void Malformed_lines_are_named(string line, string message)
    {
        Write("s.jsonl", "{\"id\": \"a\", \"input\": \"\", \"target\": \"\"}\n" + line);
        var samples = SampleSets.FromFile("f", folder, "s.jsonl");
        Assert.Equal("a", samples.First().Id);
        Assert.Contains(message, Assert.Throws<SampleSetException>(() => samples.ToList()).Message);
    }

    [Theory]
    [InlineData("../s.jsonl")]
    [InlineData("data/../../s.jsonl")]
    [InlineData("..\\s.jsonl")]
    [InlineData("/etc/passwd")]
    [InlineData("a\0b")]
    public void Files_outside_the_directory_are_refused(string file) =>
        Assert.Contains(
            "leaves",
            Assert.Throws<SampleSetException>(() => SampleSets.FromFile("f", folder, file).ToList()).Message
        );

    [Fact]
    public void Missing_and_binary_files_are_refused()
    {
        Assert.Contains(
            "cannot be read",
            Assert.Throws<SampleSetException>(() => SampleSets.FromFile("f", folder, "no.jsonl").ToList()).Message
        );
        File.WriteAllBytes(Path.Combine(folder, "b.jsonl"), [0xFF, 0xFE, 0x00, 0xD8, 0x80]);
        Assert.Throws<SampleSetException>(() => SampleSets.FromFile("f", folder, "b.jsonl").ToList());
    }

    private static string Refused(IEnumerable<Sample> samples) =>
        Assert.Throws<SampleSetException>(() => SampleSets.Checked("f", samples).ToList()).Message;

    private void Write(string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
