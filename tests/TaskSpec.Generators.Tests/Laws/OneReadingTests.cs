using System.Globalization;
using TaskSpec.Testing;
using TaskSpec.Testing.Spelling;

namespace TaskSpec.Generators.Tests.Laws;

/// <summary>A declaration means the same to editor, build, catalog and command, however it is spelt.</summary>
/// <remarks><c>TASKSPEC_SPELLINGS=50000</c> tries so many in place of those that every run tries.</remarks>
public sealed class OneReadingTests
{
    private const int SpellingsOfOne = 20;

    private static readonly int Spellings = int.Parse(
        Environment.GetEnvironmentVariable("TASKSPEC_SPELLINGS") ?? "2000",
        CultureInfo.InvariantCulture
    );

    /// <summary>What the analyzers say is what a check of the build's catalog says.</summary>
    [Fact]
    public async Task Findings_are_those_of_a_check_of_the_catalog()
    {
        for (var families = 2; families <= 40; families += 2)
        {
            var said = await Said.OfAsync(new Speller(null).Write(RandomProject.Draw(new Random(families), families)));
            said.AssertAgrees();
        }
    }

    [Theory]
    [InlineData("tasks")]
    [InlineData("tests/TaskSpec.Transcribed")]
    public async Task Findings_of_real_projects_are_those_of_a_check_of_the_catalog(string folder)
    {
        var root = Path.Combine(Snapshot.Root, folder);
        var paths = Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .ToList();
        var sources = paths.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));
        var side = paths.Where(path =>
            path.EndsWith(".taskspec.json", StringComparison.Ordinal) || path.EndsWith(".tasks.jsonl", StringComparison.Ordinal)
        );
        var said = await Said.OfAsync(
            sources.Select(path => (path, File.ReadAllText(path))),
            [.. side.Select(path => (path, File.ReadAllText(path)))]
        );
        Assert.NotEmpty(said.Live);
        said.AssertAgrees();
    }

    /// <summary>Spellings that mean the same leave findings and catalog the same.</summary>
    [Fact]
    public async Task Spelling_changes_neither_findings_nor_catalog()
    {
        await Parallel.ForAsync(0, Spellings / SpellingsOfOne, (project, _) => new(SpellAsync(project)));
    }

    private static async Task SpellAsync(int project)
    {
        var random = new Random(14_000 + project);
        var drawn = RandomProject.Draw(random, random.Next(2, 5));
        var plain = await Said.OfAsync(new Speller(null).Write(drawn));
        plain.AssertAgrees();
        for (var spelling = 0; spelling < SpellingsOfOne; spelling++)
        {
            var files = new Speller(random).Write(drawn);
            var said = await Said.OfAsync(files);
            if (
                !Plain(plain.Live).SequenceEqual(Plain(said.Live))
                || !Plain(said.Checked).SequenceEqual(Plain(said.Live))
                || Speller.Plain(plain.Json) != Speller.Plain(said.Json)
            )
                Fail(project, plain, said, files);
        }
    }

    private static IEnumerable<string> Plain(IEnumerable<string> said) =>
        said.Select(Speller.Plain).Order(StringComparer.Ordinal);

    private static void Fail(int project, Said plain, Said said, IEnumerable<(string Path, string Text)> files)
    {
        var text = string.Join('\n', files.Select(file => $"// {file.Path}\n{file.Text}"));
        var lost = Plain(plain.Live).Except(Plain(said.Live)).Select(line => "lost: " + line);
        var come = Plain(said.Live).Except(Plain(plain.Live)).Select(line => "come: " + line);
        var unlike = Plain(said.Checked).Except(Plain(said.Live)).Select(line => "check alone: " + line);
        var lines = Speller
            .Plain(said.Json)
            .Split('\n')
            .Except(Speller.Plain(plain.Json).Split('\n'))
            .Select(line => "json: " + line);
        Assert.Fail($"Project {project}:\n{string.Join('\n', [.. lost, .. come, .. unlike, .. lines])}\n{text}");
    }
}
