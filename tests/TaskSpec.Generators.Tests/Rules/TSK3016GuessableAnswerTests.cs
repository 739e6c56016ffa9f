using TaskSpec.Assessments;
using TaskSpec.Generators.Tests.Reading;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3016GuessableAnswerTests
{
    [Theory]
    [InlineData("[|Choices(4)|], Headline<ExactMatch>")]
    [InlineData("[|Choices(4)|], Headline<AnyOfTwo>, Sampling(Attempts = 2)")]
    [InlineData("Choices(4, Floor = 0.25), Headline<ExactMatch>")]
    [InlineData("Choices(4, Floor = 0), Headline<ExactMatch>")]
    [InlineData("Choices(4), Headline<Letter>")]
    [InlineData("Choices(4), Headline<TestsPass>")]
    [InlineData("Choices(4), Headline<MultipleChoiceAccuracy>")]
    [InlineData("Choices(4), Headline<EditSimilarity>")]
    [InlineData("Headline<ExactMatch>")]
    public Task Text_of_a_choice_without_a_floor_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData(
        "Choices(4)",
        "x has 4 choices, and ExactMatch of the answer is right by chance in 1 of 4, where",
        "Floor = 0.25)]"
    )]
    [InlineData(
        "Choices(3, Max = 5)",
        "x has 3 to 5 choices, and ExactMatch of the answer is right by chance in up to 1 of 3, where",
        "Floor = 0.333)]"
    )]
    public async Task Message_has_the_floor(string choices, string said, string remedy)
    {
        var message = (await Test($"[|{choices}|], Headline<ExactMatch>").SingleAsync()).GetMessage();
        Assert.StartsWith(said, message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Choices(4, Floor = 0.25), Headline<ExactMatch>", "Headline<Letter>")]
    [InlineData("Choices(4, Floor = 0), Headline<ExactMatch>", "Headline<ExactMatch>")]
    public void Floor_of_the_choices_is_that_of_the_metric(string one, string other) =>
        Assert.Equal(Forecast(other), Forecast(one));

    [Fact]
    public void Floor_of_the_choices_changes_the_forecast() =>
        Assert.NotEqual(Forecast("Headline<ExactMatch>"), Forecast("Choices(4, Floor = 0.25), Headline<ExactMatch>"));

    private static Catalogs.ForecastSummary? Forecast(string attributes)
    {
        var catalog = Read.Catalog(Source(attributes));
        return Assessor.ForecastOf(new CatalogContext(catalog), catalog.Families.Single(family => family.Id == "x"));
    }

    private static AnalyzerTest Test(string attributes) => AnalyzerTest.Of("TSK3016", Source(attributes));

    private static string Source(string attributes) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {attributes}]")
        + """
            [Metric("letter", Form.AllRight, Floor = 0.25, By = By.Text)] public sealed class Letter : IMetric;
            [Metric("any_of_two", Form.PassAtK, K = 2, By = By.Text)] public sealed class AnyOfTwo : IMetric;
            """;
}
