using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK7003ContradictedDifficultyTests
{
    private const string Source = """
        using TaskSpec;
        [TaskFamily("x", Version = "1"), Samples(10_000), Headline<ExactMatch>, Difficulty(HalfAtFlop = 1e19, Decades = 0.5)]
        public sealed class X;
        """;

    [Fact]
    public async Task Beliefs_that_do_not_overlap_fire_at_the_number()
    {
        var found = await Test(Source, 3.2e21, .2).SingleAsync();
        Assert.StartsWith(
            "x is half way at 3.2e21 FLOP, measured on 20 models (1e18 to 1e22 FLOP) since 2026-11-22, from scores.csv, and declared to be at 1e19 within 0.5 decades: 2.51 apart, where both leave 1.06.",
            found.GetMessage(),
            StringComparison.Ordinal
        );
        await Test(Source.Replace("HalfAtFlop = 1e19", "[|HalfAtFlop = 1e19|]"), 3.2e21, .2).VerifyAsync();
    }

    [Theory]
    [InlineData(1e20, .2)]
    [InlineData(3.2e21, 2)]
    public Task Beliefs_that_overlap_are_silent(double half, double decades) => Test(Source, half, decades).VerifyAsync();

    [Fact]
    public async Task Fix_sets_what_was_measured()
    {
        var file = Calibrated.File(Placed("x", 3.2e21, .2));
        var after = await FixTest.Of("TSK7003", Source).WithFile(Calibrated.Name, file).FixFirstAsync();
        Assert.Equal(Source.Replace("1e19", "3.2e21"), after);
        await Test(after, 3.2e21, .2).VerifyAsync();
    }

    [Fact]
    public async Task Human_time_is_contradicted_too_and_offers_no_fix()
    {
        var source = Source.Replace(
            "Difficulty(HalfAtFlop = 1e19, Decades = 0.5)",
            "HumanTime(4, HumanSource.Baseline, N = 5), DifficultyFromHumanTime"
        );
        Assert.Contains("by human time", (await Test(source, 1e19, .2).SingleAsync()).GetMessage());
        Assert.Empty(
            await FixTest.Of("TSK7003", source).WithFile(Calibrated.Name, Calibrated.File(Placed("x", 1e19, .2))).OfferedAsync()
        );
    }

    [Theory]
    [InlineData(1e22, 1e20, .3, true)]
    [InlineData(1e22, 1e20, 1, false)]
    [InlineData(1e20, 1e22, .3, false)]
    public async Task Reversed_order_in_a_suite_fires_on_the_suite(double easy, double hard, double decades, bool fires)
    {
        var source = """
            using TaskSpec;
            [Suite("s", Version = "1"), Samples(10_000), Headline<ExactMatch>]
            public abstract class S;
            [TaskFamily("easy", Version = "1"), Difficulty(HalfAtFlop = 1e20, Decades = 2)]
            public sealed class Easy : S;
            [TaskFamily("hard", Version = "1"), Difficulty(HalfAtFlop = 1e22, Decades = 2)]
            public sealed class Hard : S;
            """;
        var found = (
            await AnalyzerTest
                .Of("TSK7003", source)
                .WithFile(Calibrated.Name, Calibrated.File(Placed("easy", easy, decades), Placed("hard", hard, decades)))
                .RunAsync()
        )
            .Where(x => x.Id == "TSK7003")
            .ToArray();
        Assert.Equal(fires, found.Length == 1);
        if (fires)
            Assert.StartsWith(
                "Suite s: easy is declared easier than hard (1e20 against 1e22 FLOP), and turned out harder (1e22 against 1e20), measured since",
                found[0].GetMessage(),
                StringComparison.Ordinal
            );
    }

    private static MeasuredFamily Placed(string id, double half, double decades) =>
        Calibrated.Family(id) with
        {
            Difficulty = new(half, decades, .3, .2, 0),
        };

    private static AnalyzerTest Test(string source, double half, double decades) =>
        AnalyzerTest.Of("TSK7003", source).WithFile(Calibrated.Name, Calibrated.File(Placed("x", half, decades)));
}
