extern alias generators;

using generators::TaskSpec.Generators.Parsing;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Generation;

public sealed class SideFileTests
{
    private const string Source =
        "using TaskSpec; [TaskFamily(\"f\", Version = \"1\"), TasksFile(\"data/f.tasks.jsonl\"), Task(\"b\", Samples = 2)] public sealed class F;";

    [Fact]
    public void Tasks_and_profiles_reach_the_catalog()
    {
        var family = Family(
            (
                "/src/data/f.tasks.jsonl",
                "{\"id\": \"c\", \"samples\": 3}\r\n\r\nno json\n{\"id\": \"b\"}\n{\"id\": \"a\", \"humanMinutes\": 1.5}"
            ),
            ("/src/x/odata/f.tasks.jsonl", "{\"id\": \"other\"}"),
            ("/src/f.taskspec.json", new EvidenceFile { Profiles = [new Profile("f") { Samples = 9 }] }.ToJson()),
            ("/src/broken.taskspec.json", "{")
        );
        Assert.Equal(["a", "b", "c"], family.Tasks.Select(task => task.Id));
        Assert.Equal(2, family.Tasks[1].Samples);
        Assert.Equal(9, family.Profile!.Samples);
    }

    [Fact]
    public void Files_that_are_missing_or_empty_leave_the_declaration() =>
        Assert.Equal("b", Assert.Single(Family(("/src/data/f.tasks.jsonl", "")).Tasks).Id);

    [Fact]
    public void Last_measured_counts_then_the_first_path()
    {
        string Measured(string since, string source) =>
            new EvidenceFile
            {
                Measured = [new("f", "exact_match", 7, 1e18, 1e22) { Since = since, Results = [source] }],
            }.ToJson();
        string SourceOf(params (string, string)[] files) => Family(files).Measured!.Results[0];

        Assert.Equal(
            "new",
            SourceOf(("/a.taskspec.json", Measured("2026-01-01", "old")), ("/b.taskspec.json", Measured("2026-02-01", "new")))
        );
        Assert.Equal(
            "new",
            SourceOf(("/b.taskspec.json", Measured("2026-02-01", "new")), ("/a.taskspec.json", Measured("2026-01-01", "old")))
        );
        Assert.Equal(
            "first",
            SourceOf(
                ("/b.taskspec.json", Measured("2026-01-01", "second")),
                ("/a.taskspec.json", Measured("2026-01-01", "first"))
            )
        );
    }

    [Fact]
    public void Each_content_is_read_once()
    {
        var text = SourceText.From(new EvidenceFile { Measured = [new("f", "exact_match", 7, 1e18, 1e22)] }.ToJson());
        var read = SideFile.Read("/a.taskspec.json", text);
        Assert.Same(read, SideFile.Read("/a.taskspec.json", text));
        Assert.Equal(read.Measured, SideFile.Read("/b.taskspec.json", text).Measured);
        Assert.Empty(SideFile.Read("/b.jsonl", text).Measured);
    }

    private static Family Family(params (string, string)[] files) =>
        Assert.Single(CatalogJson.Read(GeneratorRun.Of(Compile.Sources(Source), files).Json!).Families);
}
