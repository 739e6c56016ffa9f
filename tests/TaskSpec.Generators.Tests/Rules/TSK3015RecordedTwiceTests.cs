using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3015RecordedTwiceTests
{
    [Theory]
    [InlineData("Headline<ExactMatch>, [|Records<ExactMatch>|]")]
    [InlineData("Headline<ExactMatch>, [|Records<ExactMatch>(Extract = \"(.)\")|]")]
    [InlineData("Headline<TestsPass>, Records<F1>, [|Records<F1>|]")]
    [InlineData("Headline<TestsPass>, Records<F1>(Name = \"a\"), [|Records<F1>(Name = \"a\", Extract = \"(.)\")|]")]
    [InlineData("Headline<ExactMatch>, [|Records<Other>|]")]
    [InlineData("Headline<ExactMatch>, Records<F1>")]
    [InlineData("Headline<ExactMatch>, Records<ExactMatch>(Name = \"flexible\", Extract = \"(.)\")")]
    [InlineData("Headline<TestsPass>, Records<F1>, Records<F1>(Name = \"a\")")]
    public Task Second_of_one_name_fires(string metrics) => AnalyzerTest.Of("TSK3015", Source(metrics)).VerifyAsync();

    [Fact]
    public Task Step_has_columns_of_its_own() =>
        AnalyzerTest
            .Of(
                "TSK3015",
                Declare.Family(
                    "[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, Records<LogLikelihood>]",
                    "[Step, Records<LogLikelihood>] public sealed class A : Step;"
                        + "[Step, Records<LogLikelihood>, [|Records<LogLikelihood>|]] public sealed class B : Step;"
                )
            )
            .VerifyAsync();

    [Theory]
    [InlineData("Headline<ExactMatch>, Records<F1>", "Headline<F1>")]
    [InlineData("Headline<ExactMatch>, Records<F1>", "Records<F1>")]
    [InlineData("Headline<ExactMatch>", "[|Records<ExactMatch>|]")]
    public Task What_a_suite_records_is_no_second_time(string suite, string family) =>
        AnalyzerTest
            .Of(
                "TSK3015",
                $$"""
                using TaskSpec;
                [Suite("s", Version = "1"), {{suite}}] public abstract class S;
                [TaskFamily("x", Version = "1"), {{family}}] public sealed class X : S;
                """
            )
            .VerifyAsync();

    [Theory]
    [InlineData(
        "Headline<ExactMatch>, [|Records<ExactMatch>|]",
        "ExactMatch stands twice as exact_match on Subject, as the headline and recorded again",
        "Take it away."
    )]
    [InlineData(
        "Headline<ExactMatch>, [|Records<Other>|]",
        "Other stands twice as exact_match",
        "Name it, as in [Records<Other>(Name = \"…\")]."
    )]
    public async Task Message_names_the_column(string metrics, string said, string remedy)
    {
        var message = (await AnalyzerTest.Of("TSK3015", Source(metrics)).SingleAsync()).GetMessage();
        Assert.StartsWith(said, message, StringComparison.Ordinal);
        Assert.EndsWith(remedy, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Headline<ExactMatch>, Records<ExactMatch>", "Headline<ExactMatch>")]
    [InlineData("Headline<TestsPass>, Records<F1>, Records<F1>", "Headline<TestsPass>, Records<F1>")]
    public async Task Fix_takes_the_second_away(string metrics, string left)
    {
        var before = Source(metrics);
        var after = await FixTest.Of("TSK3015", before).FixFirstAsync();
        Assert.Equal(before.Replace(metrics, left), after);
        await AnalyzerTest.Of("TSK3015", after).VerifyAsync();
    }

    [Theory]
    [InlineData("Headline<ExactMatch>, Records<Other>")]
    [InlineData("Headline<ExactMatch>, Records<ExactMatch>(Extract = \"(.)\")")]
    [InlineData("Headline<ExactMatch>, Records<ExactMatch>(Name = \"a\", Extract = \"(.)\"), Records<ExactMatch>")]
    public async Task What_might_be_meant_is_left_to_the_author(string metrics) =>
        Assert.Empty(await FixTest.Of("TSK3015", Source(metrics)).OfferedAsync());

    private static string Source(string metrics) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {metrics}]")
        + "[Metric(\"exact_match\", Form.AllRight)] public sealed class Other : IMetric;";
}
