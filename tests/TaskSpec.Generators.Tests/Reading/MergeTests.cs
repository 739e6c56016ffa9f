using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Tests.Reading;

public sealed class MergeTests
{
    private const string Inherited = """
        [assembly: Limits(TimeSeconds = 1, Tokens = 2, CostUsd = 3)]
        [assembly: Sampling(Attempts = 5, Temperature = 1)]
        [assembly: Sandbox("docker", Image = "base", Gpus = 1)]
        [assembly: Scored(By.Judge, With = "judge-1", TimeoutSeconds = 10)]
        [assembly: Provenance(License = "MIT", Url = "https://example.org")]
        [assembly: Metadata("a", 1), Metadata("b", "assembly")]
        [Suite("outer", Version = "1"), Limits(Messages = 4, Tokens = 20), Metadata("b", "outer"), Variant("v", Items.Same), Variant("w", Items.Oracle)]
        public abstract class Outer { [Step] public sealed class Think : Step; }
        [Suite("inner", Version = "2"), Limits(Turns = 5), Sampling(Temperature = 0), Headline<ExactMatch>(Extract = "x"), Samples(7), Variant("v", Items.Disjoint)]
        public abstract class Inner : Outer;
        """;

    [Fact]
    public void Nearest_named_argument_wins_and_the_others_are_inherited()
    {
        var family = Of(
            """[TaskFamily("f", Version = "1"), Limits(Tokens = 200), Sampling(Attempts = 6)] public sealed class F : Inner;"""
        );
        Assert.Equal(
            new Limits
            {
                TimeSeconds = 1,
                Tokens = 200,
                CostUsd = 3,
                Messages = 4,
                Turns = 5,
            },
            family.Limits
        );
        Assert.Equal(new Sampling { Attempts = 6, Temperature = 0 }, family.Sampling);
        Assert.Equal("inner", family.Suite);
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData(", Makers = true", "", true)]
    [InlineData(", Makers = true", ", Makers = false", false)]
    [InlineData("", ", Makers = true", true)]
    public void A_plan_of_its_own_inherits_whether_models_are_of_many_makers(string assembly, string own, bool? makers)
    {
        var catalog = Read.Catalog(
            $"""
            using TaskSpec;
            [assembly: ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24{assembly})]
            [TaskFamily("f", Version = "1"), ScalingPlan(1e19, 1e22, Models = 7, TargetFlop = 1e24{own})] public sealed class F;
            """
        );
        Assert.Equal(assembly == "" ? null : true, catalog.Plan!.Makers);
        Assert.Equal(new ScalingPlan(1e19, 1e22, 7, 1e24) { Makers = makers }, Assert.Single(catalog.Families).Plan);
    }

    [Fact]
    public void Explicit_zero_removes_an_inherited_limit()
    {
        var family = Of(
            """[TaskFamily("f", Version = "1"), Limits(TimeSeconds = 0, Messages = 0), Scored(By.Container, TimeoutSeconds = 0)] public sealed class F : Inner;"""
        );
        Assert.Equal(
            new Limits
            {
                Tokens = 20,
                CostUsd = 3,
                Turns = 5,
            },
            family.Limits
        );
        Assert.Equal(new Scoring(By.Container) { With = "judge-1" }, family.Scored);
    }

    [Fact]
    public void Constructor_arguments_replace()
    {
        var family = Of(
            """[TaskFamily("f", Version = "1"), Sandbox("podman", Internet = true), Samples(8, TaskPerSample = true)] public sealed class F : Inner;"""
        );
        Assert.Equal(
            new Sandbox("podman")
            {
                Image = "base",
                Internet = true,
                Gpus = 1,
            },
            family.Sandbox
        );
        Assert.Equal(new SampleSource(SampleKind.Declared) { Count = 8, TaskPerSample = true }, family.Samples);
    }

