using System.Reflection;

namespace TaskSpec.Cli.Tests;

/// <summary>A project as an author has it, with what the package brings taken from the build beside these tests.</summary>
internal static class AuthorProject
{
    /// <summary>One family that is over the limit, at line 7, and one class that does what the caller wants.</summary>
    public const string Source = """
        using System.Collections.Generic;
        using TaskSpec;

        namespace Author;

        [TaskFamily("addition", Version = "1.0.0"), Samples(100)]
        [Headline<ExactMatch>, Answer(Tokens = 4)]
        public sealed class Addition : ISamples
        {
            public static IEnumerable<Sample> Samples()
            {
                for (var i = 0; i < 3; i++)
                    yield return new Sample("s" + i, "1 + " + i, (1 + i).ToString());
            }
        }

        """;

    /// <summary>Writes the project with its source into a folder.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string source = Source, string properties = "")
    {
        File.WriteAllText(Path.Combine(folder, "Author.cs"), source);
        return WriteProject(folder, "Author", properties);
    }

    /// <summary>Writes a project for the sources of a folder.</summary>
    /// <returns>Its path.</returns>
    public static string WriteProject(string folder, string name, string properties = "")
    {
        var (root, here) = (Metadata("RepoRoot"), AppContext.BaseDirectory);
        // What a package's props and targets are to a project; and nothing above the folder has a say.
        foreach (var part in (string[])["props", "targets"])
            File.WriteAllText(
                Path.Combine(folder, "Directory.Build." + part),
                $"""<Project><Import Project="{root}generators/TaskSpec.Build/TaskSpec.{part}" /></Project>"""
            );
        var path = Path.Combine(folder, name + ".csproj");
        File.WriteAllText(
            path,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TaskSpecTaskFactory>TaskHostFactory</TaskSpecTaskFactory>
                <TaskSpecBuildAssembly>{root}generators/TaskSpec.Build/bin/{Metadata(
                "Configuration"
            )}/netstandard2.0/TaskSpec.Build.dll</TaskSpecBuildAssembly>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{here}TaskSpec.dll" />
                <Analyzer Include="{here}TaskSpec.Generators.dll" />
              </ItemGroup>
            </Project>
            """
        );
        return path;
    }

    /// <summary>What the build says of itself.</summary>
    public static string Metadata(string key) =>
        typeof(AuthorProject)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;
}
