using TaskSpec.Catalogs;
using TaskSpec.Generators.Tests.Reading;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK7001StaleCalibrationTests
{
    private const string Source = """
        using TaskSpec;
        [TaskFamily("x", Version = "1"), Samples(10_000), Answer(Tokens = 4), Headline<ExactMatch>, Limits(TimeSeconds = 60)]
        public sealed class X;
        """;

    [Theory]
    [InlineData("2", "exact_match", "limits 00000000", "that was version 2, and this is 1")]
    [InlineData("1", "f1", "limits 00000000", "its headline changed since")]
    [InlineData("1", "exact_match", "limits 00000000", "its headline, samples, limits changed since")]
    public async Task Other_version_headline_or_parts_fire_at_the_version(string version, string metric, string part, string why)
    {
        var measured = Calibrated.Family() with { Version = version, Metric = metric, Fingerprint = [part] };
        var found = await AnalyzerTest.Of("TSK7001", Source).WithFile(Calibrated.Name, Calibrated.File(measured)).SingleAsync();
        Assert.Equal(
            $"What was measured since 2026-11-22 (scores.csv) of x is not used, and the forecast goes by what is declared: {why}. Calibrate on results of what it is now.",
            found.GetMessage()
        );
        Assert.Equal(1, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("[Choices(4, Floor = 0.25)] ")]
    [InlineData("[Usage(Seconds = 50, Factor = 3)] ")]
    public async Task Responses_that_are_others_fire_and_need_no_new_results(string declared)
    {
        var fingerprint = Fingerprint.Of(Read.Catalog(Compile.Sources(Source)).Families.Single());
        var source = Source.Replace("[TaskFamily", declared + "[TaskFamily");
        var file = Calibrated.File(Calibrated.Family() with { Fingerprint = fingerprint });
        await AnalyzerTest.Of("TSK7001", Source).WithFile(Calibrated.Name, file).VerifyAsync();
        var message = (await AnalyzerTest.Of("TSK7001", source).WithFile(Calibrated.Name, file).SingleAsync()).GetMessage();
        Assert.Contains(
            "the floor, ceiling, choices, lengths or steps that its scores of exact_match were read with changed since",
            message
        );
        Assert.EndsWith("Run taskspec calibrate again: the same results will do.", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task What_was_measured_of_this_is_silent() =>
        AnalyzerTest.Of("TSK7001", Source).WithFile(Calibrated.Name, Calibrated.File(Calibrated.Family())).VerifyAsync();

    [Fact]
    public Task Of_several_files_the_last_measured_counts() =>
        AnalyzerTest
            .Of("TSK7001", Source)
            .WithFile("a.taskspec.json", Calibrated.File(Calibrated.Family() with { Version = "0", Since = "2026-01-01" }))
            .WithFile("z/longer.taskspec.json", Calibrated.File(Calibrated.Family()))
            .VerifyAsync();
}
