using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>What the rules about one family look at.</summary>
internal sealed record FamilyFacts(
    CatalogContext Context,
    Family Family,
    Structure Structure,
    Assessment Assessment,
    RuleOptions Options
)
{
    /// <summary>The family's metrics of the answer, the headline first.</summary>
    public IEnumerable<MetricUse> AnswerMetrics =>
        Family.Headline is { } headline ? Family.Records.Prepend(headline) : Family.Records;

    /// <summary>Whether the family is judged with others of its suite, which then carries the warning.</summary>
    public bool InSuite => Context.JudgedTogether(Family).Count > 1;

    /// <summary>A finding about the family.</summary>
    public Finding Finding(Rule rule, Place place, string message) => new(rule, place, message) { Family = Family.Id };

    /// <summary>The attribute of the family.</summary>
    public Place At(string attribute, string? argument = null) => new(Family.Type, attribute) { Argument = argument };
}
