using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK7007WrongForecastTests
{
    private const string Source = """
        using TaskSpec;
        [TaskFamily("x", Version = "1"), Samples(10_000), Answer(Tokens = 4), [|Headline<ExactMatch>|]]
        public sealed class X;
        """;

    [Theory]
    [InlineData(.34, .02)]
    [InlineData(.49, 0)]
    [InlineData(.75, .01)]
    public Task Observed_outside_fires(double observed, double error) => Test(Source, Outcome(observed, error)).VerifyAsync();

    [Theory]
    [InlineData(.51, 0)]
    [InlineData(.49, .03)]
    [InlineData(.7, 0)]
    public Task Observed_inside_or_too_noisy_to_tell_is_silent(double observed, double error) =>
        Test(Source.Replace("[|", "").Replace("|]", ""), Outcome(observed, error)).VerifyAsync();

    [Fact]
    public async Task Worst_of_several_is_told_with_the_numbers()
    {
        var found = await Test(Source, Outcome(.6, .01), Outcome(.45, .01), Outcome(.34, .02) with { Model = "large\n1" })
            .SingleAsync();
        Assert.Equal(
            "The forecast of exact_match of x for 1e24 FLOP, registered 2026-06-01, was 0.62 (0.5 to 0.71), and large?1 came out at 0.34 ±0.02."
                + " 2 of 3 registered forecasts came out wrong, where 1 of 20 should. Look for what changed between the models, and calibrate on all of them before the next.",
            found.GetMessage()
        );
    }

    private static ForecastOutcome Outcome(double observed, double error) =>
        new("exact_match", new(.62, .5, .71), "2026-06-01", 1e24, "large-1", observed, error);

    private static AnalyzerTest Test(string source, params ForecastOutcome[] outcomes) =>
        AnalyzerTest
            .Of("TSK7007", source)
            .WithFile(Calibrated.Name, Calibrated.File(Calibrated.Family() with { Outcomes = outcomes.ToEquatableArray() }));
}
