using TaskSpec.Assessments;
using TaskSpec.Generators.Tests.Reading;

namespace TaskSpec.Generators.Tests.Forms;

/// <summary>Every form is reached from an attribute on a metric's type, with its parameters, and changes the forecast as it should.</summary>
public sealed class FormReachTests
{
    public static TheoryData<Form> Responding => [.. Enum.GetValues<Form>().Where(form => FormTable.Of(form).Responds)];

    [Theory]
    [MemberData(nameof(Responding))]
    public void A_headline_of_any_form_is_forecast(Form form)
    {
        var assessment = Assess($"Form.{form}");
        Assert.Equal(form, assessment.Metrics[0].Use.Form);
        Assert.InRange(assessment.Forecast!.Error, assessment.Forecast.Floor, .5);
        Assert.InRange(assessment.Forecast.Floor, .001, .2);
        Assert.All(assessment.Curve, point => Assert.InRange(point.Expected, 0, 1));
        Assert.True(assessment.Curve[0].Expected <= assessment.Curve[^1].Expected);
    }

    [Fact]
    public void A_calibration_error_has_no_forecast_and_does_not_stand_for_others()
    {
        Assert.Null(Assess("Form.CalibrationError").Forecast);
        var beside = Assess("Form.AllRight", "[Records<CalibrationError>]");
        Assert.Equal(Assess("Form.AllRight").Forecast, beside.Forecast);
        Assert.Single(beside.Metrics);
    }

    [Theory]
    [InlineData("Form.PassAtK, K = 10", "k 10")]
    [InlineData("Form.PassHatK, K = 8", "k 8")]
    [InlineData("Form.WithinEdits, Edits = 4", "edits 4")]
    [InlineData("Form.Threshold, Threshold = 0.8", "threshold 0.8")]
    [InlineData("Form.NGrams, Order = 6", "order 6")]
    [InlineData("Form.NGrams, Order = 3, FromOrder = 3", "from order 3")]
    [InlineData("Form.Graded, Levels = 10", "levels 10")]
    [InlineData("Form.SetOverlap, Averaging = Averaging.Classes", "over classes")]
    public void A_parameter_counts_and_is_shown(string declared, string shown)
    {
        var plain = Assess(declared.Split(',')[0]);
        var with = Assess(declared);
        Assert.Contains(shown, with.Metrics[0].Parameters);
        Assert.DoesNotContain(shown, plain.Metrics[0].Parameters);
        Assert.NotEqual(plain.Forecast!.Error, with.Forecast!.Error);
    }

    [Theory]
    [MemberData(nameof(Responding))]
    public void An_argument_counts_where_the_table_says_so(Form form)
    {
        var plain = Assess($"Form.{form}", detail: Detail.Finding).Forecast;
        string[] arguments = ["Edits = 3", "FromOrder = 3", "K = 5", "Levels = 10", "Order = 6", "Threshold = 0.8"];
        var counting =
            from argument in arguments
            where Assess($"Form.{form}, {argument}", detail: Detail.Finding).Forecast != plain
            select argument.Split(' ')[0];
        Assert.Equal(FormTable.Of(form).Parameters.Except(["Averaging", "TokenCorrelation"]), counting);
    }

    private static Assessment Assess(string metric, string records = "", Detail detail = Detail.Explanation)
    {
        var catalog = Read.Catalog(
            $$"""
            using TaskSpec;
            [Metric("m", {{metric}})] public sealed class M : IMetric;
            [TaskFamily("f", Version = "1"), Samples(100), Answer(Tokens = 20), Choices(4), Sampling(Attempts = 20, Temperature = 1)]
            [Headline<M>] {{records}}
            public sealed class F
            {
                [Step(Tokens = 10, Weight = 1, Across = Transfer.Distinct)] public sealed class A : Step;
                [Step(Tokens = 20, Weight = 2, Across = Transfer.Distinct), After<A>] public sealed class B : Step;
            }
            """
        );
        return Assessor.Of(new CatalogContext(catalog), catalog.Families[0], .075, detail);
    }
}
