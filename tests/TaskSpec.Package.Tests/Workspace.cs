using System.Text.RegularExpressions;

namespace TaskSpec.Package.Tests;

/// <summary>Fresh projects that consume the package, in a folder of their own.</summary>
/// <param name="feed">Where the package is.</param>
/// <param name="name">The folder's name; one a test class.</param>
internal sealed class Workspace(Feed feed, string name)
{
    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(feed.Folder, name)).FullName;

    /// <summary>Writes a file, and the folders above it.</summary>
    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Writes a project that references a package, ours unless another is named, and restores it.</summary>
    public void Project(
        string project,
        string items = "",
        string properties = "",
        string framework = "<TargetFramework>net10.0</TargetFramework>",
        string package = "TaskSpec"
    )
    {
        Write(
            $"{project}/{project}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {framework}<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>{properties}
              </PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="*" />{items}</ItemGroup>
            </Project>
            """
        );
        Dotnet.Run(Path.Combine(Folder, project), "restore");
    }

    /// <summary>Makes a project as 'dotnet new taskspec' does; the template is installed in the feed's folder and nowhere else.</summary>
    public void FromTemplate(string project)
    {
        var installed = Path.Combine(feed.Folder, "hive");
        string[] hive = ["--debug:custom-hive", installed];
        if (!Directory.Exists(installed))
            Dotnet.Run(
                Folder,
                ["new", "install", Assert.Single(Directory.GetFiles(feed.Packages, "TaskSpec.Templates.*.nupkg")), .. hive]
            );
        Dotnet.Run(Folder, ["new", "taskspec", "-o", project, "--no-update-check", .. hive]);
    }

    /// <summary>Builds a project that must build, and returns the log.</summary>
    public string Build(string project, params string[] arguments)
    {
        var (code, output) = TryBuild(project, arguments);
        Assert.True(code == 0, $"{project} does not build:\n{output}");
        return output;
    }

    /// <summary>Builds a project, and returns the exit code and the log.</summary>
    public (int Code, string Log) TryBuild(string project, params string[] arguments) =>
        Dotnet.Try(
            Path.Combine(Folder, project),
            // A compiler that outlives the test would keep the analyzers of a feed that is gone.
            ["build", "--no-restore", "-v:detailed", "-p:UseSharedCompilation=false", .. arguments]
        );

    /// <summary>The path of a file beside a project's assembly.</summary>
    public string Output(string project, string file, string framework = "net10.0") =>
        Path.Combine(Folder, project, "bin", "Debug", framework, file);

    /// <summary>The findings in a log, of some rules or of all, without repetition: <c>File.cs: warning TSK6001</c>.</summary>
    public static string Findings(string log, params string[] ids) =>
        string.Join(
            "\n",
            Regex
                .Matches(log, @"([\w/]+\.cs)\(\d+,\d+\): (\w+ (TSK\d{4}))")
                .Where(match => ids.Length == 0 || ids.Contains(match.Groups[3].Value))
                .Select(match => $"{match.Groups[1].Value.Split('/')[^1]}: {match.Groups[2].Value}")
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
}
