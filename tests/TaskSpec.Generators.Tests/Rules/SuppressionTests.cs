using Microsoft.CodeAnalysis;
using TaskSpec.Rules;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class SuppressionTests
{
    public static TheoryData<string> Ids => [.. RuleBook.All.Select(rule => rule.Id).Where(id => id != "TSK9001")];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Pragma_suppresses(string id)
    {
        var found = await Example(id, $"#pragma warning disable {id}\n").RunAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Severity_is_the_authors(string id)
    {
        var test = Example(id, "");
        var silent = test with { Config = test.Config + $"\ndotnet_diagnostic.{id}.severity = none" };
        var loud = test with { Config = test.Config + $"\ndotnet_diagnostic.{id}.severity = error" };
        Assert.DoesNotContain(await silent.RunAsync(), diagnostic => diagnostic.Id == id);
        Assert.All(await loud.RunAsync(), diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
    }

    private static AnalyzerTest Example(string id, string before)
    {
        var blocks = new RulePage(id).Blocks;
        var test = AnalyzerTest.Of(id, before + blocks.Single(block => block.Mark == "fires").Code);
        foreach (var file in blocks.Where(block => block.Mark is not ("fires" or "silent")))
            test = file.Language == "ini" ? test with { Config = file.Code } : test.WithFile(file.Mark, file.Code);
        return test;
    }
}
