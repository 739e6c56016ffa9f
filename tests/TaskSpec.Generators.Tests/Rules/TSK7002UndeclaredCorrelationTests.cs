using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK7002UndeclaredCorrelationTests
{
    private const string Pair = """
        using TaskSpec;
        [TaskFamily("x", Version = "1"), Samples(10_000), Headline<ExactMatch>]
        // here
        public sealed class X;
        [TaskFamily("y", Version = "1"), Samples(10_000), Headline<ExactMatch>]
        public sealed class Y;
        """;

    private const string Steps = """
        using TaskSpec;
        [TaskFamily("x", Version = "1"), Samples(100), Headline<ExactMatch>]
        public sealed class X
        {
            [Step(Tokens = 5, Across = Transfer.Distinct)] public sealed class One : Step;
        }
        """;

    [Fact]
    public async Task Families_that_share_a_latent_fire_with_the_number()
    {
        var found = (await Test(Pair, .6, .83, .93).RunAsync()).Where(x => x.Id == "TSK7002").ToArray();
        Assert.Equal(2, found.Length);
        Assert.Contains(
            "x and y are declared independent, but their scores correlate given compute by 0.83 (0.60 to 0.93) over 20 models, measured since 2026-11-22 (scores.csv).",
            found.Select(x => x.GetMessage()).Order(StringComparer.Ordinal).First()
        );
        Assert.Contains("[Correlates<Y>(0.83)]", found[0].GetMessage() + found[1].GetMessage());
    }

    [Theory]
    [InlineData("[Correlates<Y>(0.6)]")]
    [InlineData("[Correlates<Y>(0.83)]")]
    public Task It_is_gone_when_the_sharing_is_declared(string attribute) =>
        Test(Pair.Replace("// here", attribute), .6, .83, .93).VerifyAsync();

    [Fact]
    public Task It_is_gone_when_the_shared_skill_is_declared()
    {
        var source = Pair.Replace(
                "using TaskSpec;",
                "using TaskSpec;\n[Skill(\"s\", Across = Transfer.Same)] public sealed class S : Skill;"
            )
            .Replace("Headline<ExactMatch>]", "Headline<ExactMatch>, Needs<S>]");
        return Test(source, .6, .83, .97).VerifyAsync();
    }

    [Theory]
    [InlineData(.05, .83, .97)]
    [InlineData(-.3, -.2, -.15)]
    public Task Intervals_that_reach_what_is_declared_are_silent(double low, double value, double high) =>
        Test(Pair, low, value, high).VerifyAsync();

    [Fact]
    public async Task Margin_is_an_option()
    {
        Assert.Contains(await Test(Pair, .3, .4, .5).RunAsync(), x => x.Id == "TSK7002");
        await (Test(Pair, .3, .4, .5) with { Config = "taskspec.correlation_margin = 0.35" }).VerifyAsync();
    }

    [Fact]
    public Task Stale_partners_are_silent() =>
        AnalyzerTest
            .Of("TSK7002", Pair)
            .WithFile(
                Calibrated.Name,
                Calibrated.File(Calibrated.With("x", "y", .6, .8, .9), Calibrated.Family("y") with { Version = "0" })
            )
            .VerifyAsync();

    [Fact]
    public async Task Fix_declares_it_once()
    {
        var test = FixTest
            .Of("TSK7002", Pair.Replace("// here\n", ""))
            .WithFile(
                Calibrated.Name,
                Calibrated.File(Calibrated.With("x", "y", .6, .83, .93), Calibrated.With("y", "x", .6, .83, .93))
            );
        var fixedText = (await test.FixAllAsync())["Test.cs"];
        Assert.Equal(Pair.Replace("Headline<ExactMatch>]\n// here", "Headline<ExactMatch>, Correlates<Y>(0.83)]"), fixedText);
        await Test(fixedText, .6, .83, .93).VerifyAsync();
    }

    [Theory]
    [InlineData(.55, .6, .65, "Same")]
    [InlineData(.11, .12, .13, "Similar")]
    public async Task Tasks_of_a_family_fire_and_the_fix_sets_a_step(double low, double value, double high, string across)
    {
        var file = Calibrated.File(Calibrated.Family() with { ItemCorrelation = new(value, low, high) });
        var found = await AnalyzerTest.Of("TSK7002", Steps).WithFile(Calibrated.Name, file).SingleAsync();
        Assert.StartsWith(
            $"The tasks of x are declared independent, but their results correlate given compute by {value:0.00} ({low:0.00} to {high:0.00}), measured on 20 models",
            found.GetMessage(),
            StringComparison.Ordinal
        );
        var after = await FixTest.Of("TSK7002", Steps).WithFile(Calibrated.Name, file).FixFirstAsync();
        Assert.Contains($"[Step(Tokens = 5, Across = Transfer.{across})] public sealed class One", after);
        await AnalyzerTest.Of("TSK7002", after).WithFile(Calibrated.Name, file).VerifyAsync();
        // Of two steps nobody knows which the tasks share.
        var two = Steps.Replace(
            "One : Step;",
            "One : Step;\n    [Step(Tokens = 5, Across = Transfer.Distinct)] public sealed class Two : Step;"
        );
        Assert.Empty(await FixTest.Of("TSK7002", two).WithFile(Calibrated.Name, file).OfferedAsync());
    }

    private static AnalyzerTest Test(string source, double low, double value, double high) =>
        AnalyzerTest
            .Of("TSK7002", source)
            .WithFile(
                Calibrated.Name,
                Calibrated.File(Calibrated.With("x", "y", low, value, high), Calibrated.With("y", "x", low, value, high))
            );
}
