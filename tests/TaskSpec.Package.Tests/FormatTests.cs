using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>The fix and the suppressions, as the SDK's own tools run them.</summary>
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
    public void Strictest_analysis_of_the_SDK_says_nothing_wrong_of_declarations()
    {
        File.WriteAllText(
            Path.Combine(folder, "More.cs"),
            """
            using TaskSpec;

            namespace Sums;

            /// <summary>The interpreter.</summary>
            [Tool("python")]
            public sealed class Python : Tool;

            [Skill("carry")]
            internal sealed class CarryDigits : Skill;

            [TaskFamily("add-4", Version = "1.0.0"), Samples(5_000), Answer(Tokens = 5), Headline<ExactMatch>, Needs<CarryDigits>]
            internal sealed class AddFourDigits
            {
                internal sealed class Carry : Step;
            }

            internal sealed class Forgotten;

            internal static class Program
            {
                private static void Main() { }
            }
            """
        );
        var log = Dotnet.Run(folder, "build", "--no-restore", "-p:AnalysisMode=All", "-p:OutputType=Exe");
        Assert.Contains("TSK6001", log);
        Assert.DoesNotContain("CA1034", log);
        Assert.DoesNotContain("CA1515", log);
        Assert.All(log.Split('\n').Where(line => line.Contains("CA1812")), line => Assert.Contains("'Forgotten'", line));
        Assert.Contains("CA1812", log);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Built(string folder, string project, string framework) =>
        Path.Combine(Snapshot.Root, folder, project, "bin", Configuration, framework, project + ".dll");
}
