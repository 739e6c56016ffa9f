using System.IO.Compression;
using System.Text;
using TaskSpec.Catalogs;
using TaskSpec.Runners.Scaffolding;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Runners.Tests.Scaffolding;

/// <summary>A project that was written, compiled and read back.</summary>
internal sealed class Scaffolded
{
    private Scaffolded(ProjectDraft draft, SortedDictionary<string, string> files)
    {
        (Draft, Files) = (draft, files);
        var sources = files.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal)).Select(file => file.Value);
        var tasks = files.Where(file => file.Key.EndsWith(".tasks.jsonl", StringComparison.Ordinal));
        var run = GeneratorRun.Of(Compile.Sources([.. sources]), [.. tasks.Select(file => ($"/project/{file.Key}", file.Value))]);
        Catalog = CatalogJson.Read(run.Json!);
        foreach (var family in draft.Suites.SelectMany(suite => suite.Families))
            AssertReadBack(family, Family(family.Family.Id));
    }

    /// <summary>What was read.</summary>
    public ProjectDraft Draft { get; }

    /// <summary>The texts of the files by their names.</summary>
    public SortedDictionary<string, string> Files { get; }

    /// <summary>The catalog of the compiled project.</summary>
    public Catalog Catalog { get; }

    /// <summary>Reads a text that stands in a file, writes the project, and compiles it without a warning.</summary>
    public static Scaffolded Of(string source, string text, string name = "rows.jsonl")
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
            packed.Write(Encoding.UTF8.GetBytes(text));
        }
        else
            File.WriteAllText(path, text);
        return OfPath(source, path);
    }

    /// <summary>The same of a file or folder that is there.</summary>
    public static Scaffolded OfPath(string source, string path)
    {
        var draft = Read(source, path);
        return new(draft, Write(source, draft));
    }

    /// <summary>The files of a draft.</summary>
    public static SortedDictionary<string, string> Write(string source, ProjectDraft draft)
    {
        using var folder = new TemporaryFolder();
        var place = Path.Combine(folder.Path, "out");
        using (var output = new OutputFolder(place))
        {
            Scaffold.Write(SourceOf(source), draft, output, CancellationToken.None);
            output.Commit();
        }

        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in FolderState.FilesOf(place))
            files.Add(Path.GetRelativePath(place, file).Replace('\\', '/'), File.ReadAllText(file));
        return files;
    }

    /// <summary>Reads alone.</summary>
    public static ProjectDraft Read(string source, string path) => Scaffold.Read(SourceOf(source), path, "1");

    /// <summary>What a text that cannot be read is refused with, without the folder that it stood in.</summary>
    public static string Refused(string source, string text, string name = "rows.jsonl")
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, text);
        return Assert
            .Throws<ScaffoldException>(() => Read(source, path))
            .Message.Replace(folder.Path + "/", "", StringComparison.Ordinal);
    }

    /// <summary>The family of an id.</summary>
    public Family Family(string id) => Assert.Single(Catalog.Families, family => family.Id == id);

    /// <summary>All files in one text.</summary>
    public override string ToString() =>
        string.Concat(
            Files
                .Where(file => !file.Key.EndsWith(".csproj", StringComparison.Ordinal))
                .Select(file => $"// {file.Key}\n{file.Value}\n")
        );

    /// <summary>What stands on the suite or in files counts as the family's own: the catalog says what the source did.</summary>
    private static void AssertReadBack(FamilyDraft draft, Family family)
    {
        var declared = draft.Family;
        Assert.Equal(draft.Headline?.Use.Metric, family.Headline?.Metric);
        Assert.Equal(draft.Headline?.Use.Form, family.Headline?.Form);
        Assert.Equal(
            Ordered(draft.Records.Select(metric => metric.Use.Metric)),
            Ordered(family.Records.Select(use => use.Metric))
        );
        Assert.Equal(Ordered(draft.Tasks.Select(task => task.Task.Id)), family.Tasks.Select(task => task.Id));
        Assert.Equal(Ordered(declared.Variants.Select(variant => variant.Id)), family.Variants.Select(variant => variant.Id));
        Assert.Equal(
            (
                declared.Version,
                declared.Samples?.Count,
                declared.Choices,
                declared.Limits,
                declared.Sampling,
                declared.Provenance
            ),
            (family.Version, family.Samples?.Count, family.Choices, family.Limits, family.Sampling, family.Provenance)
        );
        Assert.Equal((declared.Sandbox?.Kind, declared.Scored?.By), (family.Sandbox?.Kind, family.Scored?.By));
        Assert.Equal(declared.HumanTimes.Count, family.HumanTimes.Count);
        Assert.Equal(draft.Skills.Count, family.Needs.Count);
        Assert.Subset(
            family.Metadata.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal),
            draft.Notes.Select(note => note.Key).ToHashSet(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Ordered(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);

    private static ScaffoldSource SourceOf(string name) => Scaffold.Sources.Single(source => source.Name == name);
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("taskspec-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
