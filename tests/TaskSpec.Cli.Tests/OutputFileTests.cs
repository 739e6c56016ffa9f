namespace TaskSpec.Cli.Tests;

public sealed class OutputFileTests : CliTest
{
    [Fact]
    public void Replaces_a_file_whole_and_leaves_nothing_beside_it()
    {
        OutputFile.Write(PathOf("a.json"), "old and longer");
        OutputFile.Write(PathOf("a.json"), "new");

        Assert.Equal("new", File.ReadAllText(PathOf("a.json")));
        Assert.Single(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void Follows_a_link_to_its_file()
    {
        Write("real.json", "old");
        File.CreateSymbolicLink(PathOf("link.json"), PathOf("real.json"));
        OutputFile.Write(PathOf("link.json"), "new");

        Assert.Equal("new", File.ReadAllText(PathOf("real.json")));
        Assert.NotNull(new FileInfo(PathOf("link.json")).LinkTarget);
    }

    /// <summary>Links of any length, relative or absolute, to a file that is there or not, from any folder: what they lead to is written.</summary>
    [Fact]
    public void Links_lead_where_the_system_says()
    {
        var random = new Random(18);
        for (var round = 0; round < 100; round++)
        {
            var home = Directory.CreateDirectory(PathOf($"{round}/a/b")).Parent!.Parent!.FullName;
            string[] folders = [home, Path.Combine(home, "a"), Path.Combine(home, "a", "b")];
            var real = Path.Combine(folders[random.Next(3)], "real.txt");
            if (random.Next(2) == 0)
                File.WriteAllText(real, "a text that is longer");
            var path = real;
            for (var link = random.Next(4); link > 0; link--)
            {
                var at = Path.Combine(folders[random.Next(3)], $"link{link}");
                File.CreateSymbolicLink(at, random.Next(2) == 0 ? path : Path.GetRelativePath(Path.GetDirectoryName(at)!, path));
                path = at;
            }

            OutputFile.Write(random.Next(2) == 0 ? path : Path.GetRelativePath(Directory.GetCurrentDirectory(), path), "new");

            Assert.Equal("new", File.ReadAllText(real));
            Assert.DoesNotContain(
                Directory.GetFileSystemEntries(home, "*", SearchOption.AllDirectories),
                entry => Path.GetFileName(entry).StartsWith('.')
            );
        }
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(PathOf("a"), PathOf("b"));
        File.CreateSymbolicLink(PathOf("b"), PathOf("a"));

        Assert.Contains("circle", Assert.Throws<CliError>(() => OutputFile.Write(PathOf("a"), "x")).Message);
    }

    [Fact]
    public void Rights_of_what_is_replaced_are_kept()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = Write("a.json", "old");
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var rights in (UnixFileMode[])[Mine, Mine | UnixFileMode.GroupRead, Mine | UnixFileMode.OtherWrite])
        {
            File.SetUnixFileMode(path, rights);
            OutputFile.Write(path, "new");
            Assert.Equal(rights, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void What_a_kill_left_is_removed_and_what_somebody_writes_is_not()
    {
        var (path, left) = (PathOf("a.json"), PathOf(".a.json.taskspec-partial"));
        Write(".a.json.taskspec-partial", "half");
        using (new FileStream(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Contains("another command is writing it", Assert.Throws<CliError>(() => OutputFile.Write(path, "x")).Message);
        Assert.Equal("half", File.ReadAllText(left));

        OutputFile.Write(path, "whole");
        Assert.Equal([path], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void Names_may_be_as_long_as_the_system_lets_them()
    {
        var path = PathOf(new string('a', 255));
        OutputFile.Write(path, "x");

        Assert.Equal([path], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void Refuses_a_folder_and_a_missing_one()
    {
        Directory.CreateDirectory(PathOf("folder"));

        Assert.Contains("it is a folder", Assert.Throws<CliError>(() => OutputFile.Write(PathOf("folder"), "x")).Message);
        Assert.Contains("does not exist", Assert.Throws<CliError>(() => OutputFile.Write(PathOf("none/x"), "x")).Message);
        Assert.Equal([PathOf("folder")], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void Refuses_a_folder_without_permission_and_leaves_no_debris()
    {
        // /proc takes no new files, from anybody.
        if (!Directory.Exists("/proc"))
            return;
        Assert.Throws<CliError>(() => OutputFile.Write("/proc/out.json", "x"));
    }

    [Fact]
    public void Never_replaces_a_device()
    {
        if (!File.Exists("/dev/null"))
            return;
        OutputFile.Write("/dev/null", "x");
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }
}
