using System.Reflection;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Rules;
using TaskSpec.Testing;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>Of which metrics a curve is believed to be one of choices: those that guesses score on.</summary>
public sealed class CurvesOfChoicesTests
{
    private static readonly MetricAttribute[] Metrics =
    [
        .. from type in typeof(ExactMatch).Assembly.GetExportedTypes()
        where type.IsClass && typeof(IMetric).IsAssignableFrom(type)
        select type.GetCustomAttribute<MetricAttribute>()!,
    ];

    [Fact]
    public void They_are_the_metrics_of_choices() =>
        Assert.Equal(["acc", "acc_norm", "brier_score", "choice_log_likelihoods"], OfChoices(floor: null));

    [Fact]
    public void A_declared_floor_makes_a_score_one_of_choices_and_a_tiny_one_does_not()
    {
        Assert.Contains("exact_match", OfChoices(floor: .2));
        Assert.Contains("judge_score", OfChoices(floor: .2));
        Assert.DoesNotContain("exact_match", OfChoices(floor: .005));
        Assert.DoesNotContain("judge_score", OfChoices(floor: .005));
    }

    private static string[] OfChoices(double? floor) =>
        [.. Metrics.Where(metric => IsOfChoices(metric, floor)).Select(metric => metric.Id).Order(StringComparer.Ordinal)];

    // What is believed of choices moves the figures of nothing else.
    private static bool IsOfChoices(MetricAttribute metric, double? floor)
    {
        var use = new MetricUse(metric.Id, "T.Metric", metric.Form)
        {
            By = metric.By,
            Floor = floor ?? (metric.Floor > 0 ? metric.Floor : null),
            K = metric.K > 0 ? metric.K : null,
            Threshold = metric.Threshold > 0 ? metric.Threshold : null,
            Edits = metric.Edits > 0 ? metric.Edits : null,
            Order = metric.Order > 0 ? metric.Order : null,
            Levels = metric.Levels > 0 ? metric.Levels : null,
        };
        var family = Family("one", 100, use) with
        {
            Choices = new(4),
            Answer = new() { Tokens = 8 },
        };
        return Error(Assumptions.Default) != Error(Assumptions.Default with { ChoiceCurves = Reference.Curves });

        double? Error(Assumptions assumed) =>
            Assessor
                .Of(new(Catalog(family), assumed), family, RuleOptions.Default.ExcessLimit, Detail.Explanation)
                .Forecast?.Error;
    }
}
