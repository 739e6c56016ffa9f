using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Generation;

/// <summary>What the guide and the README show compiles, and no rule has anything to say of it but what the text says.</summary>
public class GuideTests
{
    [Fact]
    public async Task Guide_compiles_with_what_is_generated_and_is_silent()
    {
        var blocks = Blocks("docs/language.md");
        var declarations = blocks[..^1];
        var use = "class Use { void Run() {\n" + blocks[^1] + "\n_ = one; _ = error;\n} }";

        GeneratorRun.Of(Compile.Sources([.. declarations, use]));
        Assert.Empty(await Reported(declarations));
    }

    [Fact]
    public async Task First_family_of_the_readme_says_what_the_readme_says()
    {
        var family = Assert.Single(Blocks("README.md"));
        var reported = Assert.Single(await Reported(["global using TaskSpec;", family]));

        Assert.Equal("TSK6001", reported.Id);
        var said = Regex
            .Match(File.ReadAllText(Path.Combine(Snapshot.Root, "README.md")), @"forecasts 1e24 FLOP to ±0\.\d\d")
            .Value;
        Assert.NotEqual("", said);
        Assert.Contains(said + " (", reported.GetMessage());
        Assert.Contains("also recording EditSimilarity", reported.GetMessage());
        var remedied = family.Replace("[Headline<ExactMatch>]", "[Headline<ExactMatch>, Records<EditSimilarity>]");
        Assert.Empty(await Reported(["global using TaskSpec;", remedied]));
    }

    private static async Task<IReadOnlyCollection<Diagnostic>> Reported(IEnumerable<string> sources)
    {
        var test = new AnalyzerTest { Id = "TSK6001" };
        foreach (var (i, source) in sources.Index())
            test = test.And($"/test/{i}.cs", source);
        return [.. await test.RunAsync()];
    }

    private static string[] Blocks(string page) =>
        [
            .. Regex
                .Matches(
                    File.ReadAllText(Path.Combine(Snapshot.Root, page)),
                    "^```csharp\n(.*?)^```$",
                    RegexOptions.Multiline | RegexOptions.Singleline
                )
                .Select(match => match.Groups[1].Value),
        ];
}
