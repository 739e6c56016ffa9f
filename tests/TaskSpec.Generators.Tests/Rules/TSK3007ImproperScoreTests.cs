using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3007ImproperScoreTests
{
    [Theory]
    [InlineData("[|Headline<CalibrationError>|]")]
    [InlineData("[|Headline<Overconfidence>|], Records<BrierScore>")]
    [InlineData("Headline<BrierScore>, Records<CalibrationError>")]
    [InlineData("Headline<LogLikelihood>, Records<Overconfidence>")]
    [InlineData("Records<CalibrationError>")]
    public Task Calibration_as_headline_fires(string metrics) => Test(metrics).VerifyAsync();

    [Theory]
    [InlineData("", "LogLikelihood")]
    [InlineData(", Choices(4)", "BrierScore")]
    public async Task Message_has_the_bias_and_a_proper_score(string choices, string proper)
    {
        var message = (await Test("[|Headline<CalibrationError>|]" + choices).SingleAsync()).GetMessage();
        Assert.Contains("on 1,000 samples in 15 bins perfect calibration still scores .04.", message, StringComparison.Ordinal);
        Assert.Contains($"such as {proper}, and record CalibrationError", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bias_is_that_of_perfect_calibration()
    {
        // A thousand runs of 1,000 answers whose confidence is the chance to be right.
        var random = new Random(3007);
        var error = Enumerable.Range(0, 1_000).Average(_ => CalibrationError.Of(Answers(random)));
        Assert.InRange(error, .0375, .0395);

        static IEnumerable<(double, bool)> Answers(Random random)
        {
            for (var i = 0; i < 1_000; i++)
            {
                var confidence = (i + .5) / 1_000;
                yield return (confidence, random.NextDouble() < confidence);
            }
        }
    }

    private static AnalyzerTest Test(string metrics) =>
        AnalyzerTest.Of(
            "TSK3007",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {metrics}]")
                + "[Metric(\"overconfidence\", Form.CalibrationError, Best = 0, Worst = 1)] public sealed class Overconfidence : IMetric;"
        );
}