    [Fact]
    public void Lists_unite_and_the_nearest_entry_of_a_key_stands()
    {
        var family = Of(
            """[TaskFamily("f", Version = "1"), Metadata("c", true), Metadata("c", 0.5)] public sealed class F : Inner;"""
        );
        Assert.Equal(["a=1", "b=\"outer\"", "c=0.5", "c=true"], family.Metadata.Select(entry => $"{entry.Key}={entry.Value}"));
        Assert.Equal([new Variant("v", Items.Disjoint), new Variant("w", Items.Oracle)], family.Variants);
    }

    [Fact]
    public void Suites_give_headline_samples_and_steps()
    {
        var family = Of(
            """[TaskFamily("f", Version = "1")] public sealed class F : Inner { [Step, After<Think>] public sealed class Act : Step; }"""
        );
        Assert.Equal(("exact_match", "x"), (family.Headline!.Metric, family.Headline.Extract));
        Assert.Equal(7, family.Samples!.Count);
        Assert.Equal([("think", true), ("act", null)], family.Steps.Select(step => (step.Id, step.Shared)));
        Assert.Equal("Outer+Think", family.Steps[0].Type);
    }

    [Fact]
    public void Absent_values_are_unknown_and_zero_is_a_value()
    {
        var family = Of(
            """
            [Tool("calc")] public sealed class Calc : Tool;
            [TaskFamily("f", Version = "1"), Records<ExactMatch>(TokenCorrelation = 0)]
            public sealed class F { [Step, Calls<Calc>] public sealed class One : Step; [Step(Tokens = 3, Requirement = Requirement.Exact)] public sealed class Two : Step; }
            """
        );
        Assert.Null(family.Steps[0].Tokens);
        Assert.Null(family.Steps[0].Requirement);
        Assert.Null(family.Steps[0].Across);
        Assert.Null(family.Steps[0].Calls[0].Need);
        Assert.Equal(Requirement.Exact, family.Steps[1].Requirement);
        Assert.Equal(0, family.Records[0].TokenCorrelation);
    }

    [Fact]
    public void Metric_bounds_have_defaults_and_infinity_is_none()
    {
        var family = Of(
            """
            [Metric("lower", Form.Unknown, Best = 0, Worst = double.PositiveInfinity)] public sealed class Lower : IMetric;
            [Metric("plain", Form.AllRight)] public sealed class Plain : IMetric;
            [TaskFamily("f", Version = "1"), Headline<Plain>, Records<Lower>] public sealed class F;
            """
        );
        Assert.Equal((1, 0), (family.Headline!.Best, family.Headline.Worst));
        Assert.Equal((0, null), (family.Records[0].Best, family.Records[0].Worst));
    }

    [Fact]
    public void Shared_steps_and_step_ids()
    {
        var family = Of(
            """
            public sealed class ReadHTTPFile2 : Step;
            [TaskFamily("f", Version = "1"), HasStep<ReadHTTPFile2>]
            public sealed class F { [Step(Id = "z"), After<ReadHTTPFile2>] public sealed class Zoom : Step; [Step, After<Zoom>] public sealed class A : Step; public sealed class NotAStep; }
            """
        );
        Assert.Equal(["read-http-file2", "z", "a"], family.Steps.Select(step => step.Id));
        Assert.True(family.Steps[0].Shared);
        Assert.Equal(["read-http-file2"], family.Steps[1].After);
    }

    [Fact]
    public void Summary_is_plain_text()
    {
        var family = Of(
            """
            /// <summary>
            ///   Two &lt;lines&gt; with <see cref="System.String"/>
            ///   and <c>code</c>.
            /// </summary>
            [TaskFamily("f", Version = "1")] public sealed class F;
            """
        );
        Assert.Equal("Two <lines> with String and code.", family.Summary);
    }

    private static Family Of(string family) => Read.Family(Inherited + Metric + family);

    private const string Metric = """
        [Metric("exact_match", Form.AllRight)] public sealed class ExactMatch : IMetric;
        """;
}
