using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK7004UnsharedStepsTests
{
    private const string Source = """
        using TaskSpec;
        [Skill("s", Across = Transfer.Same)] public sealed class S : Skill;
        [TaskFamily("x", Version = "1"), Samples(10_000), Headline<ExactMatch>, Correlates<Y>(0.4)]
        public sealed class X;
        [TaskFamily("y", Version = "1"), Samples(10_000), Headline<ExactMatch>]
        public sealed class Y;
        """;

    [Fact]
    public async Task Declared_correlation_above_the_interval_fires_and_the_fix_sets_it()
    {
        var found = await Test(Source, -.1, .03, .15).SingleAsync();
        Assert.Contains(
            "x and y are declared to correlate by 0.40, but their results correlate given compute by 0.03 (-0.10 to 0.15)",
            found.GetMessage()
        );
        var file = Calibrated.File(Calibrated.With("x", "y", -.1, .03, .15));
        var after = await FixTest.Of("TSK7004", Source).WithFile(Calibrated.Name, file).FixFirstAsync();
        Assert.Equal(Source.Replace("(0.4)", "(0.03)"), after);
        await Test(after, -.1, .03, .15).VerifyAsync();
    }

    [Fact]
    public async Task Skill_that_both_need_and_results_do_not_show_fires()
    {
        var source = Source
            .Replace("Correlates<Y>(0.4)", "Needs<S>")
            .Replace("Headline<ExactMatch>]\npublic sealed class Y", "Headline<ExactMatch>, Needs<S>]\npublic sealed class Y");
        Assert.Contains("to correlate by 1.00", (await Test(source, -.1, .03, .15).SingleAsync()).GetMessage());
    }

    [Theory]
    [InlineData(.1, .3, .5)]
    [InlineData(-.1, .1, .3)]
    public Task Intervals_that_reach_it_are_silent(double low, double value, double high) =>
        Test(Source, low, value, high).VerifyAsync();

    [Fact]
    public Task Margin_is_an_option() =>
        (Test(Source, -.1, .03, .15) with { Config = "taskspec.correlation_margin = 0.3" }).VerifyAsync();

    [Fact]
    public async Task Tasks_of_a_family_fire_and_the_fix_sets_a_step()
    {
        var source = """
            using TaskSpec;
            [TaskFamily("x", Version = "1"), Samples(100), Headline<ExactMatch>]
            public sealed class X
            {
                [Step(Tokens = 5, Across = Transfer.Same)] public sealed class One : Step;
            }
            """;
        var file = Calibrated.File(Calibrated.Family() with { ItemCorrelation = new(.02, -.05, .1) });
        var found = await AnalyzerTest.Of("TSK7004", source).WithFile(Calibrated.Name, file).SingleAsync();
        Assert.Contains("The tasks of x are declared to correlate by 1.00", found.GetMessage());
        var after = await FixTest.Of("TSK7004", source).WithFile(Calibrated.Name, file).FixFirstAsync();
        Assert.Equal(source.Replace("Transfer.Same", "Transfer.Distinct"), after);
        await AnalyzerTest.Of("TSK7004", after).WithFile(Calibrated.Name, file).VerifyAsync();
    }

    private static AnalyzerTest Test(string source, double low, double value, double high) =>
        AnalyzerTest
            .Of("TSK7004", source)
            .WithFile(Calibrated.Name, Calibrated.File(Calibrated.With("x", "y", low, value, high)));
}
