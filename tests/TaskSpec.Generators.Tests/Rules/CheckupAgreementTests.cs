using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;
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
        await AgreeAsync(AnalyzerTest.Of("TSK6001", Compile.Source(file)), catalog);
    }

    /// <summary>The same of families that were measured, against declarations that their results contradict.</summary>
    [Theory]
    [InlineData("FourCases.cs")]
    [InlineData("RealDeclarations.cs")]
    public async Task Live_findings_of_measured_families_are_those_of_a_checkup(string file)
    {
        var catalog = Read.Catalog(Compile.Sources(Compile.Source(file)));
        var random = new Random(20_261_122);
        var measured = catalog.Families.Select(family => Measured(family, catalog, random)).ToEquatableArray();
        var text = new EvidenceFile { Measured = measured }.ToJson();
        await AgreeAsync(
            AnalyzerTest.Of("TSK6001", Compile.Source(file)).WithFile(Calibrated.Name, text),
            catalog with
            {
                Families = catalog.Families.Zip(measured, (family, found) => family with { Measured = found }).ToEquatableArray(),
            }
        );
    }

    private static MeasuredFamily Measured(Family family, Catalog catalog, Random random)
    {
        var half = 18 + 8 * random.NextDouble();
        return new(family.Id, family.Headline?.ResultName() ?? "none", 20, 1e18, 1e22)
        {
            Version = random.Next(8) == 0 ? "another" : family.Version,
            Since = "2026-11-22",
            Results = ["scores.csv"],
            AboveFloor = random.Next(4),
            AtCeiling = random.Next(4),
            Difficulty = new(Math.Pow(10, half), .1 + random.NextDouble(), .3, .2, 0),
            ItemCorrelation = Interval(random),
            Correlations = catalog
                .Families.Where(other => other.Id != family.Id && random.Next(3) == 0)
                .Select(other => new MeasuredCorrelation(other.Id, Interval(random), 20))
                .ToEquatableArray(),
        };

        static Estimate Interval(Random random)
        {
            var value = random.NextDouble();
            return new(value, value - .1, Math.Min(1, value + .1));
        }
    }

    private static async Task AgreeAsync(AnalyzerTest test, Catalog catalog)
    {
        var checkup = Checkup.Of(catalog, RuleOptions.Default).Findings.Select(x => $"{x.Rule.Id} {x.Family}: {x.Message}");

        var live = await test.RunAsync();
        Assert.Equal(checkup.Order(StringComparer.Ordinal), live.Select(Shown).Order(StringComparer.Ordinal));

        static string Shown(Diagnostic x) => $"{x.Id} {x.Properties.GetValueOrDefault("family")}: {x.GetMessage()}";
    }
}
