using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK7008SolvedTests
{
    private const string Source = """
        using TaskSpec;
        [TaskFamily("x", Version = "1"), Samples(1_000), Answer(Tokens = 4), [|Headline<ExactMatch>|]]
        public sealed class X;
        """;

    private static readonly string Silent = Source.Replace("[|", "").Replace("|]", "");

    [Theory]
    [InlineData(4, 7, "solved by 4 of 7 models: nothing left to forecast")]
    [InlineData(2, 20, "solved by 2 of 20 models: nothing left to forecast")]
    [InlineData(1, 1, "solved by 1 of 1 model: nothing left to forecast")]
    public async Task Models_at_the_ceiling_fire(int solved, int models, string said)
    {
        var measured = Calibrated.Family(models: models) with { AtCeiling = solved };
        await Test(Source, measured).VerifyAsync();
        var message = (await Test(Source, measured).SingleAsync()).GetMessage();
        Assert.StartsWith("Use harder tasks, or leave x out of what is forecast. ", message, StringComparison.Ordinal);
        Assert.Contains(said, message);
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData(0, 7)]
    [InlineData(1, 7)]
    public Task What_noise_explains_is_silent(int? solved, int models) =>
        Test(Silent, Calibrated.Family(models: models) with { AtCeiling = solved }).VerifyAsync();

    [Theory]
    [InlineData(1e19, true)]
    [InlineData(1e24, false)]
    public async Task Target_that_is_not_expected_at_the_ceiling_is_silent(double half, bool fires)
    {
        var measured = Calibrated.Family() with { AtCeiling = 3, Difficulty = new(half, .1, .6, .1, 0) };
        await Test(fires ? Source : Silent, measured).VerifyAsync();
    }

    [Fact]
    public Task Few_items_tell_solved_from_nothing() =>
        Test(Silent.Replace("1_000", "29"), Calibrated.Family() with { AtCeiling = 4 }).VerifyAsync();

    [Fact]
    public async Task A_solved_family_is_above_no_limit_and_has_a_small_error_only_where_its_difficulty_is_known()
    {
        var measured = Calibrated.Family() with { AtCeiling = 20 };
        var found = await Test(Silent.Replace("1_000", "100"), measured).RunAsync();
        Assert.DoesNotContain(found, one => one.Id is "TSK6001" or "TSK6002");
        Assert.DoesNotContain("no merit", found.Single(one => one.Id == "TSK7008").GetMessage());
        var known = measured with { Difficulty = new(1e12, .2, .6, .1, 0) };
        Assert.Contains("no merit", (await Test(Source, known).SingleAsync()).GetMessage());
    }

    [Fact]
    public Task Families_that_are_judged_together_are_not_solved_one_by_one()
    {
        var source = """
            using TaskSpec;
            [Suite("s", Version = "1")]
            public abstract class S;
            [TaskFamily("x", Version = "1"), Samples(9), Answer(Tokens = 4), Headline<ExactMatch>]
            public sealed class X : S;
            [TaskFamily("y", Version = "1"), Samples(9), Answer(Tokens = 4), Headline<ExactMatch>]
            public sealed class Y : S;
            [TaskFamily("z", Version = "1"), Samples(9), Answer(Tokens = 4), Headline<ExactMatch>]
            public sealed class Z : S;
            [TaskFamily("w", Version = "1"), Samples(9), Answer(Tokens = 4), Headline<ExactMatch>]
            public sealed class W : S;
            """;
        return Test(source, Calibrated.Family() with { AtCeiling = 20 }).VerifyAsync();
    }

    [Fact]
    public Task Results_of_another_version_are_silent() =>
        Test(Silent, Calibrated.Family() with { AtCeiling = 7, Version = "0" }).VerifyAsync();

    [Fact]
    public async Task Where_it_fires_nothing_else_says_that_nothing_is_left()
    {
        var easy = Calibrated.Family() with { AtCeiling = 20, Difficulty = new(1e12, .2, .6, .1, 0) };
        var ids = (await Test(Silent, easy).RunAsync()).Select(found => found.Id).ToArray();
        Assert.Contains("TSK7008", ids);
        Assert.DoesNotContain("TSK6006", ids);
        ids = [.. (await Test(Silent, easy with { AtCeiling = null }).RunAsync()).Select(found => found.Id)];
        Assert.Contains("TSK6006", ids);
    }

    private static AnalyzerTest Test(string source, MeasuredFamily measured) =>
        AnalyzerTest.Of("TSK7008", source).WithFile(Calibrated.Name, Calibrated.File(measured));
}
