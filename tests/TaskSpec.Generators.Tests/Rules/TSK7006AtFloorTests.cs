using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK7006AtFloorTests
{
    private const string Source = """
        using TaskSpec;
        [TaskFamily("x", Version = "1"), Samples(10_000), Answer(Tokens = 4), [|Headline<ExactMatch>|]]
        public sealed class X;
        """;

    [Theory]
    [InlineData(0, 7, "None of 7 models (1e18 to 1e22 FLOP) scored above the chance floor of exact_match of x")]
    [InlineData(1, 7, "Only 1 of 7 models")]
    [InlineData(0, 1, "None of 1 model ")]
    public async Task Headline_that_never_left_its_floor_fires(int above, int models, string said)
    {
        await Test(Source, above, models).VerifyAsync();
        Assert.StartsWith(said, (await Test(Source, above, models).SingleAsync()).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 7)]
    [InlineData(1, 1)]
    public Task What_noise_does_not_explain_is_silent(int above, int models) =>
        Test(Source.Replace("[|", "").Replace("|]", ""), above, models).VerifyAsync();

    [Fact]
    public async Task Fix_records_what_moves_before_it()
    {
        var source = Source.Replace("[|", "").Replace("|]", "");
        var file = Calibrated.File(Calibrated.Family(models: 7) with { AboveFloor = 0 });
        var after = await FixTest.Of("TSK7006", source).WithFile(Calibrated.Name, file).FixFirstAsync();
        Assert.Contains("Records<EditSimilarity>", after);
        await Test(after, 0, 7).VerifyAsync();
    }

    [Fact]
    public async Task Where_it_fires_nothing_else_says_that_nothing_is_seen()
    {
        var far = Calibrated.Family() with { AboveFloor = 0, Difficulty = new(1e28, .3, .3, .1, 0) };
        var source = Source.Replace("[|", "").Replace("|]", "");
        var ids = (await AnalyzerTest.Of("TSK7006", source).WithFile(Calibrated.Name, Calibrated.File(far)).RunAsync()).Select(
            x => x.Id
        );
        Assert.Contains("TSK7006", ids);
        Assert.DoesNotContain("TSK6005", ids);
        ids = (
            await AnalyzerTest
                .Of("TSK6005", source)
                .WithFile(Calibrated.Name, Calibrated.File(far with { AboveFloor = null }))
                .RunAsync()
        ).Select(x => x.Id);
        Assert.Contains("TSK6005", ids);
    }

    private static AnalyzerTest Test(string source, int above, int models) =>
        AnalyzerTest
            .Of("TSK7006", source)
            .WithFile(Calibrated.Name, Calibrated.File(Calibrated.Family(models: models) with { AboveFloor = above }));
}
