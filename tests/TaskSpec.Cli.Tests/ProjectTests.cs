using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Tests;

/// <summary>Real builds: few, because each takes seconds.</summary>
public sealed class ProjectTests : CliTest
{
    [Fact]
    public void A_project_is_checked_as_it_is_built()
    {
        var project = AuthorProject.Write(Folder);
        var json = JsonParser.Parse(Run("check", Folder, "--json").Output);
        var finding = Assert.Single(json["findings"]!.Items);

        Assert.Equal("TSK6001", finding["id"]!.Text);
        Assert.EndsWith("Author.cs", finding["file"]!.Text, StringComparison.Ordinal);
        Assert.Equal("7", finding["line"]!.Text);
        Assert.Equal("addition", finding["family"]!.Text);
        Assert.Equal(JsonKind.Text, finding["remedy"]!.Kind);
        Assert.Equal("addition", json["families"]!.Items[0]["id"]!.Text);

        // Nothing changed, and still the compiler says what it found; suppressions and .editorconfig count.
        Assert.Equal(1, Run("check", project, "--fail-on", "warning").ExitCode);
        Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TSK6001.severity = error\n");
        var error = Run("check", project);
        Assert.Equal(1, error.ExitCode);
        Assert.Contains("(7): error TSK6001: ", error.Output);
        Assert.Contains("1 family, 100 items", error.Output);
        Write("Author.cs", "#pragma warning disable TSK6001\n" + AuthorProject.Source);
        Assert.Equal(0, Run("check", project, "--fail-on", "suggestion").ExitCode);

        Assert.Equal(0, Run("profile", project, "--out", PathOf("p.taskspec.json"), "--quiet").ExitCode);
        Assert.Equal(3, EvidenceFile.Read(File.ReadAllText(PathOf("p.taskspec.json"))).Profiles[0].Samples);
    }

    [Fact]
    public void A_project_that_does_not_compile_is_refused_with_the_compilers_errors()
    {
        var project = AuthorProject.Write(Folder, AuthorProject.Source + "class Broken { int x = \"a\"; }");
        var outcome = Run("check", project);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Matches(@"mend this first:\n  .*Author.cs\(\d+,\d+\): error CS0029: ", outcome.Error);
        Assert.DoesNotContain("unexpected", outcome.Error);
    }

    [Fact]
    public void A_project_without_an_assembly_of_its_own_is_refused()
    {
        var project = AuthorProject.Write(Folder, properties: "<TargetFrameworks>net10.0;net10.0-foo</TargetFrameworks>");
        Assert.Equal(2, Run("check", project).ExitCode);
        File.WriteAllText(project, "<Project");
        Assert.Contains("error MSB", Run("check", project).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_user_is_told_once_that_building_runs_code(bool remembers)
    {
        var project = Write("Broken.csproj", "<Project");
        // Below a file there can be no folder.
        var place = remembers ? PathOf("data") : Path.Combine(project, "data");
        const string Said = "which runs code";

        Assert.DoesNotContain(Said, await Checked("--quiet"));
        Assert.Contains(Said, await Checked());
        Assert.Equal(!remembers, (await Checked()).Contains(Said, StringComparison.Ordinal));
        Assert.Equal(remembers, Directory.Exists(place));

        async Task<string> Checked(params string[] more)
        {
            using StringWriter output = new(),
                error = new();
            var code = await CommandLine.Run(["check", project, .. more], new(output, error) { FirstBuild = new(place) });
            Assert.Equal((2, ""), (code, output.ToString()));
            return error.ToString();
        }
    }

    [Fact]
    public async Task A_build_can_be_interrupted()
    {
        var project = AuthorProject.Write(Folder);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        using StringWriter output = new();

        Assert.Equal(130, await CommandLine.Run(["check", project], new(output, output), stop.Token));
        Assert.Equal("", output.ToString());
    }
}
