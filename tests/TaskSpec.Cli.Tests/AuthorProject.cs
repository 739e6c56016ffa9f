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

    /// <summary>Writes the project into a folder.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string source = Source, string properties = "")
    {
        File.WriteAllText(Path.Combine(folder, "Author.cs"), source);
        // Nothing above the folder may have a say.
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        var (root, here) = (Metadata("RepoRoot"), AppContext.BaseDirectory);
        var path = Path.Combine(folder, "Author.csproj");
        File.WriteAllText(
            path,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{root}generators/TaskSpec.Build/TaskSpec.props" />
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
              <Import Project="{root}generators/TaskSpec.Build/TaskSpec.targets" />
            </Project>
            """
        );
        return path;
    }

    private static string Metadata(string key) =>
        typeof(AuthorProject)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;
}
