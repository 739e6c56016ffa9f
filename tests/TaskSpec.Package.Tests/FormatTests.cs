using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>The fix and the suppressor, as the SDK's own tools run them.</summary>
public sealed class FormatTests : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private const string Declarations = """
        using TaskSpec;

        namespace Sums;

        /// <summary>Sums of two numbers.</summary>
        [TaskFamily("add-2", Version = "1.0.0")]
        [Samples(100), Answer(Tokens = 3)]
        [Headline<ExactMatch>]
        public sealed class AddTwoDigits;

        /// <summary>Sums of three numbers.</summary>
        [TaskFamily("add-3", Version = "1.0.0"), Samples(100), Answer(Tokens = 4)]
        [
            Headline<ExactMatch>,
            Provenance(License = "MIT")
        ]
        public sealed class AddThreeDigits
        {
            /// <summary>The digit that is carried.</summary>
            [Step(Tokens = 4, Across = Transfer.Distinct)]
            public sealed class Carry : Step;
        }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("taskspec-format").FullName;

    public FormatTests()
    {
        File.WriteAllText(
            Path.Combine(folder, "Sums.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <Reference Include="{Built("src", "TaskSpec", "net10.0")}" />
                <Analyzer Include="{Built("generators", "TaskSpec.Generators", "netstandard2.0")}" />
                <Analyzer Include="{Built("generators", "TaskSpec.CodeFixes", "netstandard2.0")}" />
              </ItemGroup>
            </Project>
            """
        );
        File.WriteAllText(Source, Declarations);
        Dotnet.Run(folder, "restore");
    }

    private string Source => Path.Combine(folder, "Sums.cs");

    [Fact]
    public void Format_records_the_missing_metric_everywhere()
    {
        Dotnet.Run(folder, "format", "analyzers", "--no-restore", "--diagnostics", "TSK6001", "--severity", "warn");
        Assert.Equal(
            Declarations
                .Replace("[Headline<ExactMatch>]", "[Headline<ExactMatch>, Records<EditSimilarity>]")
                .Replace("(License = \"MIT\")\n", "(License = \"MIT\"),\n    Records<EditSimilarity>\n"),
            File.ReadAllText(Source)
        );
    }

    [Fact]
    public void Strictest_analysis_of_the_SDK_says_nothing_of_nested_steps()
    {
        var log = Dotnet.Run(folder, "build", "--no-restore", "-p:AnalysisMode=All");
        Assert.Contains("TSK6001", log);
        Assert.DoesNotContain("CA1034", log);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Built(string folder, string project, string framework) =>
        Path.Combine(Snapshot.Root, folder, project, "bin", Configuration, framework, project + ".dll");
}
