using System.Globalization;
using System.Text.RegularExpressions;
using TaskSpec.Assessments;
using TaskSpec.Generators.Tests.Reading;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>The figures of forecasts on the pages are those of the declarations that they are said of, nearly: beliefs that are learnt anew move the third digit.</summary>
public sealed class PageFigureTests
{
    private const string Accuracy = "Headline<MultipleChoiceAccuracy>";
    private const string Gated = "Headline<ExactMatch>, HasStep<Script>, HasStep<Digest>, Limits(TimeSeconds = 600)";

    [Theory]
    [InlineData("TSK6001", @"exact match, any length \| ±(\S+) ", "Samples(100), Answer(Tokens = 4), Headline<ExactMatch>")]
    [InlineData(
        "TSK6001",
        @"edit similarity, 4 tokens \| ±(\S+) ",
        "Samples(100), Answer(Tokens = 4), Headline<ExactMatch>, Records<EditSimilarity>"
    )]
    [InlineData(
        "TSK6001",
        @"edit similarity, 64 tokens \| ±(\S+) ",
        "Samples(100), Answer(Tokens = 64), Headline<ExactMatch>, Records<EditSimilarity>"
    )]
    [InlineData("TSK2003", @"where exact match has ±(0\.\d+)", $"Samples(100), {Gated}")]
    [InlineData("TSK2003", @"exact match: ±(0\.\d+) on 100", $"Samples(100), {Gated}, Records<EditSimilarity>")]
    [InlineData("TSK6002", @"on 12 samples\s+accuracy forecasts to ±(\S+) ", $"Samples(12), Choices(2), {Accuracy}")]
    [InlineData("TSK6002", @"help little \(±(0\.\d+)\)", $"Samples(12), Choices(2), {Accuracy}, Records<ChoiceLogLikelihoods>")]
    [InlineData("TSK6002", @"50 bring ±(0\.\d+)", $"Samples(50), Choices(2), {Accuracy}")]
    [InlineData("TSK6002", @"1,000 ±(0\.\d+)", $"Samples(1_000), Choices(2), {Accuracy}")]
    [InlineData("TSK3005", @"four choices ±(\S+) becomes", $"Samples(100), Choices(4), {Accuracy}")]
    [InlineData("TSK3005", @"becomes ±(\S+) on 100\s", $"Samples(100), Choices(4), {Accuracy}, Records<ChoiceLogLikelihoods>")]
    [InlineData("TSK3005", @"and ±(\S+) becomes ±\S+ on 50;", $"Samples(50), Choices(4), {Accuracy}")]
    [InlineData("TSK3006", @"is ±(\S+) with it", $"Samples(100), Choices(4), {Accuracy}, Records<BrierScore>")]
    public void Errors_are_those_of_the_assessment(string page, string figure, string attributes) =>
        AssertNear(page, figure, Assess(attributes).Forecast!.Error);

    [Theory]
    [InlineData(
        "TSK6001",
        @"exact match, any length \| \S+ \| (\.\d+)",
        "Samples(100), Answer(Tokens = 4), Headline<ExactMatch>"
    )]
    [InlineData("TSK6001", @"1,000 bring the excess of exact match to (\.\d+)", "Samples(1_000), Headline<ExactMatch>")]
    [InlineData("TSK6002", @"of the range \| (\.\d+)", $"Samples(100), Choices(2), {Accuracy}")]
    [InlineData("TSK6002", @"of the range \| \S+ \| (\.\d+)", $"Samples(100), Choices(4), {Accuracy}")]
    [InlineData("TSK6002", @"of the range \| \S+ \| \S+ \| (\.\d+)", $"Samples(100), Choices(10), {Accuracy}")]
    [InlineData("TSK6002", @"of the range \| \S+ \| \S+ \| \S+ \| (\.\d+)", $"Samples(100), Choices(100), {Accuracy}")]
    [InlineData("TSK6002", @"exact\s+match has (\.\d+) on 100", "Samples(100), Headline<ExactMatch>")]
    [InlineData("TSK3001", @"is (\.\d+) of the range above chance with ten", $"Samples(100), Choices(10), {Accuracy}")]
    public void Excesses_are_shares_of_the_range(string page, string figure, string attributes)
    {
        var assessment = Assess(attributes);
        AssertNear(page, figure, assessment.Forecast!.Excess / assessment.Range);
    }

    [Theory]
    [InlineData("TSK6003", @"7 models, 1e18 to 1e22 \| 1e26 \| ±(\S+) ", 1e18, 1e22, 7, 1e26)]
    [InlineData("TSK6003", @"4 models, 1e18 to 1e20 \| 1e22 \| ±(\S+) ", 1e18, 1e20, 4, 1e22)]
    [InlineData("TSK6003", @"4 models, 1e18 to 1e20 \| 1e26 \| ±(\S+) ", 1e18, 1e20, 4, 1e26)]
    [InlineData("TSK6003", @"4 models, 1e18 to 1e19 \| 1e24 \| ±(\S+) ", 1e18, 1e19, 4, 1e24)]
    [InlineData("TSK6003", @"1 model, 1e20 \| 1e23 \| ±(\S+) ", 1e20, 1e20, 1, 1e23)]
    [InlineData("TSK6008", @"1e22 \| 1e23 \| ±(\S+) ", 1e18, 1e22, 7, 1e23)]
    [InlineData("TSK6008", @"1e22 \| 1e24 \| ±(\S+) ", 1e18, 1e22, 7, 1e24)]
    [InlineData("TSK6008", @"1e22 \| 1e26 \| ±(\S+) ", 1e18, 1e22, 7, 1e26)]
    public void Floors_are_those_of_the_plan(string page, string figure, double from, double to, int models, double target) =>
        AssertNear(page, figure, PlanFloor.Of(new(from, to, models, target)));

    private static void AssertNear(string page, string figure, double expected)
    {
        var said = Regex.Match(new RulePage(page).Text, figure).Groups[1].Value;
        Assert.NotEqual("", said);
        var digits = said.Length - said.IndexOf('.', StringComparison.Ordinal) - 1;
        Assert.Equal(expected, double.Parse(said, CultureInfo.InvariantCulture), Math.Max(.003, .6 * Math.Pow(10, -digits)));
    }

    private static Assessment Assess(string attributes)
    {
        var catalog = Read.Catalog(
            $$"""
            using TaskSpec;
            [Tool("python", Input = Requirement.AnyCorrect)] public sealed class Python : Tool;
            [Step(Tokens = 60, Requirement = Requirement.AnyCorrect, Across = Transfer.Distinct), Calls<Python>(Need = Need.Essential)]
            public sealed class Script : Step;
            [Step(Tokens = 64, Across = Transfer.Distinct), After<Script>, OutputOf<Python>] public sealed class Digest : Step;
            [TaskFamily("f", Version = "1"), {{attributes}}] public sealed class F;
            """
        );
        return Assessor.Of(new CatalogContext(catalog), catalog.Families[0], .15);
    }
}
