using Microsoft.CodeAnalysis;
using TaskSpec.Generators.Tests.Reading;
using TaskSpec.Measurement;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>An editor reads one family at a time; it must say what a checkup of the whole catalog says.</summary>
public sealed class CheckupAgreementTests
{
    [Theory]
    [InlineData("FourCases.cs")]
    [InlineData("RealDeclarations.cs")]
    public async Task Live_findings_are_those_of_a_checkup(string file)
    {
        var catalog = Read.Catalog(Compile.Sources(Compile.Source(file)));
        var checkup = Checkup
            .Of(catalog, RuleOptions.Default, Precision.Coarse)
            .Findings.Select(x => $"{x.Rule.Id} {x.Family}: {x.Message}");

        var live = await AnalyzerTest.Of("TSK6001", Compile.Source(file)).RunAsync();
        Assert.Equal(checkup.Order(StringComparer.Ordinal), live.Select(Shown).Order(StringComparer.Ordinal));

        static string Shown(Diagnostic x) => $"{x.Id} {x.Properties.GetValueOrDefault("family")}: {x.GetMessage()}";
    }
}
