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
