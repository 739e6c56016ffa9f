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
    private readonly Lazy<LadderView?> view = new(() => LadderView.Of(Context, Structure));

    /// <summary>What the ladder shows of the family's curve; null where no difficulty is declared or measured.</summary>
    public LadderView? View => view.Value;

    /// <summary>The family's metrics of the answer, the headline first.</summary>
    public IEnumerable<MetricUse> AnswerMetrics =>
        Family.Headline is { } headline ? Family.Records.Prepend(headline) : Family.Records;

    /// <summary>Whether the family is judged with others of its suite, which then carries the warning.</summary>
    public bool InSuite => Context.JudgedTogether(Family).Count > 1;

    /// <summary>A finding about the family.</summary>
    public Finding Finding(Rule rule, Place place, string message) => new(rule, place, message) { Family = Family.Id };

    /// <summary>The attribute that says how hard the family is; of one that was measured only, the family's.</summary>
    public Place AtDifficulty =>
        At(
            Family.Difficulty is not null ? "Difficulty"
            : Family.DifficultyFromHumanTime is not null ? "DifficultyFromHumanTime"
            : "TaskFamily"
        );

    /// <summary>What results said of the family; null where nothing was measured, or of something else than is declared.</summary>
    public MeasuredFamily? Measured => Structure.Measured;

    /// <summary>The attribute of the family.</summary>
    public Place At(string attribute, string? argument = null) => new(Family.Type, attribute) { Argument = argument };
}
