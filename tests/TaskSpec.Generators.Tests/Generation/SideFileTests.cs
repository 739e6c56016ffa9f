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

    private static Family Family(params (string, string)[] files) =>
        Assert.Single(CatalogJson.Read(GeneratorRun.Of(Compile.Sources(Source), files).Json!).Families);
}
