using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests;

public sealed class OutputFolderTests : LogTest
{
    private string Place => Path.Combine(Folder, "out");

    [Fact]
    public void Files_that_are_there_already_stay()
    {
        Fill(Place, "a.txt", "b/c.txt");
        File.WriteAllText(Path.Combine(Place, "mine.txt"), "mine");
        Fill(Place, "a.txt");

        Assert.Equal(["a.txt", "b/c.txt", "mine.txt"], Names(Place));
        Assert.Equal(["out"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_not_committed_is_not_there()
    {
        using (var folder = new OutputFolder(Place))
            folder.Write("a.txt", "a");

        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void Folder_lists_its_files_with_their_hashes()
    {
        Fill(Place, "a.txt", "b/c.txt");

        var manifest = File.ReadAllText(Path.Combine(Place, FolderState.Manifest));
        // What sha256sum says of the text a.txt.
        Assert.Contains(
            "\"a.txt\": \"18b7cb099a9ea3f50ba899b5ba81e0d377a5f3b16f8f6eeb8b3e58cd4692b993\"",
            manifest,
            StringComparison.Ordinal
        );
        Assert.Contains("\"b/c.txt\": \"", manifest, StringComparison.Ordinal);
    }

    /// <summary>Stopped between two files, over an older export: nothing takes it for whole until the same command has run again.</summary>
    [Fact]
    public void Stopped_half_way_it_is_marked_until_it_is_written_again()
    {
        Fill(Place, "a.txt", "b.txt");
        Directory.CreateDirectory(Path.Combine(Place, "c.txt"));

        Assert.ThrowsAny<Exception>(() => Fill(Place, "a.txt", "c.txt", "d.txt"));
        Assert.Contains("is incomplete", Assert.Throws<IOException>(() => FolderState.FilesOf(Folder)).Message);
        Assert.Contains("is incomplete", Assert.Throws<IOException>(() => TextInput.Open(Path.Combine(Place, "b.txt"))).Message);

        Directory.Delete(Path.Combine(Place, "c.txt"));
        Fill(Place, "a.txt", "c.txt", "d.txt");
        Assert.Equal(["a.txt", "b.txt", "c.txt", "d.txt"], Names(Place));
        Assert.Equal([FolderState.Manifest], Hidden(Place));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("foo")]
    [InlineData("foo.bar")]
    [InlineData("[a]?")]
    public void What_a_kill_left_is_removed_by_its_own_name_alone(string name)
    {
        string[] names = ["*", "foo", "foo.bar", "[a]?"];
        foreach (var other in names)
            Leave(Path.Combine(Folder, other));
        Fill(Path.Combine(Folder, name), "a.txt");

        Assert.Equal(
            names.Where(other => other != name).Select(other => $".{other}.taskspec-partial").Order(StringComparer.Ordinal),
            Directory
                .GetDirectories(Folder)
                .Select(path => Path.GetFileName(path))
                .Where(path => path.StartsWith('.'))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Of_two_at_once_one_wins_whole_and_the_other_says_so()
    {
        for (var round = 0; round < 50; round++)
        {
            var place = Path.Combine(Folder, $"{round}");
            if (round % 2 == 0)
                Directory.CreateDirectory(place);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(who => Task.Run(() => Try(place, $"{who}"))));

            Assert.Contains(outcomes, outcome => outcome is null);
            Assert.All(
                outcomes.Where(outcome => outcome is not null),
                outcome => Assert.Contains("another command is writing", outcome, StringComparison.Ordinal)
            );
            var written = Names(place).Select(name => File.ReadAllText(Path.Combine(place, name))).ToArray();
            Assert.Equal(5, written.Length);
            Assert.Single(written.Distinct());
            Assert.Equal([FolderState.Manifest], Hidden(place));
        }

        Assert.DoesNotContain(Directory.GetDirectories(Folder), path => Path.GetFileName(path).StartsWith('.'));
    }

    private static string? Try(string place, string who)
    {
        try
        {
            using var folder = new OutputFolder(place);
            for (var i = 0; i < 5; i++)
                folder.Write($"{i}.txt", who);
            folder.Commit();
            return null;
        }
        catch (IOException error)
        {
            return error.Message;
        }
    }

    // As a kill leaves it: nobody has it open.
    private static void Leave(string place)
    {
        var staging = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.taskspec-partial");
        Directory.CreateDirectory(Path.Combine(staging, "files"));
        File.WriteAllText(Path.Combine(staging, "lock"), "");
        File.WriteAllText(Path.Combine(staging, "files", "old.txt"), "old");
    }

    private static void Fill(string place, params string[] names)
    {
        using var folder = new OutputFolder(place);
        foreach (var name in names)
            folder.Write(name, name);
        folder.Commit();
    }

    private static IEnumerable<string> Names(string place) =>
        FolderState.FilesOf(place).Select(file => Path.GetRelativePath(place, file));

    private static IEnumerable<string?> Hidden(string place) =>
        Directory.GetFileSystemEntries(place, ".*").Select(Path.GetFileName);
}
