using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1005ImpossibleValueTests
{
    [Theory]
    [InlineData("Samples([|-5|])", "Count in [Samples] on Subject is -5, which cannot be: it must be at least 1, ")]
    [InlineData("Samples([|0|])", "or leave [Samples] out.")]
    [InlineData("Samples([|count: 0|])", "is 0")]
    [InlineData("Samples(9, [|Clusters = 0|])", "from 1 to 9")]
    [InlineData("Samples(9, [|Clusters = 10|])", "from 1 to 9")]
    [InlineData("Samples(9, [|ClusterCorrelation = 1.5|])", "is 1.5, which cannot be: it must be from 0 to 1,")]
    [InlineData("Choices([|1|])", "at least 2")]
    [InlineData("Choices(4, [|Max = 3|])", "at least 4")]
    [InlineData("Choices(4, [|Floor = 1|])", "from 0 to below 1")]
    [InlineData("Answer([|Tokens = 0|])", "or leave it out.")]
    [InlineData("Answer([|TokensCv = double.NaN|])", "is NaN")]
    [InlineData("Headline<ExactMatch>([|Ceiling = 0|])", "above 0 and at most 1")]
    [InlineData("Headline<ExactMatch>([|Ceiling = 1.01|])", "above 0 and at most 1")]
    [InlineData("Records<EditSimilarity>, Records<LogLikelihood>([|TokenCorrelation = -.1|])", "from 0 to 1")]
    [InlineData("Task(\"a\", Weight = 1), Task(\"b\", [|Weight = -1|])", "is -1")]
    [InlineData("HumanTime(5, HumanSource.Qa), HumanTime([|0|], HumanSource.Qa)", "above 0")]
    [InlineData("Usage([|Factor = .5|])", "it must be at least 1,")]
    [InlineData("Usage([|Tokens = double.PositiveInfinity|])", "is infinity")]
    [InlineData("Difficulty([|HalfAtFlop = 0|], Decades = 1)", "leave [Difficulty] out")]
    [InlineData("Correlates<string>([|2|])", "from -1 to 1")]
    [InlineData("Limits([|TimeSeconds = -1|])", "at least 0")]
    [InlineData("Sampling([|Attempts = 0|])", "at least 1")]
    [InlineData("ScalingPlan(1e18, 1e22, [|Models = 0|], TargetFlop = 1e24)", "from 1 to 64")]
    [InlineData("ScalingPlan(1e22, [|1e18|], Models = 7, TargetFlop = 1e24)", "above 1e22")]
    [InlineData("ScalingPlan(1e18, [|1e18|], Models = 7, TargetFlop = 1e24)", "above 1e18")]
    [InlineData("Metadata(\"k\", [|double.NaN|])", "is NaN")]
    [InlineData("Usage([|Seconds = 1e100|])", "cannot be: it must be at most 1e15,")]
    [InlineData("Limits([|Tokens = 10_000_000_000_000_000|])", "must be at most 9")]
    [InlineData(
        "Metadata(\"k\", [|typeof(string)|])",
        "is typeof(String), which cannot be: it must be a string, a number or a Boolean,"
    )]
    [InlineData("Metadata(\"k\", [|new[] { 1 }|])", "is an array")]
    [InlineData("Metadata(\"k\", [|null|])", "is null")]
    [InlineData("Metadata(\"k\", [|DayOfWeek.Friday|])", "is 5")]
    [InlineData("Metadata([|null|], 1)", "Key in [Metadata] on Subject is null, which cannot be: it must be text,")]
    [InlineData("Sandbox([|null|])", "leave [Sandbox] out.")]
    [InlineData("HumanTime(5, [|(HumanSource)99|])", "is 99, which cannot be: it must be one of ")]
    [InlineData("Answer([|Requirement = (Requirement)99|])", "or leave it out.")]
    public async Task Impossible_argument_of_a_family_fires(string attributes, string said)
    {
        var test = Test(Family(attributes));
        await test.VerifyAsync();
        Assert.Contains(said, (await test.SingleAsync()).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[|Tokens = -4|]")]
    [InlineData("[|Tokens = 0|]")]
    [InlineData("[|Weight = -1|]")]
    [InlineData("[|Recovery = 1.1|]")]
    public Task Impossible_argument_of_a_step_fires(string argument) =>
        Test(Declare.Family("[TaskFamily(\"x\", Version = \"1\")]", $"[Step({argument})] public sealed class Do : Step;"))
            .VerifyAsync();

    [Theory]
    [InlineData("[Metric(\"m\", Form.PassAtK, [|K = 0|])] public sealed class M : IMetric;")]
    [InlineData("[Metric(\"m\", Form.Graded, [|Levels = 1|])] public sealed class M : IMetric;")]
    [InlineData("[Metric(\"m\", Form.NGrams, [|Order = 0|])] public sealed class M : IMetric;")]
    [InlineData("[Metric(\"m\", Form.AllRight, [|Floor = -0.5|], [|Best = double.NaN|])] public sealed class M : IMetric;")]
    [InlineData("[Tool(\"t\", [|SecondsPerCall = double.NegativeInfinity|])] public sealed class T : Tool;")]
    [InlineData("[Suite(\"s\", Version = \"1\"), Limits([|Tokens = -1|])] public abstract class S;")]
    [InlineData("[Tool([|null|])] public sealed class T : Tool;")]
    [InlineData("[Skill([|null|])] public sealed class K : Skill;")]
    [InlineData("[assembly: Metadata(\"k\", [|typeof(int)|])]")]
    [InlineData("[Step([|Tokens = 0|])] public sealed class Shared : Step;")]
    [InlineData("[assembly: Limits([|TimeSeconds = -1|], CostUsd = 0)]")]
    [InlineData("[assembly: ScalingPlan([|-1|], 1e22, Models = 7, [|TargetFlop = double.NaN|])]")]
    public Task Impossible_argument_of_anything_else_fires(string source) => Test("using TaskSpec;\n" + source).VerifyAsync();

    [Theory]
    [InlineData("Limits(TimeSeconds = 0, Tokens = 0), Sampling(Temperature = 0, FewShot = 0), Answer(TokensCv = 0)")]
    [InlineData("Choices(4, Max = 4, Floor = 0), Usage(Factor = 1, Seconds = 0), Headline<LogLikelihood>")]
    [InlineData("Headline<ExactMatch>(Ceiling = 1), Correlates<string>(-1), Metadata(\"k\", -7)")]
    public Task Ends_of_a_range_are_in_it(string attributes) => Test(Family("Samples(1), " + attributes)).VerifyAsync();

    [Fact]
    public Task Families_that_share_what_is_wrong_are_not_told_each()
    {
        const string families = """
            [Metric("m", Form.PassAtK, [|K = 0|])] public sealed class M : IMetric;
            [TaskFamily("a", Version = "1"), Headline<M>] public sealed class A;
            [TaskFamily("b", Version = "1"), Headline<M>] public sealed class B;
            """;
        return Test("using TaskSpec;\n" + families).VerifyAsync();
    }

    [Theory]
    [InlineData("Samples(-5)", "")]
    [InlineData("Samples(9, Clusters = 10)", "Samples(9)")]
    [InlineData("Answer(Tokens = 0)", "Answer")]
    [InlineData("Answer(Tokens = 3, TokensCv = double.NaN)", "Answer(Tokens = 3)")]
    [InlineData("Task(\"a\", Weight = 1), Task(\"b\", Weight = -1)", "Task(\"a\", Weight = 1), Task(\"b\")")]
    [InlineData("HumanTime(5, HumanSource.Qa), HumanTime(0, HumanSource.Qa)", "HumanTime(5, HumanSource.Qa)")]
    [InlineData(
        "HumanTime(5, HumanSource.Qa, N = 3), HumanTime(6, HumanSource.Qa, N = -1)",
        "HumanTime(5, HumanSource.Qa, N = 3), HumanTime(6, HumanSource.Qa)"
    )]
    [InlineData("Difficulty(HalfAtFlop = 0, Decades = 1)", "")]
    [InlineData("Usage(Tokens = double.PositiveInfinity, Factor = 2)", "Usage(Factor = 2)")]
    [InlineData("Metadata(\"a\", 1.5), Metadata(\"k\", double.NaN)", "Metadata(\"a\", 1.5)")]
    [InlineData("Metadata(\"a\", 1.5), Metadata(\"k\", typeof(string))", "Metadata(\"a\", 1.5)")]
    [InlineData("Usage(Seconds = 1e100, Factor = 2)", "Usage(Factor = 2)")]
    [InlineData("Answer(Tokens = 3, Requirement = (Requirement)99)", "Answer(Tokens = 3)")]
    [InlineData("Sandbox(null)", "")]
    public async Task Fix_takes_the_argument_away_or_what_needs_it(string before, string after)
    {
        var mended = Family(after);
        Assert.Equal(mended, await FixTest.Of("TSK1005", Family(before)).FixFirstAsync());
        await Test(mended).VerifyAsync();
    }

    [Fact]
    public async Task Fix_mends_a_whole_solution()
    {
        const string source = """
            using TaskSpec;

            [assembly: Limits(TimeSeconds = -1, CostUsd = 0)]
            [assembly: ScalingPlan(1e18, 1e22, Models = 0, TargetFlop = 1e24)]

            [Metric("m", Form.PassAtK, K = 0)]
            public sealed class M : IMetric;

            [TaskFamily("x", Version = "1"), Headline<M>(Ceiling = 2)]
            public sealed class X
            {
                [Step(Tokens = 0, Weight = -1)]
                public sealed class Only : Step;
            }
            """;
        var after = (await FixTest.Of("TSK1005", source).FixAllAsync())["Test.cs"];
        var mended = source
            .Replace("TimeSeconds = -1, ", "")
            .Replace("[assembly: ScalingPlan(1e18, 1e22, Models = 0, TargetFlop = 1e24)]\n", "")
            .Replace(", K = 0", "")
            .Replace("(Ceiling = 2)", "")
            .Replace("(Tokens = 0, Weight = -1)", "");
        Assert.Equal(mended, after);
        await Test(after).VerifyAsync();
    }

    private static AnalyzerTest Test(string source) => AnalyzerTest.Of("TSK1005", source);

    private static string Family(string attributes) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"){(attributes.Length == 0 ? "" : ", " + attributes)}]");
}
