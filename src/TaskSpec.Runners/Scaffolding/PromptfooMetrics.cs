using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>What promptfoo's assertions measure.</summary>
internal static class PromptfooMetrics
{
    /// <summary>
    /// The metrics of tests: what decides the test, where that is not its one assertion, and then each assertion. Those of one name are one
    /// metric, as they are in results.
    /// </summary>
    public static IReadOnlyList<MetricDraft> Of(PromptfooScoring scored)
    {
        var metrics = scored
            .Assertions.Select(assertion => assertion with { Weight = assertion.Metric is null ? 1 : assertion.Weight })
            .Distinct()
            .GroupBy(assertion => (assertion.Metric, Single: assertion.Metric is null ? assertion : null))
            .Select(alike => Of([.. alike]))
            .Distinct();
        Parameter[] given = [.. scored.Given, .. Weights(scored)];
        return scored.Assertions.Count > 1 || given.Length > 0 ? [Pass(given), .. metrics] : [.. metrics];
    }

    /// <summary>What promptfoo counts as a pass: every assertion passes, or their mean is high enough.</summary>
    private static MetricDraft Pass(Parameter[] given)
    {
        var use = new MetricUse("pass", "", Form.AllRight) { Best = 1, Worst = 0 };
        if (given.Any(one => one.Name == "assertScoringFunction"))
            use = use with { Form = Form.Unknown };
        else if (given.FirstOrDefault(one => one.Name == "threshold")?.Value is { } stated)
            use =
                double.TryParse(stated, NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold)
                && threshold is > 0 and <= 1
                    ? use with
                    {
                        Form = Form.Threshold,
                        Threshold = threshold,
                    }
                    : use with
                    {
                        Form = Form.Unknown,
                    };
        return new(use)
        {
            Summary =
                given.Length == 0
                    ? "One where every assertion of the test passes."
                    : $"One where the test passes{MetricParameters.Words(given)}.",
            Apart = given.Length == 0 ? [] : [MetricParameters.Name("by", given)],
        };
    }

    /// <summary>An assertion of no weight fails no test; other weights count in a mean alone.</summary>
    private static IEnumerable<Parameter> Weights(PromptfooScoring scored)
    {
        var weights = scored
            .Assertions.Select(assertion => assertion.Weight)
            .Select(weight => scored.Given.Count > 0 || weight == 0 ? weight : 1)
            .ToArray();
        return weights.All(weight => weight == weights[0] && weight != 0)
            ? []
            : [new("weights", string.Join(", ", weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture))))];
    }

    private static MetricDraft Of(PromptfooAssertion[] alike)
    {
        var assertion = alike[0];
        if (assertion is { Type: "equals", Metric: null, Given.Count: 0 })
            return BuiltIn.Of<ExactMatch>();
        var isOne = alike.Length == 1;
        var own = string.Join('-', alike.Select(one => MetricParameters.Name(one.Type, one.Given)));
        var id = assertion.Metric ?? own;
        var form = isOne ? FormOf(assertion.BaseType) : Form.Unknown;
        return new(
            new(Ids.IsSafe(id) ? id : Ids.Safe(id), "", form)
            {
                Best = 1,
                Worst = 0,
                By = alike.Select(one => ByOf(one.BaseType)).Distinct().ToArray() is [var by] ? by : null,
            }
        )
        {
            Summary =
                (isOne ? "promptfoo's assertion " : "The mean of promptfoo's assertions ")
                + string.Join(" and ", alike.Select(one => Words(one, isOne)))
                + (form == Form.Unknown ? "; how it is computed is not stated." : ": passed or not."),
            Apart = assertion.Metric is null ? [] : [own],
        };
    }

    private static string Words(PromptfooAssertion assertion, bool isOne) =>
        assertion.Type
        + MetricParameters.Words(assertion.Given)
        + (isOne || assertion.Weight == 1 ? "" : FormattableString.Invariant($", weight = {assertion.Weight}"));

    /// <summary>Text that is there or not passes or fails; what a function or a judge gives may be any number.</summary>
    private static Form FormOf(string type) =>
        type
            is "equals"
                or "contains"
                or "icontains"
                or "contains-all"
                or "contains-any"
                or "icontains-all"
                or "icontains-any"
                or "regex"
                or "starts-with"
                or "is-json"
                or "contains-json"
                or "is-xml"
                or "contains-xml"
                or "is-sql"
                or "is-refusal"
            ? Form.AllRight
            : Form.Unknown;

    private static By? ByOf(string type) =>
        FormOf(type) == Form.AllRight ? By.Text
        : type.Contains("rubric", StringComparison.Ordinal)
        || type.Contains("model-graded", StringComparison.Ordinal)
        || type is "factuality" or "g-eval"
            ? By.Judge
        : type.StartsWith("perplexity", StringComparison.Ordinal) ? By.LogProbs
        : null;
}
