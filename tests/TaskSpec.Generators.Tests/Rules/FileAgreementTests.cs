using TaskSpec.Catalogs;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>What analyzers say of files, a checkup of the catalog says too: whichever files there are, and however a declaration names them.</summary>
public sealed class FileAgreementTests
{
    private const int Projects = 60;
    private static readonly string[] Rules = ["TSK1008", "TSK9001", "TSK9006"];
    private static readonly string[] Folders = ["", "data/", "data/old/", "Data/"];
    private static readonly string[] Names = ["a.tasks.jsonl", "b.tasks.jsonl", "c.jsonl"];
    private static readonly string[] Lines = ["{\"id\":\"t\"}", "", "{\"id\":2}", "not json", "{\"id\":\"u\",\"samples\":3}"];
    private static readonly string[] Declared = ["plain", "aliased", "record", "plain-too", "Plain", "nobodys"];

    [Fact]
    public async Task Findings_of_a_checkup_are_those_of_the_analyzers()
    {
        var random = new Random(20_261_130);
        var found = new HashSet<string>();
        for (var project = 0; project < Projects; project++)
        {
            var test = AnalyzerTest.Of("TSK1008", Source(random));
            foreach (var (path, text) in Files(random))
                test = test.WithFile(path, text);

            var reported = (await test.RunAsync()).Where(x => Rules.Contains(x.Id)).Select(x => $"{x.Id}: {x.GetMessage()}");
            var run = GeneratorRun.Start(
                Compile.Sources(test.Sources["/test/Test.cs"]),
                [.. test.Files.Select(file => (file.Key, file.Value))]
            );
            var checkup = Checkup
                .Of(CatalogJson.Read(run.Json!), RuleOptions.Default)
                .Findings.Where(x => Rules.Contains(x.Rule.Id))
                .Select(x => $"{x.Rule.Id}: {x.Message}")
                .ToList();
            Assert.Equal(checkup.Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
            found.UnionWith(checkup.Select(message => message[..7]));
        }

        Assert.Equal(Rules, found.Order());
    }

    // One family names its files by literals, one by constants, and one is a record under an alias.
    private static string Source(Random random)
    {
        string[] names = [Name(random), Name(random), Name(random)];
        const string common = "Samples(3_000), Answer(Tokens = 4), Sampling(MaxOutputTokens = 16), Headline<EditSimilarity>";
        return $$"""
            using TaskSpec; using Fam = TaskSpec.TaskFamilyAttribute; using From = TaskSpec.TasksFileAttribute; namespace N;
            [TaskFamily("plain", Version = "1"), {{common}}, TasksFile("{{names[0]}}")] public sealed class Plain;
            [Fam("aliased", Version = "1"), {{common}}, From(K.Tasks)] public sealed class Aliased;
            [TaskFamily("plain-too", Version = "1"), {{common.Replace(
                "3_000",
                "3_000, File = K.Samples"
            )}}] public sealed class Too;
            static class K { public const string Tasks = "{{names[1]}}", Samples = "{{names[2]}}"; }
            """;
    }

    private static string Name(Random random) =>
        random.GetItems(["", "./", "data/", "../"], 1)[0] + random.GetItems(Folders, 1)[0] + random.GetItems(Names, 1)[0];

    private static IEnumerable<(string Path, string Text)> Files(Random random)
    {
        foreach (var folder in Folders)
        {
            foreach (var name in Names.Where(_ => random.Next(3) == 0))
                yield return (folder + name, string.Join('\n', random.GetItems(Lines, random.Next(5))));
            if (random.Next(4) == 0)
                yield return (folder + "x.taskspec.json", random.Next(4) == 0 ? "{\n \"schemaVersion\": 1, ]" : Evidence(random));
        }

        if (random.Next(3) > 0)
            yield return (
                "obj/taskspec.files",
                "/test\n" + string.Join('\n', random.GetItems(Folders, 2).Select(x => x + "c.jsonl"))
            );
    }

    private static string Evidence(Random random) =>
        new EvidenceFile
        {
            Measured = random
                .GetItems(Declared, random.Next(4))
                .Select(id => new MeasuredFamily(id, "edit_similarity", 7, 1e18, 1e22) { Version = "1", Since = "2026-11-22" })
                .ToEquatableArray(),
        }.ToJson();
}
