using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>All rules over a whole catalog. Every front end shows what it returns.</summary>
/// <param name="Findings">The findings, by family in ordinal order and then by rule.</param>
/// <param name="Assessments">One assessment a family, in the catalog's order.</param>
public sealed record Checkup(EquatableArray<Finding> Findings, EquatableArray<Assessment> Assessments)
{
    /// <summary>Checks a catalog.</summary>
    public static Checkup Of(Catalog catalog, RuleOptions options) => throw new NotImplementedException();
}
