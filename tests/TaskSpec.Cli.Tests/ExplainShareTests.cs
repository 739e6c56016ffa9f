using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Tests;

/// <summary>What <c>explain</c> says of causes and remedies does not contradict the forecast above them, whatever the score's range.</summary>
public sealed class ExplainShareTests : CliTest
{
    private static readonly MetricUse Accuracy = new("acc", "TaskSpec.MultipleChoiceAccuracy", Form.ArgmaxOfChoices)
    {
        By = By.LogProbs,
    };

    [Theory]
    [InlineData(2, 20)]
    [InlineData(4, 100)]
    [InlineData(10, 1_000)]
    public void Every_cause_costs_and_every_remedy_helps_as_a_share_of_the_range(int choices, int samples)
    {
        var json = JsonParser.Parse(Run("explain", Write(Quiz(choices, samples)), "quiz", "--json").Output);
        var declared = Share(json);

        Assert.Equal(1 - 1.0 / choices, Number(json, "range"), 2);
        Assert.Contains(json["causes"]!.Items, cause => cause["name"]!.Text == "chance floor" && Number(cause, "range") > .99);
        Assert.All(json["causes"]!.Items, cause => Assert.True(Share(cause) < declared));
        Assert.All(json["remedies"]!.Items, remedy => Assert.True(Share(remedy) < declared));
    }

    [Fact]
    public void Errors_of_the_curve_are_said_to_be_those_of_sampling_and_the_targets_to_be_the_forecasts()
    {
        var text = Run("explain", Write(Quiz(4, 100)), "quiz").Output;

        Assert.Contains("sampling error", text);
        Assert.Matches(@"the target, forecast to ±0\.\d{3}", text);
        Assert.Matches(@"within the limit of 0\.11\d, 0\.15 of the score's range of 0\.75", text);
        Assert.Matches(@"as declared +±0\.\d{3} +0\.\d{3} +0\.750 +0\.\d{3}", text);
    }

    private static Catalog Quiz(int choices, int samples) =>
        Examples.Of(
            Examples.Addition with
            {
                Id = "quiz",
                Headline = Accuracy,
                Records = [],
                Choices = new(choices),
                Samples = new SampleSource(SampleKind.Declared) { Count = samples },
            }
        );

    private static double Share(JsonValue figures) => Number(figures, "excess") / Number(figures, "range");

    private static double Number(JsonValue json, string name) =>
        double.Parse(json[name]!.Text!, System.Globalization.CultureInfo.InvariantCulture);
}
