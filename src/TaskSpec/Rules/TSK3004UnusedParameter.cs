using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A metric carries an argument that its form has no use for.</summary>
internal static class TSK3004UnusedParameter
{
    // An unknown form is another rule's; averaging and floor say something of any metric.
    public static IEnumerable<Finding> Check(FamilyFacts facts) =>
        from metric in PlacedMetric.Of(facts.Family)
        let form = FormTable.Of(metric.Use.Form)
        where form.Form != Form.Unknown
        from argument in Given(metric.Use)
        where argument.Value is not null && !form.Parameters.Contains(argument.Name)
        select Unused(facts, metric, argument.Name, argument.Value!.Value);

    private static IEnumerable<(string Name, double? Value)> Given(MetricUse use) =>
        [
            (nameof(use.Edits), use.Edits),
            (nameof(use.FromOrder), use.FromOrder),
            (nameof(use.K), use.K),
            (nameof(use.Levels), use.Levels),
            (nameof(use.Order), use.Order),
            (nameof(use.Threshold), use.Threshold),
            (nameof(use.TokenCorrelation), use.TokenCorrelation),
        ];

    private static Finding Unused(FamilyFacts facts, PlacedMetric metric, string name, double value)
    {
        var isOfUse = name == nameof(metric.Use.TokenCorrelation);
        var forms = FormTable.All.Where(form => form.Parameters.Contains(name)).Select(form => $"{form.Form}");
        var shown = value.ToString(CultureInfo.InvariantCulture);
        var remove = isOfUse
            ? Edit.Remove(metric.On, metric.Attribute, name, metric.Use.Type)
            : Edit.Remove(metric.Use.Type, "Metric", name, null);
        return facts.Finding(
            RuleBook.UnusedParameter,
            isOfUse ? metric.Place with { Parameter = name } : metric.Place,
            $"{name} = {shown} of {metric.Name} changes nothing: a metric of form {metric.Use.Form} has no use for it, one of {string.Join(" or ", forms)} has."
                + $" Take it away{(isOfUse ? "" : ", or declare the form that is meant")}."
        ) with
        {
            Cause = "unused argument",
            Remedy = $"remove {name}",
            Edits = [remove with { Kind = "remove" }],
        };
    }
}
