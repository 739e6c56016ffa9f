using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4002InfeasibleCorrelationTests
{
    [Theory]
    [InlineData("1.5")]
    [InlineData("double.NaN")]
    public async Task Number_that_is_no_correlation_is_an_impossible_value(string phi)
    {
        var found = await Test([Family("a", $"Correlates<B>({phi}), Headline<ExactMatch>"), Family("b")]).RunAsync();
        Assert.Contains("TSK1005", found.Select(x => x.Id));
        Assert.DoesNotContain("TSK4002", found.Select(x => x.Id));
    }

    [Fact]
    public Task Family_does_not_correlate_with_itself() => Single("itself", Family("a", "[|Correlates<A>(0.5)|]"));

    [Fact]
    public Task Two_families_declare_one_correlation() =>
        Single("a declares 0.30", Family("a", "Correlates<B>(0.3)"), Family("b", "[|Correlates<A>(0.4)|]"));

    [Fact]
    public Task Same_declaration_on_both_sides_is_one() =>
        Silent(Family("a", "Correlates<B>(0.3)"), Family("b", "Correlates<A>(0.3)"));

    [Theory]
    [InlineData("0.9", true)]
    [InlineData("0.4", false)]
    public async Task Difficulties_far_apart_leave_little_room(string phi, bool fires)
    {
        const string difficulty = "Difficulty(HalfAtFlop = {0}, Decades = 0.3), ";
        string[] sources =
        [
            Family("a", string.Format(difficulty, "1e20") + (fires ? $"[|Correlates<B>({phi})|]" : $"Correlates<B>({phi})")),
            Family("b", string.Format(difficulty, "1e22").TrimEnd(',', ' ')),
        ];
        await (fires ? Single("at any compute of the plan", sources) : Silent(sources));
    }

    [Theory]
    [InlineData("-0.4", true)]
    [InlineData("-0.34", true)]
    [InlineData("-1 / 3.0", false)]
    public Task Three_cannot_all_differ(string phi, bool fires)
    {
        string[] sources =
        [
            Family("a", $"Correlates<B>({phi}), Correlates<C>({phi})"),
            Family("b", fires ? $"[|Correlates<C>({phi})|]" : $"Correlates<C>({phi})"),
            Family("c"),
        ];
        return fires ? Single("leave", sources) : Silent(sources);
    }

    [Fact]
    public Task Four_may_be_impossible_though_every_three_are_possible() =>
        Single(
            "multiplied by 0.50",
            Family("a", "[|Correlates<B>(1)|], Correlates<D>(-1)"),
            Family("b", "Correlates<C>(1)"),
            Family("c", "Correlates<D>(1)"),
            Family("d")
        );

    [Fact]
    public Task Correlation_with_what_is_no_family_is_left_alone() =>
        Silent(Family("a", "Correlates<Other>(0.5)"), "public sealed class Other;");

    private static async Task Single(string said, params string[] sources)
    {
        var found = await Test(sources).SingleAsync();
        Assert.Contains(said, found.GetMessage(), StringComparison.Ordinal);
    }

    private static Task Silent(params string[] sources) => Test(sources).VerifyAsync();

    private static AnalyzerTest Test(string[] sources)
    {
        var test = AnalyzerTest.Of("TSK4002", "using TaskSpec; " + sources[0]);
        for (var i = 1; i < sources.Length; i++)
            test = test.And($"/test/File{i}.cs", "using TaskSpec; " + sources[i]);
        return test;
    }

    private static string Family(string id, string attributes = "Samples(1_000)") =>
        $"[TaskFamily(\"{id}\", Version = \"1\"), {attributes}] public sealed class {id.ToUpperInvariant()};";
}
