using Microsoft.CodeAnalysis;
using TaskSpec.Rules;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class SuppressionTests
{
    // Of what stands in a file that is no code.
    private static readonly string[] OfFiles = ["TSK9001", "TSK9006"];

    public static TheoryData<string> Ids => [.. RuleBook.All.Select(rule => rule.Id).Except(OfFiles)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Pragma_suppresses(string id)
    {
        var found = await new RulePage(id).Example("fires", $"#pragma warning disable {id}\n").RunAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Severity_is_the_authors(string id)
    {
        var test = new RulePage(id).Example("fires");
        var silent = test with { Config = test.Config + $"\ndotnet_diagnostic.{id}.severity = none" };
        var loud = test with { Config = test.Config + $"\ndotnet_diagnostic.{id}.severity = error" };
        Assert.DoesNotContain(await silent.RunAsync(), diagnostic => diagnostic.Id == id);
        Assert.All(await loud.RunAsync(), diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
    }
}
